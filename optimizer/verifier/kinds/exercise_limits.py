"""Exercise limits: sets per session and sessions per week of one exercise."""

from collections.abc import Iterator

from optimizer.domain.exercise import Exercise
from optimizer.kinds.exercise_limits import ExerciseLimitsRule
from optimizer.verifier.finding import Finding, allowed, amount, bounded, within
from optimizer.verifier.tally import Tally


def check(rule: ExerciseLimitsRule, tally: Tally) -> Iterator[Finding]:
    """`min_sets <= sets of a session <= max_sets`, `sessions <= max_sessions` (rules.md C-34).

    The value is the number of selected exercises that break either.
    """
    faults = {
        exercise.id: "; ".join(found)
        for exercise in tally.exercises()
        if rule.of.matches(exercise) and (found := list(_faults(rule, exercise, tally)))
    }
    message = f"{rule.id}: {amount(len(faults), 'exercises')} outside the limits, allowed 0"
    if faults:
        message += f": {'; '.join(faults.values())}"
    yield bounded(rule.id, len(faults), None, 0, "exercises", message)


def _faults(rule: ExerciseLimitsRule, exercise: Exercise, tally: Tally) -> Iterator[str]:
    days = tally.days_of(exercise.id)
    for day in days:
        sets = tally.sets_of(exercise.id, day)
        if not within(sets, rule.min_sets, rule.max_sets):
            bounds = allowed(rule.min_sets, rule.max_sets)
            yield f"{exercise.id} has {amount(sets, 'sets')} on {day}, {bounds}"
    if len(days) > rule.max_sessions:
        bounds = allowed(None, rule.max_sessions)
        yield f"{exercise.id} stands on {amount(len(days), 'days')}, {bounds}"
