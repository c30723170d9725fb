"""Exercise limits: sets per session and sessions per week of one exercise."""

from optimizer.kinds.exercise_limits import ExerciseLimitsRule
from optimizer.model.plan import Plan


def compile(rule: ExerciseLimitsRule, plan: Plan) -> None:
    """`min_sets <= sets[e,d] <= max_sets` or 0, on at most `max_sessions` days. (rules.md C-34)

    A plan usually makes its variables within the tightest limits (`plan.limits_of`), which keeps it
    small; nothing is left to state then.
    """
    if not plan.limits_as_rows:
        return
    for exercise in filter(rule.of.matches, plan.exercises):
        sessions = plan.amount(exercise, "sessions")
        plan.rows.add(sessions <= rule.max_sessions, rule.id, exercise.id)
        for day in (None, *(plan.days if plan.with_days else ())):
            sets = plan.amount(exercise, "sets", day)
            here = plan.amount(exercise, "sessions", day)
            plan.rows.add(sets >= rule.min_sets * here, rule.id, exercise.id)
            plan.rows.add(sets <= rule.max_sets * here, rule.id, exercise.id)
