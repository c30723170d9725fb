"""What screens and flags change, and what came of it in the week: one line a change."""

from fractions import Fraction

from rich.console import RenderableType

from optimizer.domain.program import AuditRow, Program, Week
from optimizer.domain.selector import Selector
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.intake import weak_area
from optimizer.show.text.layout import bounds_text, exact, readable, wrapped
from optimizer.show.text.style import stack, title

ARROW = " -> "


def changes_text(
    program: Program, week: Week | None, rules: tuple[Rule, ...], catalog: Catalog, width: int
) -> RenderableType:
    """Write every change as `screen -> rule -> effect on this week`; empty where nothing changed."""
    by_id = {rule.id: rule for rule in rules}
    rows = {row.rule: row for row in program.audit if week is not None and row.week == week.week}
    lines = []

    def counted(of: Selector) -> int:
        return 0 if week is None else _count(of, week, catalog)

    for change in program.changes:
        rule, row = by_id.get(change.rule), rows.get(change.rule)
        parts = [change.trigger, change.rule, change.effect]
        if week is not None and rule is not None and row is not None and shows(rule):
            bounds = bounds_text(_short(row.min), _short(row.max))
            parts[1:] = [
                f"{change.rule} {bounds}",
                rule.achieved(readable(row.value), row.unit, counted),
            ]
        elif (muscle := weak_area(change.rule)) is not None:
            sets = (rows.get(r.id) for r in rules if r.key_of("weekly_sets") == muscle)
            parts[2] = change.effect.rstrip(".") + _sets(next(sets, None))
        lines.append(wrapped(ARROW.join(parts), width, "  ", "    "))
    return stack(title("what the self-checks change:"), *lines) if lines else ""


def shows(rule: Rule) -> bool:
    """Whether the audit's value says how the week meets the rule."""
    return rule.bounds != (None, None) and not rule.of_session


def _short(bound: str | None) -> str | None:
    return None if bound is None else readable(bound)


def _count(of: Selector, week: Week, catalog: Catalog) -> int:
    """Count the week's sets of the selected exercises."""
    items = (item for session in week.sessions for item in session.items)
    return sum(
        i.sets
        for i in items
        if i.exercise in catalog.by_id and of.matches(catalog.by_id[i.exercise])
    )


def _sets(row: AuditRow | None) -> str:
    """End a sentence about a weak area with its sets in the week."""
    if row is None:
        return "."
    return f"; {row.value} {'set' if exact(row.value) == Fraction(1) else 'sets'} this week."
