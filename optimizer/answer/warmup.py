"""What fills a warm-up: breath, activation, pattern prep and ramp sets (rules.md 1-60 to 1-64)."""

from collections.abc import Sequence
from typing import NamedTuple

from optimizer.domain.exercise import Exercise, Kind
from optimizer.domain.preparation import Choice, DayType, Phase, WarmupSlot
from optimizer.domain.program import Step, StepPhase
from optimizer.problem.overhead import applies, fitting
from optimizer.problem.problem import Problem

GRAIN = 5
"""Shares of a warm-up are whole multiples of so many seconds, the last one aside."""


class Filled(NamedTuple):
    """A phase with the choices for this day: of fixed seconds, and those that share the rest."""

    phase: Phase
    fixed: list[tuple[Choice, int]]
    free: list[Choice]


def warmup(lifts: Sequence[Exercise], seconds: int, problem: Problem) -> tuple[Step, ...]:
    """Steps that take exactly `seconds`, for the exercises of a session in their order."""
    ramp = _ramp(lifts, seconds, problem)
    left = seconds - sum(step.seconds for step in ramp)
    phases = []
    for phase in problem.catalog.preparation.phases:
        filled = _filled(phase, lifts, left, problem)
        left -= sum(fixed for _, fixed in filled.fixed)
        phases.append(filled)
    shares = _shares(phases, left)
    steps = [step for filled in phases for step in _steps(filled, shares.get(filled.phase.id, 0))]
    return (*steps, *ramp)


def day_type(lifts: Sequence[Exercise]) -> DayType:
    """Upper, lower or full: where the day's hard work is, the trunk aside."""
    regions = {lift.region for lift in lifts if lift.kind is Kind.HARD} - {"core"}
    if regions == {"upper"}:
        return "upper"
    return "lower" if regions == {"lower"} else "full"


def ramp_lift(lifts: Sequence[Exercise], problem: Problem) -> Exercise | None:
    """The first compound that the client loads; power comes last, it is not worked up to."""
    owned = problem.catalog.owned(problem.scenario.equipment)
    loads = {item.id for item in problem.catalog.equipment if item.load}
    loaded = [
        lift
        for lift in lifts
        if lift.kind is Kind.HARD
        and lift.compound
        and any(owned.issuperset(items) and loads.intersection(items) for items in lift.equipment)
    ]
    return min(loaded, key=lambda lift: lift.dose == "power", default=None)


def _ramp(lifts: Sequence[Exercise], seconds: int, problem: Problem) -> list[Step]:
    """All sets of the dose if every phase keeps its usual seconds, else the least number."""
    ramp = problem.catalog.preparation.ramp
    lift = ramp_lift(lifts, problem)
    if lift is None:
        return []
    usual = sum(phase.seconds for phase in problem.catalog.preparation.phases)
    sets = ramp.sets_by_dose.get(lift.dose, ramp.sets)
    if sets * ramp.seconds_per_set + usual > seconds:
        sets = min(ramp.least_sets, seconds // ramp.seconds_per_set)
    if sets == 0:
        return []
    return [
        Step(
            phase=StepPhase.RAMP,
            exercise=lift.id,
            seconds=sets * ramp.seconds_per_set,
            text=ramp.text[sets],
        )
    ]


def _filled(phase: Phase, lifts: Sequence[Exercise], left: int, problem: Problem) -> Filled:
    """The phase's choices for a day, none twice; fixed ones only while there are seconds left."""
    fixed: list[tuple[Choice, int]] = []
    free: list[Choice] = []
    taken: set[str] = set()
    for slot in _slots(phase, lifts, problem):
        choice = fitting(slot.choices, problem.scenario, problem.catalog)
        if choice is None or choice.exercise in taken:
            continue
        if slot.seconds is None:
            free.append(choice)
        elif slot.seconds <= left:
            fixed.append((choice, slot.seconds))
            left -= slot.seconds
        taken.add(choice.exercise)
    if not free and not fixed:
        fallback = fitting(phase.fallbacks, problem.scenario, problem.catalog)
        free += [fallback] if fallback is not None else []
    return Filled(phase, fixed, free)


def _slots(phase: Phase, lifts: Sequence[Exercise], problem: Problem) -> list[WarmupSlot]:
    """Slots that speak of this day and client; those with patterns in the order of the lifts."""
    kind = day_type(lifts)
    hard = [lift for lift in lifts if lift.kind is Kind.HARD]
    found: dict[int, list[WarmupSlot]] = {}
    for slot in phase.slots:
        places = [
            place
            for place, lift in enumerate(hard)
            if not slot.patterns or lift.pattern in slot.patterns or lift.family in slot.patterns
        ]
        wanted = (not slot.on or kind in slot.on) and applies(
            slot.when, problem.scenario, problem.catalog
        )
        if wanted and (places or not slot.patterns):
            found.setdefault(places[0] if slot.patterns else -1, []).append(slot)
    return [slot for place in sorted(found) for slot in found[place]]


def _shares(phases: list[Filled], total: int) -> dict[str, int]:
    """Seconds of each phase beside its fixed ones, in proportion; the sum is exactly `total`.

    A phase that would get less than it is worth doing for is left out; what is over goes to the
    last one.
    """
    wanted: dict[str, int] = {
        filled.phase.id: max(0, filled.phase.seconds - sum(s for _, s in filled.fixed))
        for filled in phases
        if filled.free
    }
    least: dict[str, int] = {filled.phase.id: filled.phase.least_seconds for filled in phases}
    while wanted:
        whole = max(1, sum(wanted.values()))
        shares = {
            id_: min(usual, total * usual // whole // GRAIN * GRAIN)
            for id_, usual in wanted.items()
        }
        small = next((id_ for id_ in list(wanted)[:-1] if shares[id_] < least[id_]), None)
        if small is None:
            last = list(shares)[-1]
            shares[last] += total - sum(shares.values())
            return shares
        del wanted[small]
    return {}


def _steps(filled: Filled, share: int) -> list[Step]:
    """The fixed choices, then as many free ones as the share holds."""
    phase = StepPhase(filled.phase.id)
    fixed = [_step(phase, choice, seconds) for choice, seconds in filled.fixed]
    return [*fixed, *shared(phase, filled.free, share, filled.phase.slot_seconds)]


def shared(
    phase: StepPhase, choices: Sequence[Choice], seconds: int, slot_seconds: int
) -> list[Step]:
    """As many choices as get `slot_seconds` each, one at least; together exactly `seconds`."""
    if seconds <= 0:
        return []
    used = choices[: max(1, seconds // slot_seconds)]
    each = seconds // len(used) // GRAIN * GRAIN
    first = seconds - each * (len(used) - 1)
    return [_step(phase, choice, each if n else first) for n, choice in enumerate(used)]


def _step(phase: StepPhase, choice: Choice, seconds: int) -> Step:
    return Step(phase=phase, exercise=choice.exercise, seconds=seconds, text=choice.text)
