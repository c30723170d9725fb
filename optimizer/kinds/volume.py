"""Volume: weekly or daily sets of a muscle or group."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from optimizer.domain.base import Exact
from optimizer.domain.exercise import MuscleClass
from optimizer.domain.repairs import Patch
from optimizer.domain.scenario import Range, Scenario, show_range
from optimizer.domain.selection import measured_name, whose
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import counted
from optimizer.kinds.bounded import Bounded
from optimizer.kinds.names import family_title
from optimizer.kinds.rule import LeverKind, Panel, Rule, Situation, Tight


class VolumeRule(Bounded):
    """`min <= weekly (or daily) sets of a muscle or group <= max`, in sets.

    `each` states the rule for all muscles and groups of these classes; the id then holds
    `{muscle}`. Bounds left out with `each` come from the catalog's taxonomy.
    `direct` counts only sets whose prime mover the muscle is.
    """

    kind: Literal["volume"]
    muscle: str | None = None
    each: tuple[MuscleClass, ...] = ()
    min: Exact | None = None
    max: Exact | None = None
    taxonomy_bounds: bool = False
    per: Literal["week", "day"] = "week"
    direct: bool = False

    priced: ClassVar[bool] = True

    @model_validator(mode="after")
    def _one_target(self) -> "VolumeRule":
        if (self.muscle is None) == (not self.each):
            raise ValueError("name either one muscle or the classes of `each`")
        if self.each and "{muscle}" not in self.id:
            raise ValueError("the id of a rule with `each` must hold {muscle}")
        if self.per == "day" and self.min is not None:
            raise ValueError("a daily volume has no minimum")
        return self

    @property
    def panel(self) -> Panel | None:
        """With the muscles, where all sets of a week count."""
        return "muscles" if self.key_of("weekly_sets") else None

    def title(self, catalog: Taxonomy) -> str:
        """Such as "Weekly sets: triceps"."""
        return f"{family_title(self.family)}: {whose(self.muscle, self.each, catalog)}"

    def tight(self, catalog: Taxonomy) -> Tight:
        """Among weekly sets, direct sets, or sets a day."""
        kinds = {(False, "week"): "weekly sets", (True, "week"): "direct sets"}
        among = kinds.get((self.direct, self.per), "sets a day")
        return Tight(measured_name(self.muscle or "", catalog).lower(), among)

    @property
    def totalled(self) -> bool:
        """Of a week."""
        return self.per == "week"

    @property
    def grain(self) -> int:
        """Sets count in halves, direct ones whole."""
        return 1 if self.direct else 2

    def words(self, catalog: Taxonomy) -> str:
        """Such as "chest: 8 to 20 sets a week"."""
        noun = "direct set" if self.direct else "set"
        if self.taxonomy_bounds:
            amount = "sets within the muscle's own band"
        else:
            amount = counted(noun, self.min, self.max)
        return f"{whose(self.muscle, self.each, catalog)}: {amount} a {self.per}"

    def fact(self, scenario: Scenario) -> str:
        """The muscle's `weekly_sets`."""
        if self.muscle not in scenario.weekly_sets:
            return ""
        return f"weekly_sets: {self.muscle} {scenario.weekly_sets[self.muscle]}"

    def sentence(self, around: Situation) -> str:
        """Such as "Chest: 8-20 sets a week; the rest of this list allows at most 5.5."."""
        assert self.muscle is not None
        name, direct = around.catalog.measured[self.muscle].name, " direct" if self.direct else ""
        often = "a session" if self.per == "day" else "a week"
        asked = f"{name}: {show_range(self.min, self.max)}{direct} sets {often}"
        return f"{asked}{self.reach(around)}."

    def fault(self) -> str:
        """Bounds that are no whole number of half sets."""
        between = any(end is not None and (end * 2).denominator != 1 for end in self.bounds)
        return "bounds sets between half-set steps" if between else super().fault()

    def written_out(self, catalog: Taxonomy) -> Iterator[Self]:
        """For each muscle and group of the classes, where it names any."""
        if not self.each:
            yield self
        for rule, item in self.of_classes(self.each, catalog):
            if self.taxonomy_bounds:
                most = None if item.max is None else Fraction(item.max)
                rule = rule.model_copy(update={"min": Fraction(item.min), "max": most})
            yield rule

    def for_client(self, scenario: Scenario, catalog: Taxonomy) -> Self:
        """With the client's `weekly_sets`, of which `default` speaks of muscles of the first class."""
        if self.muscle is None or not self.key_of("weekly_sets"):
            return self
        wanted = scenario.weekly_sets.get(self.muscle)
        if wanted is None and catalog.measured[self.muscle].class_ is MuscleClass.FULL:
            wanted = scenario.weekly_sets.get("default")
        if wanted is None:
            return self
        return self.model_copy(update={"min": wanted.min, "max": wanted.max})

    @classmethod
    def missing(cls, rules: Iterable[Rule], scenario: Scenario) -> "Iterator[VolumeRule]":
        """Weekly sets that the client asks for and no rule speaks of."""
        bounded = {rule.key_of("weekly_sets") for rule in rules}
        for muscle, wanted in scenario.weekly_sets.items():
            if muscle != "default" and muscle not in bounded:
                yield cls(
                    id=f"volume.{muscle}", kind="volume", muscle=muscle,
                    min=wanted.min, max=wanted.max,
                    why="The client asks for these weekly sets.", source="scenario weekly_sets",
                )  # fmt: skip

    @property
    def lever(self) -> LeverKind | None:
        """The bound of a week."""
        return "bound" if self.per == "week" else None

    def moved_words(self, value: Fraction, catalog: Taxonomy) -> str:
        """Such as "Chest: at least 10 sets a week instead of 14."."""
        assert self.muscle is not None
        side, new, before = self._change(value)
        name, direct = catalog.measured[self.muscle].name, "direct " if self.direct else ""
        return f"{name}: {side} {new} {direct}sets a week instead of {before}."

    def key_of(self, field: str) -> str | None:
        """The muscle under `weekly_sets`, where all sets of a week count."""
        spoken_of = field == "weekly_sets" and self.per == "week" and not self.direct
        return self.muscle if spoken_of else None

    def as_wish(self, asked: Scenario) -> Iterator[Patch]:
        """By `weekly_sets`."""
        if self.key_of("weekly_sets"):
            own = {name: str(given) for name, given in asked.weekly_sets.items()}
            written = str(Range(min=self.min, max=self.max))
            yield {"weekly_sets": {**own, str(self.muscle): written}}


def half_sets(sets: Fraction) -> int:
    """Half sets of a bound that was given in sets; bounds go in steps of 0.5."""
    doubled = sets * 2
    if doubled.denominator != 1:
        raise ValueError(f"{sets} sets is not a multiple of 0.5")
    return doubled.numerator
