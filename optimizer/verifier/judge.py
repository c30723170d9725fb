"""The verdict on a program: its audit, everything that is wrong, and its objective."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from optimizer.domain.base import show_fraction
from optimizer.domain.block import Wave
from optimizer.domain.program import AuditRow, Program, ShouldRow, TermRow, Week
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.deload import rules_of
from optimizer.problem.objective import Objective, ShouldTerm
from optimizer.verifier.claims import claims
from optimizer.verifier.client import client_of
from optimizer.verifier.finding import Finding, Violation
from optimizer.verifier.kinds import ACROSS_WEEKS, CHECKS
from optimizer.verifier.scoring import missed, score
from optimizer.verifier.structure import structure
from optimizer.verifier.tally import Tally

__all__ = ["Verdict", "Violation", "judge", "judge_program"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every rule measured, every violation, and the objective with its terms."""

    audit: tuple[AuditRow, ...]
    violations: tuple[Violation, ...]
    shoulds: tuple[ShouldRow, ...]
    terms: tuple[TermRow, ...]
    objective: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.violations


def judge(
    weeks: tuple[Week, ...],
    scenario: Scenario,
    constraint_set: ConstraintSet,
    catalog: Catalog,
    wave: Wave | None = None,
    left_out: Collection[str] = (),
) -> Verdict:
    """Judge weeks by the rules that a constraint set comes to for a client. No weeks break no rule.

    `scenario` is what the client wrote. Weeks of a block are judged by the rules that hold in their
    `wave`. Rules of the ids in `left_out` are not judged: nothing is known for them.
    """
    if not weeks:
        return Verdict(audit=(), violations=(), shoulds=(), terms=(), objective=0)
    client = client_of(scenario, constraint_set, catalog)
    known = [rule for rule in client.rules if rule.id not in left_out]
    rules = tuple(rule for rule in known if rule.grade == "must")
    shoulds = [rule for rule in known if rule.grade == "should"]
    rules = rules if wave is None else rules_of(wave, rules)
    scenario, objective = client.scenario, constraint_set.objective.with_shoulds(shoulds)
    audit: list[AuditRow] = []
    violations = list(structure(weeks, scenario, rules, catalog))
    tallies = tuple(Tally(week, scenario, catalog, rules) for week in weeks)
    for week_name, finding in sorted(_findings(tallies, rules), key=lambda found: found[0]):
        audit.append(_row(finding, week_name))
        if not finding.ok:
            violations.append(Violation(finding.rule, week_name, finding.message))
    terms = _summed(row for week in weeks for row in score(week, objective, scenario, catalog))
    value = sum(row.weight * row.value for row in terms)
    return Verdict(tuple(audit), tuple(violations), _shoulds(tallies, objective), terms, value)


def judge_program(
    program: Program, scenario: Scenario, constraint_set: ConstraintSet, catalog: Catalog
) -> Verdict:
    """Judge a program's weeks, and whether what the file says of itself is true."""
    verdict = judge(program.weeks, scenario, constraint_set, catalog)
    changes = client_of(scenario, constraint_set, catalog).changes
    untrue = claims(
        program, verdict.audit, verdict.terms, verdict.objective, changes, verdict.shoulds
    )
    return replace(verdict, violations=(*verdict.violations, *untrue))


def _findings(tallies: tuple[Tally, ...], rules: tuple[Rule, ...]) -> Iterator[tuple[str, Finding]]:
    """Every finding of every rule, with the week or weeks that it speaks of."""
    for rule in rules:
        if len(tallies) > 1 and rule.kind in ACROSS_WEEKS:
            yield from ACROSS_WEEKS[rule.kind](rule, tallies)
            continue
        for tally in tallies:
            for finding in CHECKS[rule.kind](rule, tally):
                yield tally.week.week, finding


def _shoulds(tallies: tuple[Tally, ...], objective: Objective) -> tuple[ShouldRow, ...]:
    """Every should on every week, missed ones with what that costs."""
    rows = []
    for term in objective.terms:
        if isinstance(term, ShouldTerm):
            for tally in tallies:
                for finding, steps in missed(term, tally):
                    short = show_fraction(Fraction(steps, term.rule.grain))
                    row = _row(finding, tally.week.week).model_dump()
                    rows.append(ShouldRow(**row, missed=short, cost=term.weight * steps))
    return tuple(rows)


def _row(finding: Finding, week: str) -> AuditRow:
    return AuditRow(
        rule=finding.rule,
        week=week,
        value=finding.value,
        min=finding.min,
        max=finding.max,
        unit=finding.unit,
        ok=finding.ok,
    )


def _summed(rows: Iterator[TermRow]) -> tuple[TermRow, ...]:
    """Rows with the values of equal terms added up, so that each term appears once."""
    totals: dict[tuple[str, int], int] = {}
    for row in rows:
        totals[row.term, row.weight] = totals.get((row.term, row.weight), 0) + row.value
    return tuple(TermRow(term=t, weight=w, value=v) for (t, w), v in totals.items())
