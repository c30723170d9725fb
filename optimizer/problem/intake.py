"""Screens and intake flags: what a client's self-checks change, as data (rules.md 1 and 4)."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from optimizer.domain.base import Exact, Frozen, as_list
from optimizer.domain.exercise import Level
from optimizer.domain.selector import Selector
from optimizer.kinds import AnyRule
from optimizer.kinds.availability import rule_id

FAIL, PAIN = "fail", "pain"
"""Answers to a screen that have consequences."""


WEAK = "stimulus."
"""What a change of a weak area is of the objective, before the muscle."""


def weak_area(target: str) -> str | None:
    """The muscle of which a change makes a weak area."""
    return target.removeprefix(WEAK) if target.startswith(WEAK) else None


class Bounds(Frozen):
    """Bounds that a rule is held to beside its own; `more` is added to the minimum of the set."""

    rule: str
    min: Exact | None = None
    max: Exact | None = None
    more: Exact | None = None


class Change(Frozen):
    """One thing that a screen or flag changes, with its `effect` in a sentence for people.

    Exactly one of: `rule` (instead of the rule of the same id, or added), `bounds` (the tighter
    wins), `weak` (the higher of it and the client's), `limit` (the lower), `exclude`, `prefer`
    (the client's own wins), `note`, which is its own effect.

    `levels` limits it to clients of these; `if_possible` to clients who own what a rule asks for
    and have its level.
    """

    rule: AnyRule | None = None
    bounds: Bounds | None = None
    weak: dict[str, Literal[1, 2]] = Field(default={})
    limit: dict[str, Literal[0, 1, 2]] = Field(default={})
    exclude: Selector | None = None
    prefer: dict[str, Annotated[int, Field(ge=-3, le=3)]] = Field(default={})
    note: str = ""
    effect: str = Field(min_length=10)
    source: str
    levels: Annotated[
        tuple[Level, ...], BeforeValidator(as_list, json_schema_input_type=Level | list[Level])
    ] = tuple(Level)
    if_possible: bool = False

    @model_validator(mode="before")
    @classmethod
    def _note_is_its_effect(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("note") and "effect" not in value:
            return {**value, "effect": value["note"]}
        return value

    @model_validator(mode="after")
    def _one_change(self) -> "Change":
        given = (self.rule, self.bounds, self.weak, self.limit, self.exclude, self.prefer)
        if sum(map(bool, (*given, self.note))) != 1:
            raise ValueError("name exactly one of rule, bounds, weak, limit, exclude, prefer, note")
        if self.if_possible and (self.rule is None or self.rule.wanted is None):
            raise ValueError("`if_possible` goes with a rule of coverage")
        return self

    @property
    def targets(self) -> tuple[str, ...]:
        """What it changes: ids of rules, terms of the objective, or "note"."""
        if self.rule is not None:
            return (self.rule.id,)
        if self.bounds is not None:
            return (self.bounds.rule,)
        if self.weak:
            return tuple(WEAK + muscle for muscle in self.weak)
        if self.limit:
            return (rule_id("stress"),)
        if self.exclude is not None:
            return (rule_id("exclude"),)
        return ("preference",) if self.prefer else ("note",)


class Screen(Frozen):
    """A self-check; `how` it is done, and what a `fail` changes."""

    id: str
    name: str
    question: str
    fails_if: Literal["yes", "no"]
    how: str
    source: str
    changes: tuple[Change, ...]


class Flag(Frozen):
    """A fact of the intake; `same_as` names a screen whose changes it brings as well."""

    id: str
    question: str
    same_as: str | None = None
    source: str
    changes: tuple[Change, ...] = ()


class Intake(Frozen):
    """All screens and flags, in the order in which they are applied."""

    screens: tuple[Screen, ...]
    flags: tuple[Flag, ...]
