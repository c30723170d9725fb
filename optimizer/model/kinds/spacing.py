"""Spacing: selected exercises keep a free calendar day between them."""

from optimizer.domain.week import Weekday, consecutive
from optimizer.kinds.spacing import SpacingRule
from optimizer.model.places import days_of, of_kind, places_of
from optimizer.model.plan import DayKind, Plan
from optimizer.model.rows import Linear, total


def compile(rule: SpacingRule, plan: Plan) -> None:
    """`used[d] + used[d+1] <= 1` over the cyclic week, `used[d] >= chosen[e,d]`. (rules.md C-37)

    On totals: no exercise has more sessions than days can be picked without neighbours, in the week
    and among the days of each kind.
    """
    pairs = consecutive(plan.days)
    selected = [e for e in plan.exercises if rule.of.matches(e)]
    if not pairs or not selected:
        return
    most = most_spaced_days(plan.days)
    for exercise in selected:
        plan.rows.add(plan.amount(exercise, "sessions") <= most, rule.id, exercise.id)
    used: dict[Weekday, list[Linear]] = {day: [] for day in plan.days}
    for place in places_of(plan):
        if place is None:
            continue
        on_days = []
        for day in days_of(place):
            kind = f",{place}" if isinstance(place, DayKind) else ""
            here = plan.literal(f"used[{rule.id},{day}{kind}]")
            on_days.append(here)
            used[day].append(here)
            if isinstance(place, DayKind):
                plan.rows.add(here <= of_kind(plan, place, day), rule.id, str(place))
        days = total(on_days)
        for exercise in selected:
            sessions = plan.amount(exercise, "sessions", place)
            plan.rows.add(days >= sessions, rule.id, str(place))
    for day, after in pairs:
        both = total([*used[day], *used[after]])
        plan.rows.add(both <= 1, rule.id, f"{day}-{after}")


def most_spaced_days(days: tuple[Weekday, ...]) -> int:
    """The largest number of chosen days of which no two follow each other."""
    pairs = consecutive(days)
    best = 0
    for mask in range(1 << len(days)):
        picked = {day for i, day in enumerate(days) if mask >> i & 1}
        if not any(a in picked and b in picked for a, b in pairs):
            best = max(best, len(picked))
    return best
