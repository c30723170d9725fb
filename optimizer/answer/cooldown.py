"""What fills a cool-down: the day's correctives, then easy stretching (rules.md section 6)."""

from collections.abc import Sequence

from optimizer.answer.warmup import day_type, shared
from optimizer.domain.exercise import Exercise
from optimizer.domain.preparation import Choice, Corrective, Functional
from optimizer.domain.program import Step, StepPhase
from optimizer.domain.week import Weekday
from optimizer.problem.overhead import correctives_by_day, fitting
from optimizer.problem.problem import Problem


def cooldown(
    lifts: Sequence[Exercise], day: Weekday, seconds: int, problem: Problem
) -> tuple[Step, ...]:
    """Steps that take exactly `seconds`: stretch, strengthen, functional [4-09], then unwind."""
    entries = correctives_by_day(problem.scenario, problem.catalog).get(day, ())
    here = problem.on(day)
    steps = [_corrective(entry, here) for entry in entries]
    left = seconds - sum(step.seconds for step in steps)
    return (*steps, *_unwind(lifts, left, {s.exercise for s in steps}, here))


def _corrective(entry: Corrective | Functional, problem: Problem) -> Step:
    choice = fitting(entry.choices, problem.scenario, problem.catalog)
    if choice is None:
        raise ValueError("a corrective that the client cannot do has no day")
    phase = StepPhase(entry.stage) if isinstance(entry, Corrective) else StepPhase.FUNCTIONAL
    return Step(phase=phase, exercise=choice.exercise, seconds=entry.seconds, text=choice.text)


def _unwind(
    lifts: Sequence[Exercise], seconds: int, done: set[str], problem: Problem
) -> list[Step]:
    """A flow where there is time for one, else stretches of what the day trained, none twice."""
    data = problem.catalog.preparation.cooldown
    flow = fitting(data.flows, problem.scenario, problem.catalog)
    flows = [flow] if flow is not None else []
    if seconds >= data.flow_seconds and flows:
        return shared(StepPhase.UNWIND, flows, seconds, seconds)
    kind = day_type(lifts)
    found: list[Choice] = []
    for slot in data.slots:
        choice = fitting(slot.choices, problem.scenario, problem.catalog)
        if kind in slot.on and choice is not None and choice.exercise not in done:
            found.append(choice)
    return shared(StepPhase.UNWIND, found or flows, seconds, data.slot_seconds)
