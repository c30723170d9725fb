"""Whom an audit judges weeks for: the client of a scenario, of a plan, or anyone at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optimizer.errors import Fault, InputError
from optimizer.files.audited import WrittenWeek
from optimizer.files.constraint_sets import constraint_set_of, set_names
from optimizer.files.scenario import load_problem, problem_of
from optimizer.files.tree import Tree, in_order, show
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem

MOST_MINUTES = 240
"""Minutes of a day that nobody gave; no rule is judged by them."""


@dataclass(frozen=True, slots=True)
class JudgedFor:
    """What the caller says of the client: a scenario file, a constraint set, weeks of the window."""

    scenario: str | None = None
    constraints: str | None = None
    coverage_window: int | None = None


ANYONE = JudgedFor()
"""Nothing is said: the client of the file, or one whom nothing is forbidden."""


@dataclass(frozen=True, slots=True)
class AuditClient:
    """Whom weeks are judged for: `problem`, without the rules that nothing is known for.

    `assumed` says that no scenario was given; `left_out` are ids of rules, each with the reason.
    """

    problem: Problem
    assumed: bool
    left_out: dict[str, str]


def client_of(written: WrittenWeek, asked: JudgedFor, catalog: Catalog) -> AuditClient:
    """Whom the weeks are judged for: the scenario given, or that of the plan, or anyone at all.

    Raises InputError with all faults, those of a text that were found before too.
    """
    faults = list(written.faults)
    chosen = None if asked.constraints is None else _chosen(asked.constraints, catalog)
    if asked.scenario is not None:
        if faults:
            raise InputError(written.source, in_order(faults))
        problem = load_problem(asked.scenario, catalog)
        tree = Tree(problem.source, problem.filled)
    elif written.whole:
        tree = written.client
    else:
        faults += _day_faults(written)
        tree = Tree(written.source, _anyone(written, catalog), written.client.places)
    tree.value |= {} if chosen is None else {"constraints": chosen}
    many = max((len(part.weeks) for part in written.parts), default=1)
    window = asked.coverage_window or tree.value.get("coverage_window", 1)
    tree.value["weeks"] = many
    if isinstance(window, int):
        window = min(window, many)
    tree.value["coverage_window"] = window
    try:
        if not written.sessions:
            raise InputError(written.source, [])
        problem = problem_of(tree, catalog)
    except InputError as error:
        if error.source != written.source and not faults:
            raise
        raise InputError(written.source, in_order([*faults, *error.faults])) from error
    if faults:
        raise InputError(written.source, in_order(faults))
    assumed = asked.scenario is None and not written.whole
    left_out = dict(_left_out(problem.rules, written, assumed))
    rules = tuple(rule for rule in problem.rules if rule.id not in left_out)
    return AuditClient(problem.with_rules(rules), assumed, left_out)


def _chosen(constraints: str, catalog: Catalog) -> str:
    """The constraint set of the command line, checked; a path stands for itself wherever it is used."""
    constraint_set_of(constraints, Tree("optimizer audit", {"constraints": constraints}), catalog)
    return constraints if constraints in set_names() else str(Path(constraints).resolve())


def _anyone(written: WrittenWeek, catalog: Catalog) -> dict[str, Any]:
    """A scenario that forbids nothing, under what the file says of the client."""
    days = dict.fromkeys((str(session.day) for session in written.sessions), MOST_MINUTES)
    return {
        "level": "advanced",
        "equipment": [item.id for item in catalog.equipment],
        "framework": "none",
        "pairs": "allow",
        "days": days,
        **written.client.value,
    }


def _day_faults(written: WrittenWeek) -> Iterator[Fault]:
    """Days with minutes that have no exercises, and the other way round."""
    given = written.client.value.get("days")
    if not isinstance(given, dict):
        return
    held = {str(session.day) for session in written.sessions}
    for day in held - given.keys():
        yield written.client.fault(("days",), f"gives no minutes for {day}", value=show(given))
    for day in given.keys() - held:
        yield written.client.fault(("days", day), "has no exercises in the week")


def _left_out(
    rules: tuple[Rule, ...], written: WrittenWeek, assumed: bool
) -> Iterator[tuple[str, str]]:
    """Rules that would be judged by what nobody said."""
    themed = any(session.theme is not None for session in written.sessions)
    for rule in rules:
        unsaid = rule.unsaid(assumed, "days" in written.client.value, themed)
        if unsaid:
            yield rule.id, unsaid
