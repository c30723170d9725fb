"""From a solved week to a dated block: waved, written out, verified."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from optimizer.answer.finish import made_with, refuse
from optimizer.answer.progress import Progress
from optimizer.answer.week import written_week
from optimizer.domain.block import BlockWeek, Partner, TrainingBlock, Wave
from optimizer.domain.placed import Placed, placed_in
from optimizer.domain.program import Program, Week
from optimizer.domain.waves import WHOLE, BlockTable, WaveWeek, sets_of, shortfall
from optimizer.domain.week import WEEK_NAMES
from optimizer.engines.stop import Cancel, cancelling
from optimizer.errors import Fault, InputError
from optimizer.features.plan.waves import hindrance, waved
from optimizer.features.solve.solve import solve
from optimizer.files.sources import PlanSource, Scenario, read_base
from optimizer.problem.catalog import Catalog
from optimizer.problem.deload import EXEMPT, LOAD, rules_of
from optimizer.problem.problem import Problem
from optimizer.problem.settings import USUAL, SearchSettings
from optimizer.verifier.block import judge_block
from optimizer.verifier.judge import judge_program

Form = tuple[Wave, int]
"""A wave with its percent: weeks of one form hold the same sets."""


@dataclass(frozen=True, slots=True)
class _Waves:
    """The weeks of a rotation in every form that a block has, and why some fall short of it."""

    placed: dict[Form, tuple[Placed, ...]]
    reasons: dict[Form, str]


def plan(
    source: Scenario | PlanSource,
    start: date,
    weeks: int = 8,
    settings: SearchSettings = USUAL,
    progress: Callable[[Progress], None] | None = None,
    cancel: Cancel | None = None,
    catalog: Catalog | None = None,
) -> TrainingBlock | Program:
    """A block of so many weeks from the Monday `start` on; without a week, the program that says why.

    `source` is a scenario, which is solved first, or a program. Raises InputError with every fault,
    ValueError where no block is so long or `start` is no Monday, and as `solve` does.
    """
    problem, program = read_base(source, catalog)
    table = next((table for table in problem.catalog.blocks if table.weeks == weeks), None)
    if table is None or start.weekday():
        raise ValueError(f"no block has {weeks} weeks from {start} on: 8 or 12, from a Monday")
    if program is not None:
        check_base(program, problem)
    with cancelling(cancel):
        week = program or solve(problem, settings, progress)
        return block_of(week, problem, table, start, settings, progress) if week.weeks else week


def block_of(
    program: Program,
    problem: Problem,
    table: BlockTable,
    start: date,
    settings: SearchSettings,
    progress: Callable[[Progress], None] | None = None,
) -> TrainingBlock:
    """The weeks of a program as a block from Monday `start` on, every week verified.

    Raises
    ------
    DisagreementError
        If the verifier rejects a week; nothing may be shown then.
    """
    started = time.perf_counter()
    waves = _waves(program, problem, table, settings, started, progress)
    weeks = tuple(
        _week(number, asked, program, waves, problem, start)
        for number, asked in enumerate(table.waves, 1)
    )
    solved = program.provenance
    seconds = time.perf_counter() - started + (solved.solve_seconds if solved else 0)
    draft = TrainingBlock(
        client=program.client,
        scenario=program.scenario,
        constraint_set=program.constraint_set,
        start=start,
        rescreen=start + timedelta(weeks=table.weeks),
        weeks=weeks,
        partners=tuple(_partners(table, weeks, waves, problem)),
        changes=problem.changes,
        provenance=made_with(problem, settings, seconds, solved.build_seconds if solved else 0.0),
    )
    return _verified(draft, problem)


def check_base(program: Program, problem: Problem) -> None:
    """Raise InputError, with every broken rule, for a program file whose weeks don't hold."""
    verdict = judge_program(program, problem.asked, problem.constraint_set, problem.catalog)
    if verdict.violations:
        faults = [Fault(v.message, field=v.rule) for v in verdict.violations]
        raise InputError(problem.source, faults)


def _waves(
    program: Program,
    problem: Problem,
    table: BlockTable,
    settings: SearchSettings,
    started: float,
    progress: Callable[[Progress], None] | None,
) -> _Waves:
    seed = settings.seed
    base = tuple(placed_in(week) for week in program.weeks)
    found = _Waves({}, {})
    for asked in table.waves:
        form = (asked.wave, asked.sets_percent)
        if form in found.placed:
            continue
        if progress is not None:
            progress(Progress("waves", None, None, None, time.perf_counter() - started))
        if asked.sets_percent == WHOLE:
            found.placed[form] = base
            continue
        reading = problem.with_rules(rules_of(asked.wave, problem.rules))
        near = waved(base, asked.sets_percent, reading, seed)
        found.placed[form] = near.placed
        if any(
            shortfall(*form, _sets(week), _sets(of))
            for week, of in zip(near.placed, base, strict=True)
        ):
            found.reasons[form] = hindrance(near, base, asked.sets_percent, reading, seed)
    return found


def _sets(week: Placed) -> int:
    return sum(n for here in week.sets.values() for n in here.values())


def _written(turn: int, asked: WaveWeek, waves: _Waves, problem: Problem) -> Week:
    placed = waves.placed[asked.wave, asked.sets_percent][turn]
    return written_week(WEEK_NAMES[turn], placed, problem, asked)


def _week(
    number: int,
    asked: WaveWeek,
    program: Program,
    waves: _Waves,
    problem: Problem,
    start: date,
) -> BlockWeek:
    turn = (number - 1) % len(program.weeks)
    written = _written(turn, asked, waves, problem)
    form = (asked.wave, asked.sets_percent)
    missed = shortfall(*form, sets_of(written.sessions), sets_of(program.weeks[turn].sessions))
    notes = [] if missed is None else [f"{missed} {waves.reasons[form]}"]
    if asked.wave is Wave.DELOAD:
        notes += [EXEMPT, LOAD]
    return BlockWeek(
        number=number,
        week=written.week,
        starts=start + timedelta(weeks=number - 1),
        wave=asked.wave,
        sets_percent=asked.sets_percent,
        rir=asked.rir,
        sessions=written.sessions,
        audit=(),
        notes=tuple(notes),
    )


def _partners(
    table: BlockTable,
    weeks: tuple[BlockWeek, ...],
    waves: _Waves,
    problem: Problem,
) -> list[Partner]:
    """Weeks of a rotation whose other half comes up in the block, and they do not."""
    there = {(week.wave, week.sets_percent, week.week) for week in weeks}
    first = {(asked.wave, asked.sets_percent): asked for asked in reversed(table.waves)}
    return [
        Partner(
            week=name,
            wave=wave,
            sets_percent=percent,
            sessions=_written(turn, first[wave, percent], waves, problem).sessions,
        )
        for wave, percent in waves.placed
        for turn, name in enumerate(WEEK_NAMES[: problem.scenario.weeks])
        if (wave, percent, name) not in there
    ]


def _verified(draft: TrainingBlock, problem: Problem) -> TrainingBlock:
    """The block with its audits, once the verifier has nothing to say against it."""
    measured = judge_block(draft, problem.asked, problem.constraint_set, problem.catalog)
    weeks = tuple(
        week.model_copy(update={"audit": audit})
        for week, audit in zip(draft.weeks, measured.audits, strict=True)
    )
    block = draft.model_copy(update={"weeks": weeks})
    verdict = judge_block(block, problem.asked, problem.constraint_set, problem.catalog)
    refuse("block", verdict.violations)
    return block
