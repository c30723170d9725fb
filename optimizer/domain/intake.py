"""Screens and intake flags: what a client's self-checks change, as data (rules.md 1 and 4)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from optimizer.domain.base import Exact, Frozen, as_list
from optimizer.domain.catalog import Catalog, Level
from optimizer.domain.program import ChangeRow
from optimizer.domain.rules import CoverageRule, Rule, Selector
from optimizer.domain.scenario import Scenario

FAIL, PAIN = "fail", "pain"
"""Answers to a screen that have consequences."""


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

    rule: Rule | None = None
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
        if self.if_possible and not isinstance(self.rule, CoverageRule):
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
            return tuple(f"stimulus.{muscle}" for muscle in self.weak)
        if self.limit:
            return ("availability.stress",)
        if self.exclude is not None:
            return ("availability.exclude",)
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


@dataclass(frozen=True, slots=True)
class Triggered:
    """A change with the answer that brought it; not `possible` where it had to be left out."""

    trigger: str
    change: Change
    possible: bool


@dataclass(frozen=True, slots=True)
class Applied:
    """The scenario with what the intake changes of it, the rules it brings, and every change."""

    scenario: Scenario
    rules: tuple[Rule, ...]
    changes: tuple[Triggered, ...]

    @property
    def bounds(self) -> tuple[Bounds, ...]:
        """Bounds that rules are held to beside their own."""
        return tuple(t.change.bounds for t in self.changes if t.change.bounds is not None)


def applied(scenario: Scenario, catalog: Catalog) -> Applied:
    """What screens and flags make of a scenario. Applied to its own result it changes nothing.

    Of weak areas the higher level wins, of limits the lower, of likes the client's own.
    """
    changes = triggered(scenario, catalog)
    weak, limits = dict(scenario.weak), dict(scenario.limits)
    prefer: dict[str, int] = {}
    exclude = list(scenario.exclude)
    for change in (t.change for t in changes if t.possible):
        for muscle, level in change.weak.items():
            weak[muscle] = max(level, weak.get(muscle, level))
        for tag, limit in change.limit.items():
            limits[tag] = min(limit, limits.get(tag, limit))
        prefer |= change.prefer
        if change.exclude is not None:
            exclude += [e.id for e in catalog.exercises if change.exclude.matches(e)]
    update = {
        "weak": weak,
        "limits": limits,
        "prefer": {**prefer, **scenario.prefer},
        "exclude": tuple(dict.fromkeys(exclude)),
    }
    rules = tuple(t.change.rule for t in changes if t.possible and t.change.rule is not None)
    return Applied(scenario.model_copy(update=update) if changes else scenario, rules, changes)


def triggered(scenario: Scenario, catalog: Catalog) -> tuple[Triggered, ...]:
    """Every change that the client's answers bring, screens first, in the order of the catalog."""
    found: list[Triggered] = []
    flags = [flag for flag in catalog.intake.flags if flag.id in scenario.flags]
    for screen in catalog.intake.screens:
        trigger = " + ".join(flag.id for flag in flags if flag.same_as == screen.id)
        if scenario.screens.get(screen.id) == FAIL:
            trigger = f"{screen.id}: {FAIL}"
        if trigger:
            found += _of(trigger, screen.changes, scenario, catalog)
    for flag in flags:
        found += _of(flag.id, flag.changes, scenario, catalog)
    return tuple(found)


def _of(
    trigger: str, changes: tuple[Change, ...], scenario: Scenario, catalog: Catalog
) -> list[Triggered]:
    return [
        Triggered(trigger, change, not change.if_possible or _possible(change, scenario, catalog))
        for change in changes
        if scenario.level in change.levels
    ]


def _possible(change: Change, scenario: Scenario, catalog: Catalog) -> bool:
    """Whether equipment and level allow any exercise that the rule selects."""
    owned = catalog.owned(scenario.equipment)
    of = change.rule.of if isinstance(change.rule, CoverageRule) else Selector()
    return any(
        of.matches(e) and e.level <= scenario.level.rank and not e.needs(owned)
        for e in catalog.exercises
    )


LEFT_OUT = "Left out: equipment and level allow none of these."
NO_SUCH_RULE = "Nothing to tighten: these constraints have no such rule."


def change_rows(found: Applied, rules: tuple[Rule, ...]) -> tuple[ChangeRow, ...]:
    """One row for everything that changes, for the program file and its reports."""
    known = {rule.id for rule in rules}
    rows = []
    for t in found.changes:
        effect = t.change.effect
        if not t.possible:
            effect = LEFT_OUT
        elif t.change.bounds is not None and t.change.bounds.rule not in known:
            effect = NO_SUCH_RULE
        for target in t.change.targets:
            rows.append(ChangeRow(trigger=t.trigger, rule=target, effect=effect))
    return tuple(rows)


Catalog.model_rebuild(_types_namespace={"Intake": Intake})
