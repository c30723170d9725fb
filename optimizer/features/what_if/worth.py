"""The worth of one change: its scenario solved, and compared with the week as it is."""

from collections.abc import Iterable
from fractions import Fraction

from optimizer.conflict.repairs.patches import lines
from optimizer.domain.base import parse_fraction
from optimizer.domain.program import Program, Status
from optimizer.engines import lp
from optimizer.features.what_if.answer import Line, MuscleChange
from optimizer.features.what_if.variants import Variant
from optimizer.kinds import Rule
from optimizer.kinds.framework import FrameworkRule, loosest
from optimizer.kinds.pairs import straight_sets
from optimizer.model.compile import available, compiled
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.verifier.judge import judge_program

TOLD = 4
"""Muscles whose sets a line tells, those that change most."""


def unsolved(variant: Variant, base: Program, catalog: Catalog) -> Line:
    """The line of a change that is not solved: at most what its relaxation says."""
    ceiling = relaxed(variant.problem, base)
    most = None
    if ceiling is not None and base.objective is not None and variant.kind != "weak":
        most = max(0, ceiling - base.objective)
    gains = most is not None and _only_gains(variant, base)
    return Line(
        kind=variant.kind, sentence=variant.sentence, patch=variant.patch,
        lines=lines(variant.patch), solved=False, status=Status.UNKNOWN,
        objective=None, bound=ceiling, least=0 if gains else None, most=most,
        comparable=variant.kind != "weak",
    )  # fmt: skip


def _only_gains(variant: Variant, base: Program) -> bool:
    """Whether a solve of the change gives no less: all weeks stay, and pairs stay out or in.

    Where pairs came because straight sets did not fit, they may fit now and come first again.
    """
    return variant.loosens and (base.scenario.get("pairs") == "allow" or not _paired(base))


def relaxed(problem: Problem, base: Program) -> int | None:
    """No week that a solve of the problem gives is worth more: its weekly totals in fractions.

    Pairs are left out where no week of the scenario needs them: straight sets come first.
    """
    rules = loosest(problem.rules)
    if not _pairs_may_come(problem.rules, base):
        rules = straight_sets(rules)
    loose = problem.with_rules(rules)
    return lp.highest(compiled(loose, available(loose)).rows)


def _pairs_may_come(rules: tuple[Rule, ...], base: Program) -> bool:
    rule = FrameworkRule.among(rules)
    themes = [theme for choice in (rule.choices if rule else ()) for theme in choice.themes]
    allowed = base.scenario.get("pairs") == "allow"
    return allowed or _paired(base) or any(theme.turns for theme in themes)


def _paired(program: Program) -> bool:
    """Whether any two exercises are done in turns."""
    return any(
        len(block.items) > 1
        for week in program.weeks
        for session in week.sessions
        for block in session.blocks
    )


def compared(variant: Variant, program: Program, base: Program, catalog: Catalog) -> Line:
    """The line of a solved change.

    Where the search of a change that only loosens found less than the week there is, that week
    stands in for what it found.
    """
    objective, bound = program.objective, program.bound
    better = program
    fell_short = (
        program.status is not Status.OPTIMAL
        and objective is not None
        and base.objective is not None
        and objective < base.objective
    )
    if fell_short and _still_holds(base, variant, catalog):
        objective, better = base.objective, base
    least = most = None
    if objective is not None and base.bound is not None:
        least = objective - base.bound
    if bound is not None and base.objective is not None:
        most = bound - base.objective
    if program.status is Status.OPTIMAL and base.status is Status.OPTIMAL:
        least = most = (objective or 0) - (base.objective or 0)
    elif least is not None and _only_gains(variant, base) and base.status is Status.OPTIMAL:
        least = max(0, least)
    return Line(
        kind=variant.kind, sentence=variant.sentence, patch=variant.patch,
        lines=lines(variant.patch), solved=True, status=program.status,
        objective=objective, bound=bound, least=least, most=most,
        comparable=variant.kind != "weak",
        muscles=tuple(_muscles(base, better, variant.problem.rules)),
        seconds=program.provenance.solve_seconds if program.provenance else 0.0,
    )  # fmt: skip


def _still_holds(base: Program, variant: Variant, catalog: Catalog) -> bool:
    """Whether the verifier lets the week there is stand in the changed scenario, worth the same."""
    if not variant.loosens:
        return False
    problem = variant.problem
    moved = base.model_copy(update={"scenario": problem.filled})
    return judge_program(moved, problem.asked, problem.constraint_set, catalog).ok


def _muscles(base: Program, other: Program, rules: tuple[Rule, ...]) -> Iterable[MuscleChange]:
    """Muscles whose weekly sets change, the most first."""
    before, after = _sets(base, rules), _sets(other, rules)
    names = sorted(before.keys() & after.keys(), key=lambda m: (-abs(after[m] - before[m]), m))
    for muscle in names[:TOLD]:
        if before[muscle] != after[muscle]:
            yield MuscleChange(muscle=muscle, before=before[muscle], after=after[muscle])


def _sets(program: Program, rules: tuple[Rule, ...]) -> dict[str, Fraction]:
    """Weekly sets by muscle, from the audit."""
    muscles = {rule.id: rule.key_of("weekly_sets") for rule in rules}
    found: dict[str, list[Fraction]] = {}
    for row in program.audit:
        muscle = muscles.get(row.rule)
        if muscle is not None:
            found.setdefault(muscle, []).append(parse_fraction(row.value))
    return {muscle: sum(values, Fraction(0)) / len(values) for muscle, values in found.items()}
