"""Changes of a scenario whose worth can be asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.conflict.repairs.patches import (
    bound_patch,
    equipment_patch,
    patched,
)
from optimizer.domain.costs import Costs
from optimizer.domain.exercise import MuscleClass
from optimizer.domain.program import Program
from optimizer.domain.repairs import Patch
from optimizer.domain.words import WEAK
from optimizer.features.what_if.answer import Kind
from optimizer.kinds.calendar import a_day_more, days_patch
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.model.compile import available
from optimizer.problem.overhead import work_budgets
from optimizer.problem.problem import Problem
from optimizer.show.text.layout import exact

MINUTES = (5, 10, 15)
LONGEST = 240
AREAS = (MuscleClass.FULL, MuscleClass.MINOR)
"""Classes of muscles that a client may call weak; the others are stabilisers, trained by drills."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One change, as a sentence and a patch of the scenario file, and the problem that it makes."""

    kind: Kind
    sentence: str
    patch: Patch
    problem: Problem
    loosens: bool
    """Whether every week of the scenario stays a week of the changed one, worth the same."""


def variants(
    problem: Problem, base: Program, kinds: tuple[Kind, ...], costs: Costs
) -> Iterator[Variant]:
    """Every change of these kinds that makes a valid scenario and may make a difference."""
    for kind in kinds:
        for sentence, patch, loosens in _CHANGES[kind](problem, base, costs):
            changed = patched(problem, patch)
            if changed is not None:
                more = loosens and _no_less_time(problem, changed)
                yield Variant(kind, sentence, patch, changed, more)


def _no_less_time(problem: Problem, changed: Problem) -> bool:
    """Whether no day has less time for its sets; longer sessions have longer warm-ups."""
    rule = SessionTimeRule.among(changed.rules)
    if rule is None:
        return True
    before = work_budgets(rule, problem.scenario, problem.catalog)
    after = work_budgets(rule, changed.scenario, problem.catalog)
    return all(after.get(day, 0) >= seconds for day, seconds in before.items())


_Change = tuple[str, Patch, bool]


def _days(problem: Problem, _: Program, costs: Costs) -> Iterator[_Change]:
    for candidate in a_day_more(problem.asked, costs):
        yield candidate.sentence, candidate.patch, False


def _minutes(problem: Problem, _: Program, __: Costs) -> Iterator[_Change]:
    days = problem.asked.days
    for day, before in days.items():
        for more in MINUTES:
            if before + more <= LONGEST:
                told = f"{more} minutes more on {day}: {before + more} instead of {before}."
                yield told, days_patch({**days, day: before + more}), True


def _equipment(problem: Problem, _: Program, __: Costs) -> Iterator[_Change]:
    """Pieces not owned that make at least one more exercise possible."""
    owned = problem.catalog.owned(problem.asked.equipment)
    known = {e.id for e in available(problem)}
    for item in problem.catalog.equipment:
        if item.id in owned:
            continue
        patch = equipment_patch(problem.asked, (item.id,))
        changed = patched(problem, patch)
        if changed is None:
            continue
        offered = available(changed)
        new = [e for e in offered if e.id not in known]
        if new:
            told = f"Get: {item.name} ({len(new)} more {'exercise' if len(new) == 1 else 'exercises'})."
            yield told, patch, True


def _rules(problem: Problem, base: Program, _: Costs) -> Iterator[_Change]:
    """Rules at a bound of the best week, that bound loosened by one step."""
    rules = {rule.id: rule for rule in problem.rules}
    seen = set()
    for row in base.audit:
        rule = rules.get(row.rule)
        at = exact(row.value)
        value = None if rule is None or at is None else rule.further(at)
        if rule is None or value is None or (rule.id, value) in seen:
            continue
        seen.add((rule.id, value))
        patch = bound_patch(rule, value, problem)
        if patch is not None:
            yield rule.moved_words(value, problem.catalog), patch, True


def _weak(problem: Problem, _: Program, __: Costs) -> Iterator[_Change]:
    asked = problem.asked.weak
    for item in problem.catalog.measured.values():
        level = asked.get(item.id, 0) + 1
        if item.class_ in AREAS and level <= max(WEAK):
            told = f"Count {item.name.lower()} as {WEAK[level]}."
            yield told, {"weak": {**asked, item.id: level}}, False


_CHANGES = {
    "day": _days,
    "minutes": _minutes,
    "equipment": _equipment,
    "rule": _rules,
    "weak": _weak,
}
