"""Picking exercises by what they are."""

from typing import Annotated

from pydantic import BeforeValidator

from optimizer.domain.base import Frozen, Many, as_list
from optimizer.domain.exercise import Exercise, Kind, Laterality, Plane


class Selector(Frozen):
    """Picks exercises: every field given must hold; a list means any of.

    `pattern` matches a whole pattern or its family; `muscle` matches prime movers; `stress` matches
    exercises that carry the tag at any level.
    Drills are left out unless `kind` names them.
    """

    kind: Annotated[
        tuple[Kind, ...], BeforeValidator(as_list, json_schema_input_type=Kind | list[Kind])
    ] = (Kind.HARD,)
    id: Many = ()
    pattern: Many = ()
    region: Many = ()
    dose: Many = ()
    muscle: Many = ()
    tag: Many = ()
    without_tag: Many = ()
    plane: Annotated[
        tuple[Plane, ...], BeforeValidator(as_list, json_schema_input_type=Plane | list[Plane])
    ] = ()
    plane_strict: bool | None = None
    laterality: Annotated[
        tuple[Laterality, ...],
        BeforeValidator(as_list, json_schema_input_type=Laterality | list[Laterality]),
    ] = ()
    compound: bool | None = None
    loadable: bool | None = None
    stress: Many = ()
    level: Annotated[
        tuple[int, ...], BeforeValidator(as_list, json_schema_input_type=int | list[int])
    ] = ()
    standing: Annotated[
        tuple[int, ...], BeforeValidator(as_list, json_schema_input_type=int | list[int])
    ] = ()

    def matches(self, exercise: Exercise) -> bool:
        """Whether the exercise is picked."""
        e = exercise
        return (
            e.kind in self.kind
            and (not self.id or e.id in self.id)
            and (not self.pattern or e.pattern in self.pattern or e.family in self.pattern)
            and (not self.region or e.region in self.region)
            and (not self.dose or e.dose in self.dose)
            and (not self.muscle or any(e.contributions.get(m) == 2 for m in self.muscle))
            and (not self.tag or any(t in e.tags for t in self.tag))
            and not any(t in e.tags for t in self.without_tag)
            and (not self.plane or e.plane in self.plane)
            and (self.plane_strict is None or e.plane_strict is self.plane_strict)
            and (not self.laterality or e.laterality in self.laterality)
            and (self.compound is None or e.compound is self.compound)
            and (not self.stress or any(s in e.stress for s in self.stress))
            and (self.loadable is None or e.loadable is self.loadable)
            and (not self.level or e.level in self.level)
            and (not self.standing or e.standing in self.standing)
        )
