"""Why no week exists: a minimal set of rules that cannot hold together, in a coach's words."""

from dataclasses import dataclass, replace

from optimizer.conflict.minutes import least_minutes, prices
from optimizer.conflict.narrowing import Narrowing
from optimizer.conflict.sentences import TOLD_IN_NUMBERS, Among
from optimizer.conflict.wishes import wished_only
from optimizer.domain.exercise import Exercise
from optimizer.domain.program import Conflict, ConflictMember
from optimizer.domain.repairs import LeastMinutes
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.kinds.framework import loosest
from optimizer.kinds.pairs import pairing
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.compile import Model, available, compiled
from optimizer.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Explained:
    """A conflict, with the layer of the model that shows it and the rules of its members."""

    conflict: Conflict
    narrowing: Narrowing
    core: tuple[Rule, ...]
    lacks_time: bool


def explained(problem: Problem, proofs: tuple[str, ...], seed: int = 0) -> Explained:
    """A minimal contradictory set of an infeasible scenario's rules, and the least minutes.

    Where many rules need more time than there is, the least minutes and the price of every group of
    rules say more than the list.
    """
    # Pairs only allow something: without that rule there is less time, so it stays.
    scenario, loose = problem.scenario, problem.with_rules(loosest(problem.rules))
    ordered = sorted(
        (rule for rule in loose.rules if not rule.permits), key=lambda rule: not rule.actionable
    )
    narrowing = _narrowing(loose, ordered, seed)
    known = {rule.id for rule in narrowing.plan.rules}
    core = narrowing.narrowed([rule for rule in ordered if rule.id in known])
    if not narrowing.contradictory(core, certain=True):
        return _unnarrowed(narrowing, proofs)
    timed = SessionTimeRule.among(core) is not None
    many = len(core) > TOLD_IN_NUMBERS
    core, minimal = (core, False) if many and timed else narrowing.confirmed(core)
    least = least_minutes(loose) if timed else ()
    needed = least[0].at_least * len(scenario.days) if least else 0
    lacks_time = needed > sum(scenario.days.values())
    members = tuple(
        ConflictMember(
            rule=rule.id,
            fact=rule.fact(scenario),
            sentence=rule.sentence(Among(rule, [r for r in core if r is not rule], narrowing)),
        )
        for rule in core
    )
    paired = pairing(loose.rules, scenario)
    conflict = Conflict(
        members=members,
        minimal=minimal,
        proven=proofs,
        hint=_hint(least, scenario) if lacks_time else "",
        permitted=() if paired is None or not timed else (paired.id,),
        least=least if lacks_time else (),
        prices=prices(loose) if lacks_time else (),
    )
    return Explained(conflict, narrowing, tuple(core), lacks_time)


def _hint(least: tuple[LeastMinutes, ...], scenario: Scenario) -> str:
    """The lack of time in a sentence."""
    needs = ", ".join(
        f"{entry.at_least} {'with pairs of exercises in turns' if entry.pairs else 'with straight sets'}"
        for entry in least
    )
    have = sum(scenario.days.values())
    return (
        f"All rules together need at least so many minutes a session: {needs}; the file gives "
        f"{have} minutes a week on {len(scenario.days)} days."
    )


def _unnarrowed(narrowing: Narrowing, proofs: tuple[str, ...]) -> Explained:
    """All that can be said where no few rules were shown to contradict each other."""
    note = "All rules together leave no week; which few of them do was not found within the limit."
    return Explained(
        Conflict(members=(), minimal=False, proven=proofs, note=note), narrowing, (), False
    )


def _narrowing(problem: Problem, ordered: list[Rule], seed: int) -> Narrowing:
    """The smallest layer of the model that shows the contradiction.

    The exercises that the client fixes, where these contradict each other; all exercises, so that a
    lack of equipment can be named, where the relaxation sees it; else only the available ones, on
    totals, and with days at last. Of a rotation one week, where that is enough.
    """
    scheduled = tuple(e for e in problem.catalog.exercises if e.kind.scheduled)
    offered = available(problem)
    wished = wished_only(problem)
    if wished is not None:
        fixed = Narrowing(wished, seed)
        if fixed.contradictory(fixed.plan.rules, certain=True):
            return fixed
    scenario = problem.scenario
    alone = replace(problem, scenario=scenario.model_copy(update={"weeks": 1}))
    # What both weeks cover together need not be in one, so such a week alone proves nothing.
    narrowing: Narrowing | None = None
    layers = [alone] if scenario.coverage_window == 1 else []
    for weeks in layers if scenario.weeks == 1 else [*layers, problem]:
        narrowing = Narrowing(_tagged(weeks, scheduled), seed)
        if narrowing.relaxed:
            return narrowing
        for with_days in (False, True):
            narrowing = Narrowing(_tagged(weeks, offered, with_days), seed)
            if narrowing.contradictory(ordered, certain=True):
                return narrowing
    assert narrowing is not None
    return narrowing


def _tagged(problem: Problem, exercises: tuple[Exercise, ...], with_days: bool = False) -> Model:
    """A model whose every rule is rows of its own, so that each can be left out."""
    return compiled(problem, exercises, with_days, with_objective=False, limits_as_rows=True)
