"""The members of a conflict in a coach's words, with their numbers."""

from optimizer.conflict.narrowing import Narrowing
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.kinds.availability import AvailabilityRule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.include import IncludeRule
from optimizer.kinds.lock import LockRule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.rest_days import RestDaysRule
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.kinds.volume import VolumeRule
from optimizer.model.pairs import work_seconds
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear
from optimizer.problem.effective import obstacles, show_range
from optimizer.problem.gyms import gyms
from optimizer.problem.overhead import work_budgets

TOLD_IN_NUMBERS = 8
"""Longest conflict whose members say how far the others let them come. A longer one means a lack of
time; the least minutes tell more."""


def fact(rule: Rule, scenario: Scenario) -> str:
    """The line of the scenario that the rule rests on, if there is one."""
    if isinstance(rule, SessionTimeRule | RestDaysRule):
        return "days: " + ", ".join(f"{day} {minutes}" for day, minutes in scenario.days.items())
    if isinstance(rule, AvailabilityRule):
        return {
            "equipment": f"equipment: {_equipment(scenario)}",
            "level": f"level: {scenario.level}",
            "stress": "limits: " + ", ".join(f"{k} {v}" for k, v in scenario.limits.items()),
            "exclude": "exclude: " + ", ".join(scenario.exclude),
            "default_off": "",
        }[rule.by]
    if isinstance(rule, VolumeRule) and rule.muscle in scenario.weekly_sets:
        return f"weekly_sets: {rule.muscle} {scenario.weekly_sets[rule.muscle]}"
    if isinstance(rule, RatioRule) and rule.id.removeprefix("ratio.") in scenario.balance:
        name = rule.id.removeprefix("ratio.")
        return f"balance: {name} {scenario.balance[name]}"
    if isinstance(rule, LockRule):
        sets = f" {rule.sets} sets" if rule.sets is not None else ""
        return f"lock: {rule.day} {rule.exercise}{sets}"
    return f"include: {rule.exercise}" if isinstance(rule, IncludeRule) else ""


def _equipment(scenario: Scenario) -> str:
    """The equipment as the file lists it, by day where days differ."""
    by_day = len(gyms(scenario)) > 1
    return "; ".join(
        (f"{', '.join(days)}: " if by_day else "") + (", ".join(items) or "none")
        for items, days in gyms(scenario).items()
    )


def sentence(rule: Rule, others: list[Rule], narrowing: Narrowing) -> str:
    """What the rule asks, and how far the others let it come."""
    plan = narrowing.plan
    if isinstance(rule, LockRule | IncludeRule):
        return f"{plan.catalog.by_id[rule.exercise].name}: {rule.why[0].lower()}{rule.why[1:]}"
    if len(others) >= TOLD_IN_NUMBERS:
        others = []
    if isinstance(rule, AvailabilityRule):
        return f"{rule.why.rstrip('.')}{_ruled_out(rule, plan)}."
    if isinstance(rule, RestDaysRule):
        asked = f"{rule.why.rstrip('.')} (at least {rule.min}); the file names {len(plan.days)}"
        return f"{asked} training days, which leaves {7 - len(plan.days)}."
    if isinstance(rule, VolumeRule) and rule.muscle is not None:
        name = plan.catalog.measured[rule.muscle].name
        direct = " direct" if rule.direct else ""
        asked = f"{name}: {show_range(rule.min, rule.max)}{direct} sets"
        asked += " a session" if rule.per == "day" else " a week"
        measure = plan.direct_sets if rule.direct else plan.half_sets
        return asked + _reach(rule, measure(rule.muscle), others, narrowing) + "."
    if isinstance(rule, RatioRule) and rule.crossed:
        low, high = show_range(rule.min, None), show_range(None, rule.max)
        return f"{rule.why.rstrip('.')}; nothing is both {low} and {high}."
    if isinstance(rule, RatioRule):
        return f"{rule.why.rstrip('.')} ({show_range(rule.min, rule.max)})."
    if isinstance(rule, CoverageRule) and rule.count != "days" and rule.per == "week":
        asked = f"{rule.why.rstrip('.')} ({_counted(rule)} a week"
        return asked + _reach(rule, plan.count(rule.of, rule.count), others, narrowing) + ")."
    if isinstance(rule, SessionTimeRule):
        least = narrowing.extreme(work_seconds(plan), others, -1) if others else None
        budgets = work_budgets(rule, plan.scenario, plan.catalog)
        budget = sum(budgets.values())
        text = f"The days leave {budget // 60} minutes a week beside warm-ups"
        if plan.with_days:
            by_day = ", ".join(f"{day} {seconds // 60}" for day, seconds in budgets.items())
            text = f"Beside warm-ups the days leave these minutes: {by_day}"
        short = least is not None and least > budget
        return text + (f"; the rest of this list needs at least {-(-(least or 0) // 60)}."
                       if short else ".")  # fmt: skip
    return rule.why


def _ruled_out(rule: AvailabilityRule, plan: Plan) -> str:
    """How many exercises the rule leaves, where it keeps some out."""
    every = [e for e in plan.catalog.exercises if e.kind.scheduled]
    out = [e for e in every if obstacles(e, (rule,), plan.scenario, plan.catalog)]
    if not out or rule.by == "default_off":
        return ""
    return f": {len(every) - len(out)} of {len(every)} exercises remain"


def _bounds(low: int | None, high: int | None) -> str:
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low}-{high}"


def _counted(rule: CoverageRule) -> str:
    """The bounds with their unit: "1 exercise", "at least 2 sets"."""
    unit = rule.count[:-1] if (rule.min, rule.max) in ((1, None), (None, 1)) else rule.count
    return f"{_bounds(rule.min, rule.max)} {unit}"


def _reach(
    rule: VolumeRule | CoverageRule, expression: Linear, others: list[Rule], narrowing: Narrowing
) -> str:
    """The words "; the rest of this list allows at most 5.5." where a bound is out of reach."""
    whole = isinstance(rule, CoverageRule) or rule.direct
    scale = 1 if whole else 2
    if others and rule.min is not None:
        most = narrowing.extreme(expression, others, 1)
        if most is not None and most < scale * rule.min:
            return f"; the rest of this list allows at most {most / scale:g}"
    if others and rule.max is not None:
        least = narrowing.extreme(expression, others, -1)
        if least is not None and least > scale * rule.max:
            return f"; the rest of this list needs at least {least / scale:g}"
    return ""
