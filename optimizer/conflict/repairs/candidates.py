"""What might make an impossible scenario possible, before any of it is solved."""

from collections.abc import Iterator

from optimizer.conflict.cheapest import Change
from optimizer.conflict.conflict import Explained
from optimizer.conflict.repairs.days import a_day_less, a_day_more, every_day_longer, one_day_longer
from optimizer.conflict.repairs.patches import (
    Candidate,
    Patch,
    bound_patch,
    bound_sentence,
    equipment_patch,
    wishes_patch,
)
from optimizer.domain.costs import Costs
from optimizer.domain.repairs import LeastMinutes
from optimizer.domain.week import Weekday
from optimizer.kinds import Rule
from optimizer.kinds.availability import AvailabilityRule
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.lock import LockRule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.rest_days import RestDaysRule
from optimizer.kinds.session_size import SessionSizeRule
from optimizer.problem.effective import session_time
from optimizer.problem.problem import Problem

LEAN_SET = "time_crunched"
"""The shipped constraint set for those who lack time."""


def candidates(
    problem: Problem, why: Explained, found: list[Change], costs: Costs
) -> Iterator[Candidate]:
    """Every change worth solving: those of the model, and those that make another scenario."""
    timed = session_time(why.core) is not None
    for change in found:
        candidate = of_change(change, problem, costs)
        if candidate is not None:
            yield candidate
    if timed:
        yield from _with_other_time(problem, why, costs)
    for rule in why.core:
        if isinstance(rule, RestDaysRule):
            yield from a_day_less(problem, rule.min, costs)
        elif isinstance(rule, SessionSizeRule) and not why.lacks_time:
            yield from a_day_more(problem, costs)
        elif isinstance(rule, RatioRule) and rule.crossed:
            yield from _without_balance(rule, problem, costs)
        elif isinstance(rule, FrameworkRule) and problem.asked.framework != "auto":
            yield Candidate(
                "framework", costs.framework, "Leave the shape of the week open (framework: auto).",
                {"framework": "auto"},
            )  # fmt: skip
        elif isinstance(rule, AvailabilityRule) and rule.by == "stress":
            yield from _limits(problem, costs)
        elif isinstance(rule, LockRule) and rule.sets is not None:
            yield _fewer_sets(rule, problem, costs)


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
        yield from every_day_longer(problem, why.conflict.least, costs)
        yield from a_day_more(problem, costs)
        if asked.constraints == "balanced":
            yield Candidate(
                "bound", costs.bound + costs.bound_share // 2,
                f"Be content with fewer weekly sets (constraints: {LEAN_SET}).",
                {"constraints": LEAN_SET},
            )  # fmt: skip


def of_change(change: Change, problem: Problem, costs: Costs) -> Candidate | None:
    """A change of the model as a change of the file; None where the file cannot say it."""
    kinds = [
        name
        for name, used in (
            ("minutes", change.minutes), ("equipment", change.equipment),
            ("wish", change.wishes), ("bound", change.bounds),
        )
        if used
    ]  # fmt: skip
    if kinds == ["minutes"] and len(change.minutes) == 1:
        ((day, steps),) = change.minutes.items()
        return one_day_longer(problem, Weekday(day), steps, costs)
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
        cost += sum(_wish_cost(name, costs) for name in change.wishes)
        told.append(f"Give up the wish: {', '.join(map(_wish, change.wishes))}.")
    rules = {rule.id: rule for rule in problem.rules}
    for name, value in change.bounds.items():
        own = bound_patch(rules[name], value, problem)
        if own is None or own.keys() & patch.keys():
            return None
        patch |= own
        cost += costs.bound + round(costs.bound_share * _share(rules[name], float(value)))
        told.append(bound_sentence(rules[name], value, problem.catalog))
    kind = kinds[0] if len(kinds) == 1 else "mixed"
    return Candidate(kind, cost, " ".join(told), patch) if patch else None  # type: ignore[arg-type]


def _share(rule: Rule, value: float) -> float:
    """How much of a bound is given up."""
    low, high = getattr(rule, "min", None), getattr(rule, "max", None)
    bound = low if low is not None and value < low else high
    return abs(float(bound) - value) / max(1.0, float(bound)) if bound is not None else 0.0


def _wish_cost(name: str, costs: Costs) -> int:
    kind = name.partition(".")[0]
    return {"lock": costs.wish["lock"], "include": costs.wish["include"]}.get(
        kind, costs.wish["exclude"]
    )


def _wish(name: str) -> str:
    """A wish by its rule's id as people say it: "lock of goblet_squat on mon"."""
    kind, *rest = name.split(".")
    if kind == "lock":
        return f"lock of {rest[-1]} on {rest[-2]}"
    return f"{kind} {rest[-1]}"


def _fewer_sets(rule: LockRule, problem: Problem, costs: Costs) -> Candidate:
    """The lock without its number of sets."""
    locks = [lock.model_dump(mode="json") for lock in problem.asked.lock]
    for lock in locks:
        if (lock["day"], lock["exercise"], lock["week"]) == (rule.day, rule.exercise, rule.week):
            lock["sets"] = None
    name = problem.catalog.by_id[rule.exercise].name
    told = f"{name} on {rule.day}: leave the number of its sets open instead of {rule.sets}."
    kept = [{key: value for key, value in lock.items() if value is not None} for lock in locks]
    return Candidate("wish", max(1, costs.wish["lock"] - 1), told, {"lock": kept})


def _without_balance(rule: RatioRule, problem: Problem, costs: Costs) -> Iterator[Candidate]:
    """The file without bounds of its own that leave nothing of the rule's."""
    name = rule.id.removeprefix("ratio.")
    own = {key: str(given) for key, given in problem.asked.balance.items() if key != name}
    if name in problem.asked.balance:
        told = f"Give up the wish: balance of {name} at {problem.asked.balance[name]}."
        yield Candidate("wish", costs.wish["balance"], told, {"balance": own})


def _limits(problem: Problem, costs: Costs) -> Iterator[Candidate]:
    """A limit of the client's own, one level higher."""
    names = {stress.id: stress.name for stress in problem.catalog.stress}
    for tag, level in problem.asked.limits.items():
        if level < 2:
            told = f"Only if it is safe for the client: {names[tag]} up to {level + 1} instead of {level}."
            patch = {"limits": {**problem.asked.limits, tag: level + 1}}
            yield Candidate("wish", costs.wish["limits"], told, patch)


def shown_minutes(least: LeastMinutes, problem: Problem) -> list[Patch]:
    """Equal sessions to try for the least minutes, in steps of five from what is proven needed."""
    start = -(-least.at_least // 5) * 5
    pairs = {} if least.pairs or problem.asked.pairs == "auto" else {"pairs": "forbid"}
    return [
        {"days": {str(day): minutes for day in problem.asked.days}, **pairs}
        for minutes in range(start, start + 15, 5)
        if minutes <= 240
    ]
