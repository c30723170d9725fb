"""Exercise limits: sets per session and sessions per week of one exercise."""

from optimizer.domain.rules import ExerciseLimitsRule
from optimizer.model.plan import Plan


def compile(rule: ExerciseLimitsRule, plan: Plan) -> None:
    """`min_sets <= sets[e,d] <= max_sets` or 0, on at most `max_sessions` days. (rules.md C-34)

    The plan's variables are made within the tightest limits (`plan.limits_of`), which keeps the model
    small; so nothing is left to state here.
    """
