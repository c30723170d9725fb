"""The verdict on a training block: every week by its rules, and the block by its own table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from optimizer.domain.block import BlockWeek, Partner, TrainingBlock, Wave
from optimizer.domain.exercise import Level
from optimizer.domain.program import AuditRow, Item, Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.waves import WHOLE, BlockTable, sets_of, shortfall
from optimizer.domain.week import WEEK_NAMES
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.deload import EXEMPT
from optimizer.verifier.client import client_of
from optimizer.verifier.finding import Violation
from optimizer.verifier.judge import judge

BEGINNER_RIR, DELOAD_RIR = 3, 4

Held = tuple[tuple[str, str | None, tuple[tuple[str, ...], ...]], ...]
"""Day, theme and the exercises of each block, session by session."""


@dataclass(frozen=True, slots=True)
class BlockVerdict:
    """The audit of every week, in their order, and everything that is wrong.

    The `week` of a violation is a week's number; empty where the whole block is meant.
    """

    audits: tuple[tuple[AuditRow, ...], ...]
    violations: tuple[Violation, ...]


def judge_block(
    block: TrainingBlock,
    scenario: Scenario,
    constraint_set: ConstraintSet,
    catalog: Catalog,
) -> BlockVerdict:
    """Judge every week of a block, and whether the block is what its table and its weeks promise.

    A week of a rotation is judged with its partner of the same wave, as the two were solved. Deload
    weeks are judged by the rules that hold in a deload (`domain.deload`).
    """
    found = list(_of_the_block(block, scenario, constraint_set, catalog))
    audits = []
    for week in block.weeks:
        audit, violations = _judged(week, block, scenario, constraint_set, catalog)
        audits.append(audit)
        found += violations
        if week.audit != audit:
            message = "the audit in the file is not what the week's sets give"
            found.append(Violation("block.audit", str(week.number), message))
        for rule, message in _week(week, block, scenario, catalog):
            found.append(Violation(rule, str(week.number), message))
    return BlockVerdict(tuple(audits), tuple(found))


def _judged(
    week: BlockWeek,
    block: TrainingBlock,
    scenario: Scenario,
    constraint_set: ConstraintSet,
    catalog: Catalog,
) -> tuple[tuple[AuditRow, ...], list[Violation]]:
    """The week's audit and violations, those of a partner that is no week of the block among them."""
    number, weeks = str(week.number), {week.week: Week(week=week.week, sessions=week.sessions)}
    others: set[str] = set()
    for letter in WEEK_NAMES[: scenario.weeks]:
        if letter == week.week:
            continue
        partner = _partner(week, letter, block)
        if partner is None:
            message = f"there is no {week.wave} week {letter} to judge week {week.week} with"
            return (), [Violation("block.partner", number, message)]
        weeks[letter] = Week(week=letter, sessions=partner.sessions)
        if isinstance(partner, BlockWeek):
            others.add(letter)
    told = tuple(weeks[letter] for letter in WEEK_NAMES if letter in weeks)
    verdict = judge(told, scenario, constraint_set, catalog, week.wave)
    audit = tuple(row for row in verdict.audit if week.week in row.week.split("+"))
    violations = [
        Violation(v.rule, number, _whose(v, week) + v.message)
        for v in verdict.violations
        if v.week not in others
    ]
    return audit, violations


def _whose(violation: Violation, week: BlockWeek) -> str:
    """A few words where the fault is in a partner that is no week of the block itself."""
    own = violation.week == "" or week.week in violation.week.split("+")
    return "" if own else f"week {violation.week} that was solved with it: "


def _partner(week: BlockWeek, letter: str, block: TrainingBlock) -> BlockWeek | Partner | None:
    candidates: tuple[BlockWeek | Partner, ...] = (*block.weeks, *block.partners)
    same = (week.wave, week.sets_percent)
    return next(
        (p for p in candidates if p.week == letter and (p.wave, p.sets_percent) == same), None
    )


def _of_the_block(
    block: TrainingBlock, scenario: Scenario, constraint_set: ConstraintSet, catalog: Catalog
) -> Iterator[Violation]:
    """Length, calendar, and what the file says of screens and flags."""
    known = {table.weeks: table for table in catalog.blocks}
    numbers = [week.number for week in block.weeks]
    table = known.get(len(numbers))
    if table is None or numbers != list(range(1, len(numbers) + 1)):
        lengths = " or ".join(map(str, known))
        shown = ", ".join(map(str, numbers)) or "none"
        message = f"weeks are {shown}, expected 1 to {lengths} without a gap"
        yield Violation("block.weeks", "", message)
    else:
        yield from _as_in_table(block, table)
    yield from _calendar(block, scenario)
    for partner in block.partners:
        if all(_held(partner) != _held(w) for w in block.weeks if w.week == partner.week):
            message = (
                f"{partner.wave} week {partner.week}: exercises are not those of the base week"
            )
            yield Violation("block.partner", "", message)
    client = client_of(scenario, constraint_set, catalog)
    if block.changes and block.changes != client.changes:
        message = "what screens and flags changed is not what the scenario's answers change"
        yield Violation("block.changes", "", message)


def _as_in_table(block: TrainingBlock, table: BlockTable) -> Iterator[Violation]:
    for week, asked in zip(block.weeks, table.waves, strict=True):
        is_ = (week.wave, week.sets_percent, week.rir)
        wanted = (asked.wave, asked.sets_percent, asked.rir)
        if is_ != wanted:
            shown, expected = (f"{wave} {sets} % RIR {rir}" for wave, sets, rir in (is_, wanted))
            message = f"the week is {shown}, expected {expected}"
            yield Violation("block.wave", str(week.number), message)


def _calendar(block: TrainingBlock, scenario: Scenario) -> Iterator[Violation]:
    """Weeks begin on Mondays, one after the other, and take turns; then the client is screened."""
    if block.start.weekday():
        yield Violation("block.start", "", f"the start {block.start} is no Monday")
    for week in block.weeks:
        expected = block.start + timedelta(weeks=week.number - 1)
        if week.starts != expected:
            message = f"the week starts on {week.starts}, expected {expected}"
            yield Violation("block.starts", str(week.number), message)
        turn = WEEK_NAMES[(week.number - 1) % scenario.weeks]
        if week.week != turn:
            message = f"the week is {week.week}, expected {turn}"
            yield Violation("block.rotation", str(week.number), message)
    end = block.start + timedelta(weeks=len(block.weeks))
    if block.rescreen != end:
        message = f"the self-checks are due on {block.rescreen}, expected {end}"
        yield Violation("block.rescreen", "", message)


def _week(
    week: BlockWeek, block: TrainingBlock, scenario: Scenario, catalog: Catalog
) -> Iterator[tuple[str, str]]:
    """Whether a week is the base week with its wave, and says so where it is not quite."""
    own = [w for w in block.weeks if w.week == week.week]
    base = next((w for w in own if w.sets_percent == WHOLE), None)
    if base is None:
        yield "block.base", f"there is no week {week.week} with {WHOLE} % to measure it by"
        return
    if _held(week) != _held(base):
        yield "block.same", "days, exercises, pairs or themes are not those of the base week"
    alike = (w for w in own if (w.wave, w.sets_percent) == (week.wave, week.sets_percent))
    first = base if week.sets_percent == WHOLE else next(alike)
    if _sets(week) != _sets(first):
        yield "block.sets", f"the sets are not those of week {first.number}, of the same wave"
    for exercise, n, was in _against(week, base):
        yield "block.sets", f"{exercise} has {n} sets in a {week.wave} week, in the base week {was}"
    sets, of = sets_of(week.sessions), sets_of(base.sessions)
    missed = shortfall(week.wave, week.sets_percent, sets, of) if of else None
    if missed is not None and not any(note.startswith(missed) for note in week.notes):
        yield "block.sets", f"{missed} reached ({sets} of {of} sets), and no note says so"
    if week.wave is Wave.DELOAD and EXEMPT not in week.notes:
        yield "block.notes", "no note says that floors do not apply in a deload"
    for item in (item for session in week.sessions for item in session.items):
        least = _least_reserve(item, week, scenario, catalog)
        if item.rir is not None and item.rir < least:
            yield "block.rir", f"{item.exercise} leaves {item.rir} in reserve, least {least}"


def _least_reserve(item: Item, week: BlockWeek, scenario: Scenario, catalog: Catalog) -> int:
    exercise = catalog.by_id.get(item.exercise)
    heavy = exercise is not None and "heavy_axial" in exercise.tags
    return max(
        catalog.heavy_axial_rir if heavy else 0,
        BEGINNER_RIR if scenario.level is Level.BEGINNER else 0,
        DELOAD_RIR if week.wave is Wave.DELOAD else 0,
    )


def _against(week: BlockWeek, base: BlockWeek) -> Iterator[tuple[str, int, int]]:
    """Exercises that lose sets in a week of more, or gain some in a week of fewer."""
    for (name, n), (known, was) in zip(_sets(week), _sets(base), strict=False):
        change = n - was if week.sets_percent < WHOLE else was - n
        if name == known and week.sets_percent != WHOLE and change > 0:
            yield name, n, was


def _held(week: BlockWeek | Partner) -> Held:
    return tuple(
        (s.day, s.theme, tuple(tuple(i.exercise for i in b.items) for b in s.blocks))
        for s in week.sessions
    )


def _sets(week: BlockWeek) -> list[tuple[str, int]]:
    return [(item.exercise, item.sets) for session in week.sessions for item in session.items]
