"""Rules of an audit in a table: a line for each, its value in each week."""

from collections.abc import Mapping, Sequence

from optimizer.domain.program import AuditRow
from optimizer.show.text.layout import bounds_text, indented, readable, table

OUTSIDE = "*"
"""Marks a value that is not allowed."""
BOTH = "A+B"
WEEKS = ("A", "B", BOTH)


def by_rule(audit: Sequence[AuditRow]) -> tuple[list[list[AuditRow]], list[list[AuditRow]]]:
    """Rows of broken rules and of those that hold in every week, grouped by rule."""
    rules: dict[str, list[AuditRow]] = {}
    for row in audit:
        rules.setdefault(row.rule, []).append(row)
    broken = [rows for rows in rules.values() if not all(row.ok for row in rows)]
    held = [rows for rows in rules.values() if all(row.ok for row in rows)]
    return broken, held


def rule_table(
    rules: Sequence[Sequence[AuditRow]],
    weeks: Sequence[str] = WEEKS,
    words: Mapping[str, str] | None = None,
) -> str:
    """What is allowed and what there is. With `words` they take the place of the unit."""
    single = len(weeks) == 1
    headers = ["rule", "allowed", *(["value"] if single else weeks)]
    headers.append("unit" if words is None else "how far off")
    lines = []
    for rows in rules:
        values = {row.week: _value(row, mark=not single) for row in rows}
        last = rows[0].unit if words is None else words.get(rows[0].rule, "")
        cells = (values.get(week, "") for week in weeks)
        lines.append([rows[0].rule, bounds_text(rows[0].min, rows[0].max), *cells, last])
    return indented(table(lines, headers, right=range(2, 2 + len(weeks))))


def _value(row: AuditRow, mark: bool) -> str:
    return readable(row.value) + (OUTSIDE if mark and not row.ok else "")
