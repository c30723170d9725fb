"""What a program file says of itself: objective, terms, audit, status, bound and gap."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from optimizer.domain.program import AuditRow, ChangeRow, Program, ShouldRow, Status, TermRow
from optimizer.verifier.finding import Violation


def claims(
    program: Program,
    audit: tuple[AuditRow, ...],
    terms: tuple[TermRow, ...],
    objective: int,
    changes: tuple[ChangeRow, ...] = (),
    shoulds: tuple[ShouldRow, ...] = (),
) -> Iterator[Violation]:
    """Every claim of the file that differs from what was recomputed, or from another claim."""
    recomputed = objective if program.weeks else None
    if program.objective != recomputed:
        message = f"objective is {program.objective}, recomputed {recomputed}"
        yield Violation("program.objective", "", message)
    yield from _terms(program.objective_terms, terms)
    yield from _audit(program.audit, audit)
    if program.shoulds != shoulds:
        message = "what the week misses of its shoulds is not what was recomputed"
        yield Violation("program.shoulds", "", message)
    if program.changes and program.changes != changes:
        message = "what screens and flags changed is not what the scenario's answers change"
        yield Violation("program.changes", "", message)
    for message in _proof(program):
        yield Violation("program.status", "", f"status is {program.status}: {message}")


def _terms(claimed: tuple[TermRow, ...], recomputed: tuple[TermRow, ...]) -> Iterator[Violation]:
    """Compare terms; one that is worth nothing may be left out of the file."""
    in_file, found = _by_term(claimed), _by_term(recomputed)
    for term in {**found, **in_file}:
        says, is_ = in_file[term], found[term]
        if says != is_ and (says or any(value for _, value in is_)):
            message = f"{term}: {_products(says)} in the file, recomputed {_products(is_)}"
            yield Violation("program.objective_terms", "", message)


def _by_term(rows: Iterable[TermRow]) -> defaultdict[str, list[tuple[int, int]]]:
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        found[row.term].append((row.weight, row.value))
    return found


def _products(rows: list[tuple[int, int]]) -> str:
    return ", ".join(f"{weight} x {value}" for weight, value in rows) or "absent"


def _audit(claimed: tuple[AuditRow, ...], recomputed: tuple[AuditRow, ...]) -> Iterator[Violation]:
    in_file, found = _by_rule(claimed), _by_rule(recomputed)
    for rule, week in {**found, **in_file}:
        says, is_ = in_file[rule, week], found[rule, week]
        if says != is_:
            message = f"{rule}: {_rows(says)} in the file's audit, recomputed {_rows(is_)}"
            yield Violation("program.audit", week, message)


def _by_rule(rows: Iterable[AuditRow]) -> defaultdict[tuple[str, str], list[AuditRow]]:
    found: defaultdict[tuple[str, str], list[AuditRow]] = defaultdict(list)
    for row in rows:
        found[row.rule, row.week].append(row)
    return found


def _rows(rows: list[AuditRow]) -> str:
    texts = (
        f"{row.value} {row.unit} (min {row.min}, max {row.max}, {'ok' if row.ok else 'broken'})"
        for row in rows
    )
    return ", ".join(texts) or "absent"


def _proof(program: Program) -> Iterator[str]:
    if program.status in (Status.INFEASIBLE, Status.UNKNOWN):
        if program.weeks:
            yield "but the file holds weeks"
        return
    if not program.weeks:
        yield "but the file holds no week"
    objective, bound, gap = program.objective, program.bound, program.gap
    if program.status is Status.OPTIMAL:
        if bound != objective:
            yield f"bound {bound} is not the objective {objective}"
        if gap != 0:
            yield f"gap is {gap}, expected 0"
        return
    if bound is not None and objective is not None and bound < objective:
        yield f"bound {bound} is below the objective {objective}"
    if (bound is None) != (gap is None):
        yield f"bound {bound} and gap {gap} do not go together"
    elif gap is not None and (gap < 0 or (gap == 0) != (bound == objective)):
        yield f"gap {gap} contradicts bound {bound} and objective {objective}"
