"""One question for model and verifier: is this rule kept by this week?"""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import TypeAdapter
from support import problem_with

from optimizer.domain.program import Block, Item, Session, Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.engines import cpsat
from optimizer.files.catalog import load_catalog
from optimizer.kinds import AnyRule, Rule
from optimizer.model.compile import compiled
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, Rows
from optimizer.problem.catalog import Catalog
from optimizer.problem.objective import Objective
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.kinds import CHECKS
from optimizer.verifier.structure import structure
from optimizer.verifier.tally import Tally

Sets = dict[str, dict[str, int]]
"""Day -> exercise -> sets."""

Turns = dict[str, list[tuple[str, str]]]
"""Day -> pairs of exercises that are done in turns."""

IDLE = ("push_up", "goblet_squat", "seated_cable_row")
"""Exercises that a pinned plan offers and the week leaves out."""

_RULE = TypeAdapter(AnyRule)


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

    def write(
        scenario: Scenario,
        sets: Sets,
        turns: Turns | None = None,
        themes: dict[str, str] | None = None,
    ) -> Week:
        sessions = tuple(
            Session(
                day=day, title="Day", budget_minutes=minutes,
                seconds=0, warmup_seconds=0, cooldown_seconds=0,
                blocks=blocks(sets.get(day, {}), (turns or {}).get(day, [])),
                theme=(themes or {}).get(day),
            )
            for day, minutes in scenario.days.items()
        )  # fmt: skip
        return Week(week="A", sessions=sessions)

    return write


@pytest.fixture(scope="session")
def keeps(catalog: Catalog, written: Any) -> Callable[..., bool]:
    """The verifier's verdict; of pairs, also what it says of their sets."""

    def verdict(
        rule: Rule,
        scenario: Scenario,
        sets: Sets,
        turns: Turns | None = None,
        themes: dict[str, str] | None = None,
        rules: tuple[Rule, ...] = (),
    ) -> bool:
        week = written(scenario, sets, turns, themes)
        if rule.kind == "pairs":
            faults = structure((week,), scenario, (rule,), catalog)
            if any(fault.rule == "structure.pair" for fault in faults):
                return False
        findings = CHECKS[rule.kind](rule, Tally(week, scenario, catalog, rules))
        return all(finding.ok for finding in findings)

    return verdict


@pytest.fixture(scope="session")
def solvable() -> Callable[[Rows], bool]:
    """Whether rows have a solution, by proof."""

    def ask(rows: Rows) -> bool:
        outcome = cpsat.solve(rows, SearchSettings(60.0))
        assert outcome.proven or outcome.values is not None, "neither a solution nor a proof"
        return outcome.values is not None

    return ask


def pin(plan: Plan, sets: Sets, turns: Turns, themes: dict[str, str] | None = None) -> None:
    """Leave one week only: on days where the plan has days, else its totals."""
    for exercise in plan.exercises:
        here = {day: sets.get(day, {}).get(exercise.id, 0) for day in plan.days}
        total, sessions = sum(here.values()), sum(n > 0 for n in here.values())
        plan.rows.row(plan.amount(exercise, "sets"), total, total)
        plan.rows.row(plan.amount(exercise, "sessions"), sessions, sessions)
        for day, n in here.items() if plan.with_days else ():
            plan.rows.row(plan.amount(exercise, "sets", day), n, n)
            plan.rows.row(plan.amount(exercise, "exercises", day), int(n > 0), int(n > 0))
    for day in plan.days if plan.themes and themes else ():
        theme = plan.themes.framework.theme(themes[day])
        here = plan.themes.on(day, theme) if theme else Linear()
        plan.rows.row(here, 1, None, fact=f"{day} is {themes[day]}")
    for day in plan.days if plan.with_days else ():
        pin_pairs(plan, Weekday(day), turns.get(day, []), sets.get(day, {}))


def pin_pairs(plan: Plan, day: Weekday, turns: list[tuple[str, str]], sets: dict[str, int]) -> None:
    """Form these pairs of a day and no others."""
    formed: dict[tuple[int, int, int], int] = {}
    for first, second in turns:
        classes = [class_of(plan, name) for name in (first, second)]
        key = (classes[0], classes[1], sets.get(first, 0))
        formed[key] = formed.get(key, 0) + 1
        if sets.get(first) != sets.get(second) or turns.count((first, second)) > 1:
            plan.rows.row(Linear(), 1, None, fact="a pair of unequal sets")
    names = [name for turn in turns for name in turn]
    if len(set(names)) < len(names):
        plan.rows.row(Linear(), 1, None, fact="an exercise in two pairs")
    for flow in plan.pairs.flows(day) if plan.pairs else ():
        count = formed.pop((flow.first, flow.second, flow.rounds), 0)
        plan.rows.row(flow.count, count, count)
    for first, second, _ in formed:
        plan.rows.row(
            Linear(), 1, None, fact=f"no pair of the classes {first}, {second} is offered"
        )


def class_of(plan: Plan, name: str) -> int:
    """The class of exercises that pair like this one; -1 where it pairs with none."""
    classes = plan.pairs.classes if plan.pairs else []
    return next((i for i, members in enumerate(classes) if name in {e.id for e in members}), -1)


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
        themes: dict[str, str] | None = None,
    ) -> Plan:
        names = {*IDLE, *(name for here in sets.values() for name in here)}
        pool = tuple(e for e in catalog.exercises if e.id in names)
        problem = problem_with(scenario, catalog, rules, objective)
        (plan,) = compiled(problem, pool, with_days, objective is not None).plans
        pin(plan, sets, turns or {}, themes)
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
        themes: dict[str, str] | None = None,
    ) -> tuple[bool, bool]:
        plan = pinned_plan((rule, *also), scenario, sets, turns, themes=themes)
        return solvable(plan.rows), keeps(rule, scenario, sets, turns, themes, (rule, *also))

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
