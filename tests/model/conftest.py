"""One question for model and verifier: is this rule kept by this week?"""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter

from optimizer.domain.catalog import Catalog
from optimizer.domain.objective import Objective
from optimizer.domain.program import Block, Item, Session, Week
from optimizer.domain.rules import Rule
from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.model.compile import compiled
from optimizer.model.engines import cpsat
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, Rows
from optimizer.verifier.checks import CHECKS
from optimizer.verifier.structure import structure
from optimizer.verifier.tally import Tally

Sets = dict[str, dict[str, int]]
"""Day -> exercise -> sets."""

Turns = dict[str, list[tuple[str, str]]]
"""Day -> pairs of exercises that are done in turns."""

IDLE = ("push_up", "goblet_squat", "seated_cable_row")
"""Exercises that a pinned plan offers and the week leaves out."""

_RULE = TypeAdapter(Rule)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def make_rule() -> Callable[..., Rule]:
    def make(kind: str, id_: str = "r", **parameters: Any) -> Rule:
        basics = {"id": id_, "kind": kind, "why": "For the test.", "source": "test"}
        return _RULE.validate_python({**basics, **parameters})

    return make


@pytest.fixture(scope="session")
def make_scenario() -> Callable[..., Scenario]:
    """A client with a full gym; `days` is a list of 60-minute days or a mapping to minutes."""

    def make(days: Any = ("mon", "wed", "fri"), **more: Any) -> Scenario:
        minutes = days if isinstance(days, dict) else dict.fromkeys(days, 60)
        values = {"days": minutes, "equipment": ("full_gym",), "level": "advanced", **more}
        return Scenario.model_validate(values)

    return make


@pytest.fixture(scope="session")
def written(catalog: Catalog) -> Callable[..., Week]:
    """The week of a program file that holds these sets, paired as told."""

    def blocks(here: dict[str, int], turns: list[tuple[str, str]]) -> tuple[Block, ...]:
        paired = {name for pair in turns for name in pair}
        members = [*turns, *((name,) for name in here if name not in paired)]
        return tuple(
            Block(
                seconds=0,
                items=tuple(Item(exercise=name, sets=here[name], rest_seconds=0) for name in names),
            )
            for names in members
        )

    def write(scenario: Scenario, sets: Sets, turns: Turns | None = None) -> Week:
        sessions = tuple(
            Session(
                day=day, title="Day", budget_minutes=minutes,
                seconds=0, warmup_seconds=0, cooldown_seconds=0,
                blocks=blocks(sets.get(day, {}), (turns or {}).get(day, [])),
            )
            for day, minutes in scenario.days.items()
        )  # fmt: skip
        return Week(week="A", sessions=sessions)

    return write


@pytest.fixture(scope="session")
def keeps(catalog: Catalog, written: Any) -> Callable[..., bool]:
    """The verifier's verdict; of pairs, also what it says of their sets."""

    def verdict(rule: Rule, scenario: Scenario, sets: Sets, turns: Turns | None = None) -> bool:
        week = written(scenario, sets, turns)
        if rule.kind == "pairs":
            faults = structure((week,), scenario, (rule,), catalog)
            if any(fault.rule == "structure.pair" for fault in faults):
                return False
        findings = CHECKS[rule.kind](rule, Tally(week, scenario, catalog))
        return all(finding.ok for finding in findings)

    return verdict


@pytest.fixture(scope="session")
def solvable() -> Callable[[Rows], bool]:
    """Whether rows have a solution, by proof."""

    def ask(rows: Rows) -> bool:
        outcome = cpsat.solve(rows, cpsat.Limits(seconds=60.0))
        assert outcome.proven or outcome.values is not None, "neither a solution nor a proof"
        return outcome.values is not None

    return ask


def pin(plan: Plan, sets: Sets, turns: Turns) -> None:
    """Leave one week only: on days where the plan has days, else its totals."""
    for exercise in plan.exercises:
        here = {day: sets.get(day, {}).get(exercise.id, 0) for day in plan.days}
        total, sessions = sum(here.values()), sum(n > 0 for n in here.values())
        plan.rows.row(plan.amount(exercise, "sets"), total, total)
        plan.rows.row(plan.amount(exercise, "sessions"), sessions, sessions)
        for day, n in here.items() if plan.with_days else ():
            plan.rows.row(plan.amount(exercise, "sets", day), n, n)
            plan.rows.row(plan.amount(exercise, "exercises", day), int(n > 0), int(n > 0))
    for day in plan.days if plan.with_days else ():
        wanted = set(turns.get(day, ()))
        for pair in plan.pairs.on[day] if plan.pairs else ():
            formed = (pair.first.id, pair.second.id) in wanted
            plan.rows.row(pair.chosen, int(formed), int(formed))
            wanted.discard((pair.first.id, pair.second.id))
        for first, second in wanted:
            plan.rows.row(Linear(), 1, None, fact=f"no pair {first}, {second} is offered")


@pytest.fixture(scope="session")
def pinned_plan(catalog: Catalog) -> Callable[..., Plan]:
    """A plan of rules (and an objective) that allows one week only."""

    def make(
        rules: tuple[Rule, ...],
        scenario: Scenario,
        sets: Sets,
        turns: Turns | None = None,
        with_days: bool = True,
        objective: Objective | None = None,
    ) -> Plan:
        names = {*IDLE, *(name for here in sets.values() for name in here)}
        pool = tuple(e for e in catalog.exercises if e.id in names)
        plan = compiled(scenario, catalog, rules, objective, pool, with_days)
        pin(plan, sets, turns or {})
        return plan

    return make


@pytest.fixture(scope="session")
def judge_rule(pinned_plan: Any, keeps: Any, solvable: Any) -> Callable[..., tuple[bool, bool]]:
    """The verdicts of the model with days, and of the verifier, on one rule and week.

    `also` are rules that give the rule its meaning, such as the pairs that save time.
    """

    def verdicts(
        rule: Rule,
        scenario: Scenario,
        sets: Sets,
        turns: Turns | None = None,
        also: tuple[Rule, ...] = (),
    ) -> tuple[bool, bool]:
        plan = pinned_plan((rule, *also), scenario, sets, turns)
        return solvable(plan.rows), keeps(rule, scenario, sets, turns)

    return verdicts


@pytest.fixture(scope="session")
def week_allows(pinned_plan: Any, solvable: Any) -> Callable[..., bool]:
    """Whether the week layer alone accepts a week's totals: it must where the days do."""

    def verdict(rule: Rule, scenario: Scenario, sets: Sets, also: tuple[Rule, ...] = ()) -> bool:
        return solvable(pinned_plan((rule, *also), scenario, sets, with_days=False).rows)

    return verdict


@pytest.fixture(scope="session")
def small_catalog(catalog: Catalog) -> Callable[..., Catalog]:
    """The shipped catalog with a few exercises only."""

    def make(*names: str) -> Catalog:
        few = tuple(catalog.by_id[name] for name in names)
        fields = {field: getattr(catalog, field) for field in Catalog.model_fields}
        return Catalog(**{**fields, "exercises": few})

    return make
