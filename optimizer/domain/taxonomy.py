"""What training is made of: exercises, muscles, equipment and the words that describe them."""

from functools import cached_property

from optimizer.domain.base import Frozen
from optimizer.domain.exercise import (
    Adjustment,
    Dose,
    EquipmentItem,
    Exercise,
    Goal,
    Group,
    Kind,
    Muscle,
    MuscleClass,
    Pattern,
    Preset,
    Stress,
    Tag,
)
from optimizer.domain.framework import Framework
from optimizer.domain.preparation import Preparation
from optimizer.domain.selector import Selector
from optimizer.domain.waves import BlockTable


class Taxonomy(Frozen):
    """Everything that training is made of, and that rules may speak of."""

    muscles: tuple[Muscle, ...]
    groups: tuple[Group, ...]
    equipment: tuple[EquipmentItem, ...]
    presets: tuple[Preset, ...]
    stress: tuple[Stress, ...]
    hold_seconds: dict[Goal, str]
    heavy_axial_rir: int
    doses: tuple[Dose, ...]
    adjustments: tuple[Adjustment, ...]
    patterns: tuple[Pattern, ...]
    tags: tuple[Tag, ...]
    frameworks: tuple[Framework, ...]
    blocks: tuple[BlockTable, ...]
    exercises: tuple[Exercise, ...]
    preparation: Preparation

    @cached_property
    def by_id(self) -> dict[str, Exercise]:
        """Exercises by id."""
        return {exercise.id: exercise for exercise in self.exercises}

    @cached_property
    def measured(self) -> dict[str, Muscle | Group]:
        """Muscles and groups by id: everything that has a weekly volume."""
        items: tuple[Muscle | Group, ...] = (*self.muscles, *self.groups)
        return {item.id: item for item in items}

    def half_sets(self, exercise: Exercise, target: str) -> int:
        """Half sets that one set of the exercise adds to a muscle or group (formats.md section 1)."""
        item = self.measured[target]
        if exercise.kind is Kind.DRILL and item.class_ is not MuscleClass.STABILISER:
            return 0
        if not exercise.kind.scheduled:
            return 0
        members = item.members if isinstance(item, Group) else (target,)
        return max((exercise.contributions.get(member, 0) for member in members), default=0)

    @cached_property
    def feeds(self) -> dict[str, tuple[tuple[Exercise, int], ...]]:
        """By muscle or group, the exercises that feed it, with the half sets that a set adds."""
        return {
            target: tuple((e, half) for e in self.exercises if (half := self.half_sets(e, target)))
            for target in self.measured
        }

    def picked(self, of: Selector) -> tuple[Exercise, ...]:
        """The exercises that a selector picks, in catalog order."""
        if of not in self._picked:
            self._picked[of] = tuple(filter(of.matches, self.exercises))
        return self._picked[of]

    @cached_property
    def _picked(self) -> dict[Selector, tuple[Exercise, ...]]:
        return {}

    def owned(self, equipment: tuple[str, ...]) -> frozenset[str]:
        """Items of a list that may name presets."""
        presets = {preset.id: preset.items for preset in self.presets}
        return frozenset(item for entry in equipment for item in presets.get(entry, (entry,)))
