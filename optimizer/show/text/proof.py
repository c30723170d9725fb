"""How good a program is and how far that is proven: its status, its proof, what it is worth."""

from collections.abc import Iterable

from rich.console import RenderableType

from optimizer.domain.program import Program, Status, TermRow
from optimizer.show.text.layout import indented, joined, many, percent, table, wrapped
from optimizer.show.text.style import stack, status

TOP_TERMS = 8
OF_STRAIGHT_SETS = "of straight sets"
"""What the proof speaks of where pairs would have been tried only if straight sets did not fit."""


def status_text(program: Program, straight: bool = False) -> str:
    """Say in one sentence what is known, and that the rules hold where there is a week.

    A `straight` week was only compared with others of straight sets.
    """
    if not program.weeks:
        return _status(program, straight)
    held, rules = _held(program)
    kept = f"all {rules} rules hold" if held == rules else f"{held} of {rules} rules hold"
    return f"{_status(program, straight)}; {kept} (verified)"


def proof_text(program: Program, width: int, straight: bool = False) -> RenderableType:
    """Status, and the proof in one line: objective, bound, gap, rules, and how to repeat it."""
    objective = "?" if program.objective is None else f"{program.objective:,}"
    bound = "?" if program.bound is None else f"{program.bound:,}"
    held, _ = _held(program)
    parts = [
        f"proof: objective {objective}, bound {bound}, gap {gap_text(program)}",
        f"{held} rules hold (verified)",
    ]
    made = program.provenance
    if made is not None:
        seconds = made.build_seconds + made.solve_seconds
        parts += [f"{seconds:.1f} s", f"seed {made.seed}, {many(made.workers, 'worker')}"]
    return stack(
        status(wrapped(_status(program, straight), width)), joined(parts, width, "; ", "  ")
    )


def gap_text(program: Program) -> str:
    """How far the program may be from the best possible."""
    return "not known" if program.gap is None else percent(program.gap)


def by_points(terms: Iterable[TermRow]) -> list[TermRow]:
    """The terms of an objective, the weightiest first."""
    return sorted(terms, key=lambda term: -abs(term.points))


def worth_text(program: Program) -> str:
    """Show the objective's weightiest terms; the rest in one line."""
    if not program.objective_terms:
        return ""
    weighty = by_points(program.objective_terms)
    rows = [
        (term.term, f"{term.weight:,}", f"{term.value:,}", f"{term.points:,}")
        for term in weighty[:TOP_TERMS]
    ]
    rest = weighty[TOP_TERMS:]
    if rest:
        rows.append((f"{len(rest)} more", "", "", f"{sum(term.points for term in rest):,}"))
    headers = ["what the week is worth", "weight", "value", "points"]
    return indented(table(rows, headers, right=[1, 2, 3]))


def _status(program: Program, straight: bool) -> str:
    week = f"week {OF_STRAIGHT_SETS}" if straight else "week"
    if program.status is Status.OPTIMAL:
        return f"OPTIMAL: proven, no better {week} exists"
    if program.status is Status.FEASIBLE:
        if program.gap is None:
            return "FEASIBLE: every rule holds; how far from the best possible is not known"
        best = f"the best possible {week}" if straight else "the best possible"
        return f"FEASIBLE: within {percent(program.gap)} of {best}"
    if program.status is Status.INFEASIBLE:
        return "IMPOSSIBLE: no week satisfies this scenario"
    return (
        "UNDECIDED: within the limit no week was found, and none was ruled out. "
        "Give it more time (--time-limit 300) or more threads (--workers 8)."
    )


def _held(program: Program) -> tuple[int, int]:
    """How many rules hold, of how many."""
    rules = {row.rule for row in program.audit}
    return len(rules - {row.rule for row in program.audit if not row.ok}), len(rules)
