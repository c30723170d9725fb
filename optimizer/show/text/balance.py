"""The audit of a week as a coach reads it: balance, muscles, coverage, and what limits it."""

from rich.console import RenderableType

from optimizer.domain.exercise import Plane
from optimizer.domain.program import AuditRow
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.show.measured import Measured, legend, mark, measured, slack, value_line
from optimizer.show.text.bars import bar
from optimizer.show.text.columns import GAP, Column, table, taken
from optimizer.show.text.coverage import coverage_text
from optimizer.show.text.layout import (
    allowed_text,
    decimal,
    exact,
    indented,
    joined,
    wrapped,
)
from optimizer.show.text.limits import limits_text
from optimizer.show.text.muscles import muscles_text
from optimizer.show.text.style import indent, marked, stack, title

LONGEST, SHORTEST = 40, 10
"""Letters of a scale."""
TITLE = "Balance"
PLANES = "planes in sets"
POSTERIOR = "posterior is the back of the body, anterior the front"


def balance_parts(
    audit: tuple[AuditRow, ...],
    week: str,
    rules: tuple[Rule, ...],
    scenario: Scenario,
    catalog: Catalog,
    width: int,
    details: bool = False,
    plain: bool = False,
) -> list[RenderableType]:
    """Write the paragraphs on one week's balance; those with nothing to say are left out.

    With `details` also exact fractions, and the bounds of everything that is covered. `plain` is
    without bars and columns.
    """
    pairs = measured(audit, week, rules)
    parts = [
        _panel(pairs, width, details, plain),
        muscles_text(pairs, scenario, catalog, width, plain),
        coverage_text([(r, a) for r, a in pairs if not in_panel(r, a)], width, details, plain),
        limits_text(pairs, catalog, width),
    ]
    return [part for part in parts if part]


def in_panel(rule: Rule, row: AuditRow) -> bool:
    """Whether a rule stands in the balance panel: ratios, and sets in the planes of motion."""
    return rule.panel == "balance" or _of_plane(rule, row)


def _of_plane(rule: Rule, row: AuditRow) -> bool:
    return rule.panel == "coverage" and rule.plane is not None and row.unit == "sets"


def _panel(pairs: list[Measured], width: int, details: bool, plain: bool) -> RenderableType:
    """Each ratio and plane on a scale between its bounds."""
    shown = [(rule, row) for rule, row in pairs if in_panel(rule, row)]
    if not shown:
        return ""
    if plain:
        told = [wrapped(value_line(_name(r), row), width, "  ", "    ") for r, row in shown]
        return stack(title(TITLE), *told)
    for ending in ("", " plane"):
        columns = _columns(shown, details, ending)
        cells = min(LONGEST, width - 2 - taken(columns) - GAP)
        if cells >= SHORTEST:
            columns.insert(4, Column("", [_scale(row, cells) for _, row in shown]))
            break
    more = [POSTERIOR] if any("posterior" in _name(rule) for rule, _ in shown) else []
    more += [PLANES] if any(_of_plane(rule, row) for rule, row in shown) else []
    legends = legend([mark(row) for _, row in shown], more)
    words = indented(joined(legends, width - 2, "; "))
    return stack(title(TITLE), indent(table(columns, width - 2)), marked(words))


def _columns(shown: list[Measured], details: bool, ending: str) -> list[Column]:
    """All but the scale; names go without the ending where there is no room for it."""
    return [
        Column("", [_name(rule).removesuffix(ending) for rule, _ in shown], gives=True),
        Column("value", [_value(row, details) for _, row in shown], right=not details),
        Column("", [marked(mark(row)) for _, row in shown]),
        Column("allowed", [_allowed(row, details) for _, row in shown]),
        Column("room", [_room(row) for _, row in shown], right=True),
    ]


def _name(rule: Rule) -> str:
    if rule.plane is None:
        return rule.name
    told = f"{rule.name} plane" if rule.name in set(Plane) else rule.name
    told += "" if rule.plane in rule.name else f" ({rule.plane})"
    return told if rule.family == "plane" else f"{rule.family}, {told}"


def _value(row: AuditRow, details: bool) -> str:
    value = exact(row.value)
    if value is None:
        return row.value
    exactly = f"{row.value} = " if details and "/" in row.value else ""
    return exactly + decimal(value)


def _allowed(row: AuditRow, details: bool) -> str:
    if not details or row.max is None:
        return allowed_text(row.min, row.max)
    return f"{row.min or 0}-{row.max}"


def _scale(row: AuditRow, cells: int) -> str:
    value = exact(row.value)
    return "" if value is None else bar(value, exact(row.min), exact(row.max), cells)


def _room(row: AuditRow) -> str:
    room = slack(row)
    return "-" if room is None else decimal(room)
