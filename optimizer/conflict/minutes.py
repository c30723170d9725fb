"""Where time is what lacks: the least minutes that all rules need, and what each group costs."""

from collections.abc import Iterable

from optimizer.domain.repairs import LeastMinutes, Price
from optimizer.engines import lp
from optimizer.kinds.names import price_title
from optimizer.kinds.pairs import pairing, straight_sets
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.compile import available, compiled
from optimizer.problem.overhead import work_budgets
from optimizer.problem.problem import Problem

LONGEST = 240
"""Minutes of the longest session that a file may ask for."""


def least_minutes(problem: Problem) -> tuple[LeastMinutes, ...]:
    """Minutes of equal sessions below which not even fractions of sets keep all other rules.

    With pairs where they are allowed, and with straight sets.
    """
    policies = [(False, problem.with_rules(straight_sets(problem.rules)))]
    if pairing(problem.rules, problem.scenario) is not None:
        policies.insert(0, (True, problem))
    found = []
    for pairs, policy in policies:
        needed = _least_seconds(_elastic(policy))
        minutes = None if needed is None else minutes_for(policy, needed)
        if minutes is not None:
            found.append(LeastMinutes(pairs=pairs, at_least=minutes))
    return tuple(found)


def prices(problem: Problem) -> tuple[Price, ...]:
    """What each group of rules adds to the least time a session, dearest first."""
    relaxation = _elastic(problem)
    needed = _least_seconds(relaxation)
    if needed is None:
        return ()
    groups: dict[str, list[str]] = {}
    for rule in problem.rules:
        if rule.priced:
            groups.setdefault(rule.family, []).append(rule.id)
    sessions = len(problem.scenario.days) * problem.scenario.weeks
    found = []
    for group, ids in groups.items():
        without = _least_seconds(relaxation, ids)
        seconds = 0 if without is None else max(0, needed - without) // sessions
        found.append(Price(group=group, title=price_title(group), rules=len(ids), seconds=seconds))
    return tuple(sorted(found, key=lambda price: -price.seconds))


def _elastic(problem: Problem) -> lp.Relaxation:
    """The relaxation of the weekly totals without a limit of time, at the least time."""
    model = compiled(problem, available(problem), elastic=True)
    return lp.Relaxation(model.rows, objective=True)


def _least_seconds(relaxation: lp.Relaxation, without: Iterable[str] = ()) -> int | None:
    best = relaxation.highest(frozenset(without))
    return None if best is None else -best


def minutes_for(problem: Problem, seconds: int) -> int | None:
    """The shortest equal sessions, warm-ups included, that hold so many seconds of work in all weeks."""
    timing, scenario = SessionTimeRule.among(problem.rules), problem.scenario
    if timing is None:
        return None
    for minutes in range(1, LONGEST + 1):
        equal = scenario.model_copy(update={"days": dict.fromkeys(scenario.days, minutes)})
        if scenario.weeks * sum(work_budgets(timing, equal, problem.catalog).values()) >= seconds:
            return minutes
    return None
