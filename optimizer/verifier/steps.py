"""What fills the warm-up and the cool-down of a session (rules.md section 6)."""

from collections.abc import Iterator

from optimizer.domain.program import Session, Step, StepPhase
from optimizer.domain.scenario import Scenario
from optimizer.problem.catalog import Catalog

PHASES = {
    "warmup": (
        StepPhase.BREATH,
        StepPhase.ACTIVATION,
        StepPhase.PATTERN_PREP,
        StepPhase.RAMP,
    ),
    "cooldown": (
        StepPhase.STRETCH,
        StepPhase.STRENGTHEN,
        StepPhase.FUNCTIONAL,
        StepPhase.UNWIND,
    ),
}


def steps(session: Session, scenario: Scenario, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Seconds that do not add up, phases out of order, and steps that do not suit the client.

    A file that does not say what fills a warm-up or cool-down is not judged for it.
    """
    parts = (
        ("warmup", session.warmup, session.warmup_seconds),
        ("cooldown", session.cooldown, session.cooldown_seconds),
    )
    for part, given, seconds in parts:
        if given is None:
            continue
        filled = sum(step.seconds for step in given)
        if filled != seconds:
            yield f"{part}_steps", f"{part} steps take {filled} seconds, expected {seconds}"
        yield from _order(part, given)
        for step in given:
            for fault in _faults(step, session, scenario, catalog):
                yield f"{part}_steps", f"{part} step {step.exercise} {fault}"


def _order(part: str, given: tuple[Step, ...]) -> Iterator[tuple[str, str]]:
    allowed = PHASES[part]
    phases = [step.phase for step in given]
    for phase in dict.fromkeys(phases):
        if phase not in allowed:
            yield f"{part}_steps", f"{phase} is not a phase of a {part}"
    known = [allowed.index(phase) for phase in phases if phase in allowed]
    if known != sorted(known):
        yield f"{part}_steps", f"{part} phases are {', '.join(phases)}: out of order"


def _faults(step: Step, session: Session, scenario: Scenario, catalog: Catalog) -> Iterator[str]:
    exercise = catalog.by_id.get(step.exercise)
    if exercise is None:
        yield "is not in the catalog"
        return
    if step.phase is StepPhase.RAMP:
        if all(item.exercise != step.exercise for item in session.items):
            yield "leads to a lift that the session does not hold"
        return
    owned = catalog.owned(scenario.equipment_on(session.day))
    if all(set(items) - owned for items in exercise.equipment):
        yield "needs equipment that the client does not have"
    for tag, allowed in scenario.limits.items():
        if exercise.stress.get(tag, 0) > allowed:
            yield f"has {tag} {exercise.stress[tag]}, allowed at most {allowed}"
