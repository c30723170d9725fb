"""What might make an impossible scenario possible, before any of it is solved."""

from collections.abc import Iterator
from fractions import Fraction

from optimizer.conflict.cheapest import Loosening
from optimizer.conflict.conflict import Explained
from optimizer.conflict.repairs.patches import bound_patch, equipment_patch, wishes_patch
from optimizer.domain.costs import Costs
from optimizer.domain.repairs import Candidate, LeastMinutes, Patch, RepairKind, ladder
from optimizer.domain.week import Weekday
from optimizer.kinds import Rule
from optimizer.kinds.calendar import a_day_more, every_day_longer, one_day_longer
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.problem.problem import Problem

LEAN_SET = "time_crunched"
"""The shipped constraint set for those who lack time."""


def candidates(
    problem: Problem, why: Explained, found: list[Loosening], costs: Costs
) -> Iterator[Candidate]:
    """Every change worth solving: those of the model, and those that make another scenario."""
    timed = SessionTimeRule.among(why.core) is not None
    for change in found:
        yield from of_change(change, problem, costs)
    if timed:
        yield from _with_other_time(problem, why, costs)
    for rule in why.core:
        yield from rule.remedies(problem.asked, problem.catalog, costs, why.lacks_time)
        yield from ladder([_eased(rule, value, problem, costs) for value in rule.eased()])


def _eased(rule: Rule, value: Fraction, problem: Problem, costs: Costs) -> Candidate | None:
    """The rule with a bound moved to a value; None where the file cannot say it."""
    patch = bound_patch(rule, value, problem)
    if patch is None:
        return None
    cost = costs.bound + round(costs.bound_share * rule.share(value))
    return Candidate("bound", cost, rule.moved_words(value, problem.catalog), patch)


def _with_other_time(problem: Problem, why: Explained, costs: Costs) -> Iterator[Candidate]:
    """More minutes or days, less of them for other things, or rules that need fewer."""
    asked = problem.asked
    if asked.pairs == "forbid":
        yield Candidate("pairs", costs.pairs, "Allow two exercises in turns.", {"pairs": "auto"})
    if asked.session_extras.warmup != "short":
        extras = {**asked.session_extras.model_dump(mode="json"), "warmup": "short"}
        yield Candidate(
            "extras", costs.short_warmup, "Keep the warm-up short.", {"session_extras": extras}
        )
    if why.lacks_time:
        yield from every_day_longer(problem.asked, why.conflict.least, costs)
        yield from a_day_more(problem.asked, costs)
        if asked.constraints == "balanced":
            yield Candidate(
                "bound", costs.bound + costs.bound_share // 2,
                f"Be content with fewer weekly sets (constraints: {LEAN_SET}).",
                {"constraints": LEAN_SET},
            )  # fmt: skip


def of_change(change: Loosening, problem: Problem, costs: Costs) -> Iterator[Candidate]:
    """A change of the model as a change of the file; none where the file cannot say it."""
    used: dict[RepairKind, object] = {
        "minutes": change.minutes,
        "equipment": change.equipment,
        "wish": change.wishes,
        "bound": change.bounds,
    }
    kinds = [kind for kind, what in used.items() if what]
    if kinds == ["minutes"] and len(change.minutes) == 1:
        ((day, steps),) = change.minutes.items()
        yield from one_day_longer(problem.asked, Weekday(day), steps, costs)
        return
    patch: Patch = {}
    told, cost = [], 0
    if change.minutes:
        days = dict(problem.asked.days)
        for day, steps in change.minutes.items():
            days[Weekday(day)] += 5 * steps
            cost += steps * costs.minutes_5
            told.append(f"Train {days[Weekday(day)]} minutes on {day}.")
        patch["days"] = {str(day): minutes for day, minutes in days.items()}
    if change.equipment:
        patch |= equipment_patch(problem.asked, change.equipment)
        cost += sum(costs.of_item(item) for item in change.equipment)
        names = {item.id: item.name for item in problem.catalog.equipment}
        told.append(f"Get: {', '.join(names[item] for item in change.equipment)}.")
    if change.wishes:
        patch |= wishes_patch(problem.asked, change.wishes)
        cost += sum(costs.wish[wish.key] for wish in change.wishes)
        told.append(f"Give up the wish: {', '.join(map(str, change.wishes))}.")
    rules = {rule.id: rule for rule in problem.rules}
    for name, value in change.bounds.items():
        one = _eased(rules[name], value, problem, costs)
        if one is None or one.patch.keys() & patch.keys():
            return
        patch |= one.patch
        cost += one.cost
        told.append(one.sentence)
    if patch:
        yield Candidate(kinds[0] if len(kinds) == 1 else "mixed", cost, " ".join(told), patch)


def shown_minutes(least: LeastMinutes, problem: Problem) -> list[Patch]:
    """Equal sessions to try for the least minutes, in steps of five from what is proven needed."""
    start = -(-least.at_least // 5) * 5
    pairs = {} if least.pairs or problem.asked.pairs == "auto" else {"pairs": "forbid"}
    return [
        {"days": {str(day): minutes for day in problem.asked.days}, **pairs}
        for minutes in range(start, start + 15, 5)
        if minutes <= 240
    ]
