"""The overlay file: which keys it has and what they hold (`overlay.py` lays it over a catalog)."""

from typing import Any, Literal

from pydantic import Field, field_validator

from optimizer.domain.base import Frozen
from optimizer.domain.exercise import EquipmentItem, Goal, Kind, Laterality, Plane, Preset

OWN_SOURCE = "own catalog"
"""`source` of an exercise that names none."""


class OwnExercise(Frozen):
    """An exercise of an overlay; seconds that are not given are those of its dose."""

    id: str = Field(min_length=2, max_length=80)
    name: str = Field(min_length=2, max_length=80)
    aliases: tuple[str, ...] = ()
    kind: Kind = Kind.HARD
    pattern: str
    dose: str
    plane: Plane
    plane_strict: bool = True
    laterality: Laterality
    contributions: dict[str, Literal[1, 2]]
    equipment: tuple[tuple[str, ...], ...] = Field(min_length=1)
    level: Literal[1, 2, 3]
    standing: Literal[0, 1, 2, 3] = 2
    stress: dict[str, Literal[1, 2]] = Field(default={})
    spares: dict[str, str] = Field(default={})
    tags: tuple[str, ...] = ()
    work_seconds: int | None = Field(default=None, gt=0, le=3600)
    rest_seconds: dict[Goal, int] | None = None
    setup_seconds: int | None = Field(default=None, ge=0, le=600)
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    cue: str = ""
    source: str = OWN_SOURCE

    @field_validator("id")
    @classmethod
    def _plain_id(cls, value: str) -> str:
        if not all(c.isascii() and (c.islower() or c.isdigit() or c == "_") for c in value):
            raise ValueError("must be lower-case letters, digits and underscores")
        return value

    @field_validator("rest_seconds")
    @classmethod
    def _rest_for_every_goal(cls, value: dict[Goal, int] | None) -> dict[Goal, int] | None:
        if value is not None and (set(value) != set(Goal) or min(value.values()) < 0):
            raise ValueError(f"must give seconds for each of {', '.join(Goal)}")
        return value


class Exercises(Frozen):
    """What happens to exercises; a changed one names only the fields that change."""

    add: tuple[OwnExercise, ...] = ()
    change: dict[str, dict[str, Any]] = Field(default={})
    remove: tuple[str, ...] = ()


class ItemChange(Frozen):
    """New name or loading of an item."""

    name: str | None = None
    load: bool | None = None


class Items(Frozen):
    """Items to add or change."""

    add: tuple[EquipmentItem, ...] = ()
    change: dict[str, ItemChange] = Field(default={})


class PresetChange(Frozen):
    """New name or whole new content of a preset."""

    name: str | None = None
    items: tuple[str, ...] | None = None


class Presets(Frozen):
    """Presets to add or change."""

    add: tuple[Preset, ...] = ()
    change: dict[str, PresetChange] = Field(default={})


class BoundsChange(Frozen):
    """New weekly bounds, in sets; `max: null` is no upper bound."""

    min: int = Field(default=0, ge=0)
    max: int | None = Field(default=None, ge=0)


class Muscles(Frozen):
    """Muscles and groups with other weekly bounds."""

    change: dict[str, BoundsChange] = Field(default={})


class Overlay(Frozen):
    """The overlay file."""

    exercises: Exercises = Exercises()
    equipment: Items = Items()
    presets: Presets = Presets()
    muscles: Muscles = Muscles()
