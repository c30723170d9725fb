"""Read a plan: a program file or a training block, with everything that its weeks name checked."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from optimizer.domain.block import BlockWeek, TrainingBlock
from optimizer.domain.program import Program, Week
from optimizer.errors import Fault, InputError
from optimizer.files.nearest import unknown
from optimizer.files.reading import MAX_BYTES, parse, read_input, read_tree
from optimizer.files.scenario import load_problem, problem_of
from optimizer.files.tree import Path_, Tree, show, texts_at
from optimizer.files.validate import validated
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem

FORMATS: dict[str, type[Program] | type[TrainingBlock]] = {
    "program/1": Program,
    "block/1": TrainingBlock,
}
"""Formats of a plan, by what their files say of themselves."""


YEARS = range(2000, 2200)
"""Years that a plan may lie in."""


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A program or a block with at least one week, and the checked scenario inside it."""

    document: Program | TrainingBlock
    problem: Problem


def block_json(block: TrainingBlock) -> str:
    """The block file's text."""
    return json.dumps(block.model_dump(mode="json"), indent=2, ensure_ascii=False) + "\n"


def load_base(path: str, catalog: Catalog) -> tuple[Problem, Program | None]:
    """What a block is planned from: a scenario, or a program with the scenario in it.

    A program says what it is by its `format`. Stdin for `-`. Raises InputError with all faults.
    """
    if path == "-":
        text, _ = read_input(path)
        if claims(text).get("format") is None:
            return problem_of(parse(text, "stdin", "", lenient=True), catalog), None
        tree = parse(text, "stdin", ".json")
    elif stated_format(path) is None:
        return load_problem(path, catalog), None
    else:
        tree = read_tree(path, ".json")
    plan = plan_of(tree, catalog, ("program/1",))
    assert isinstance(plan.document, Program)
    return plan.problem, plan.document


def stated_format(path: str) -> object:
    """What a JSON file says it is; None for any other file, whatever is wrong with it."""
    try:
        with open(path, encoding="utf-8-sig") as stream:
            return claims(stream.read(MAX_BYTES)).get("format")
    except (OSError, ValueError):
        return None


def claims(text: str) -> dict[str, Any]:
    """What a JSON text says of itself; nothing where it is something else, whatever is wrong."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def block_in(tree: Tree, catalog: Catalog) -> tuple[TrainingBlock, Problem]:
    """A parsed block file and the scenario in it, checked. Raises InputError with all faults."""
    plan = plan_of(tree, catalog, ("block/1",))
    assert isinstance(plan.document, TrainingBlock)
    return plan.document, plan.problem


def load_plan(path: str, catalog: Catalog) -> PlanDocument:
    """Read a program or a block from a file, or from stdin for `-`.

    Raises InputError with all faults, for a file without weeks too.
    """
    return plan_of(read_tree(path, ".json"), catalog)


def plan_of(
    tree: Tree, catalog: Catalog, formats: tuple[str, ...] = tuple(FORMATS)
) -> PlanDocument:
    """The plan that a parsed file holds. Raises InputError with all faults, without weeks too."""
    document = validated(FORMATS[_format(tree, formats)], tree)
    if not document.weeks:
        raise InputError(tree.source, [_without_weeks(document, tree)])
    faults = list(_week_faults(document, tree, catalog))
    if faults:
        raise InputError(tree.source, faults)
    return PlanDocument(document, problem_of(tree.part(("scenario",), document.scenario), catalog))


def _format(tree: Tree, formats: tuple[str, ...]) -> str:
    """The format that the file states; one that states none is taken for the first."""
    stated = tree.value.get("format", formats[0]) if isinstance(tree.value, dict) else formats[0]
    if stated in formats:
        return str(stated)
    told = unknown(str(stated), formats) | {"value": show(stated)}
    fault = tree.fault(("format",), "is not a format that is read here", **told)
    raise InputError(tree.source, [fault])


def _without_weeks(document: Program | TrainingBlock, tree: Tree) -> Fault:
    why = f": the program is {document.status}" if isinstance(document, Program) else ""
    return tree.fault(("weeks",), f"holds no week{why}", allowed="at least one week")


def _week_faults(
    document: Program | TrainingBlock, tree: Tree, catalog: Catalog
) -> Iterator[Fault]:
    """Unknown exercises, weeks and days given twice, and weeks of a block that begin off Monday."""
    seen: set[str | int] = set()
    weeks: tuple[Week | BlockWeek, ...] = document.weeks
    for w, week in enumerate(weeks):
        where: Path_ = ("weeks", w)
        key: str | int = week.week
        if isinstance(document, TrainingBlock):
            key = document.weeks[w].number
            yield from _date_faults(document, w, tree)
        if key in seen:
            yield tree.fault(where, f"repeats week {key}")
        seen.add(key)
        days: set[str] = set()
        for s, session in enumerate(week.sessions):
            at: Path_ = (*where, "sessions", s)
            if session.day in days:
                yield tree.fault(
                    (*at, "day"), "is given twice in the week", value=session.day, code="duplicate"
                )
            days.add(session.day)
            for place, id_ in _named(tree, at):
                if id_ not in catalog.by_id:
                    yield tree.fault(
                        place, "is not a known exercise",
                        **unknown(id_, catalog.by_id, "see `optimizer catalog list`"),
                    )  # fmt: skip


def _date_faults(block: TrainingBlock, index: int, tree: Tree) -> Iterator[Fault]:
    """A week that begins off Monday, or not a week after the one before it."""
    starts = block.weeks[index].starts
    where = ("weeks", index, "starts")
    if starts.year not in YEARS:
        allowed = f"{YEARS.start} to {YEARS.stop - 1}"
        yield tree.fault(where, "is not in a year of our time", value=str(starts), allowed=allowed)
    elif starts.weekday():
        yield tree.fault(where, "must be a Monday", value=str(starts))
    elif index and starts != block.weeks[index - 1].starts + timedelta(weeks=1):
        yield tree.fault(where, "must be a week after the week before", value=str(starts))


def _named(tree: Tree, at: Path_) -> Iterator[tuple[Path_, str]]:
    """Every exercise that a session names, with its place."""
    session = tree.value
    for part in at:
        session = session[part]
    for pattern in ("warmup.*.exercise", "cooldown.*.exercise", "blocks.*.items.*.exercise"):
        yield from (((*at, *path), name) for path, name in texts_at(session, pattern))
