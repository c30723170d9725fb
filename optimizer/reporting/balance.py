"""The audit of a week as a coach reads it: ratios, muscles, coverage, and what is at its limit."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from optimizer.domain.catalog import Catalog
from optimizer.domain.exercise import Group
from optimizer.domain.policy import is_weekly_volume
from optimizer.domain.program import AuditRow
from optimizer.domain.rules import CoverageRule, RatioRule, Rule, SessionSizeRule, VolumeRule
from optimizer.domain.scenario import Scenario
from optimizer.reporting.layout import (
    bar,
    bounds_text,
    decimal,
    exact,
    indented,
    spoken,
    table,
    widest,
    wrapped,
)

AT_LIMIT = "!"


def balance_parts(
    audit: tuple[AuditRow, ...],
    week: str,
    rules: tuple[Rule, ...],
    scenario: Scenario,
    catalog: Catalog,
    width: int,
) -> list[str]:
    """Write the paragraphs on one week's balance; those with nothing to say are left out."""
    by_rule: dict[str, list[AuditRow]] = defaultdict(list)
    for row in audit:
        if row.week == week:
            by_rule[row.rule].append(row)
    pairs = [(rule, row) for rule in rules for row in by_rule[rule.id]]
    parts = [
        _ratios([(r, row) for r, row in pairs if isinstance(r, RatioRule)]),
        _muscles(
            [(r, row) for r, row in pairs if isinstance(r, VolumeRule)], scenario, catalog, width
        ),
        _coverage([(r, row) for r, row in pairs if isinstance(r, CoverageRule)], width),
        _limits(pairs, width),
    ]
    return [part for part in parts if part]


def slack(row: AuditRow) -> Fraction | None:
    """How far the value is from the nearer bound; below 0 outside, None where nothing binds.

    A lower bound of 0 binds nothing.
    """
    value, low, high = exact(row.value), exact(row.min), exact(row.max)
    if value is None:
        return None
    rooms = [value - low] if low else []
    rooms += [high - value] if high is not None else []
    return min(rooms, default=None)


def _mark(row: AuditRow) -> str:
    return AT_LIMIT if slack(row) == 0 else ""


def _ratios(pairs: list[tuple[RatioRule, AuditRow]]) -> str:
    rows = []
    for rule, row in pairs:
        value, room = exact(row.value), slack(row)
        short = value is None or "/" not in row.value
        shown = row.value if short or value is None else f"{row.value} = {decimal(value)}"
        left = "-" if room is None else f"{decimal(room)} {_mark(row)}".rstrip()
        rows.append((_ratio_name(rule), shown, bounds_text(row.min, row.max), left))
    return indented(table(rows, ["balance", "value", "allowed", "slack"])) if rows else ""


def _ratio_name(rule: RatioRule) -> str:
    """Name a ratio by its id: `ratio.pull_push` is "pull : push"."""
    parts = rule.id.removeprefix("ratio.").split("_")
    return (" : " if len(parts) == 2 else " ").join(parts)


def _muscles(
    pairs: list[tuple[VolumeRule, AuditRow]], scenario: Scenario, catalog: Catalog, width: int
) -> str:
    """Weekly sets of every bounded muscle and group, two to a line where there is room."""
    cells = [
        _muscle(rule.muscle, row, scenario, catalog)
        for rule, row in pairs
        if rule.muscle is not None and is_weekly_volume(rule)
    ]
    if not cells:
        return ""
    headers = ["muscle", "sets", "allowed", ""]
    text = table(cells, headers, right=[1])
    half = (len(cells) + 1) // 2
    beside = [*cells[half:], [""] * 4][:half]
    rows = [one + other for one, other in zip(cells[:half], beside, strict=True)]
    double = table(rows, headers * 2, right=[1, 5])
    if widest(double) + 2 <= width:
        text = double
    note = f"* lagging, ** clearly weak; {AT_LIMIT} at its limit"
    return indented(f"{text}\n{note}")


def _muscle(muscle: str, row: AuditRow, scenario: Scenario, catalog: Catalog) -> list[str]:
    item = catalog.measured[muscle]
    name = item.name + (" (all)" if isinstance(item, Group) else "")
    name += "*" * scenario.weak.get(muscle, 0)
    value = exact(row.value)
    drawn = "" if value is None else bar(value, exact(row.min), exact(row.max))
    return [name, row.value, bounds_text(row.min, row.max), f"{drawn} {_mark(row)}".rstrip()]


def _coverage(pairs: list[tuple[CoverageRule, AuditRow]], width: int) -> str:
    """Weekly coverage in short: the rules of one family on a line."""
    families: dict[str, list[str]] = defaultdict(list)
    for rule, row in pairs:
        if rule.per == "week":
            family, _, name = rule.id.partition(".")
            text = f"{spoken(name or family)} {row.value} ({bounds_text(row.min, row.max)})"
            families[family].append(text + _mark(row))
    longest = max((len(family) for family in families), default=0)
    return "\n".join(
        wrapped(", ".join(texts), width, f"  {spoken(f):{longest}}  ", " " * (longest + 4))
        for f, texts in families.items()
    )


def _limits(pairs: list[tuple[Rule, AuditRow]], width: int) -> str:
    """Name the rules that leave nothing; those of a session are only counted."""
    tight = list(_tight(pairs))
    if not tight:
        return ""
    families: dict[str, dict[str, None]] = defaultdict(dict)
    for rule in tight:
        family, _, name = rule.id.partition(".")
        if not _of_session(rule):
            families[family][name or family] = None
    told = [f"{spoken(f)}: {', '.join(map(spoken, names))}" for f, names in families.items()]
    sessions = len({rule.id for rule in tight if _of_session(rule)})
    if sessions:
        told.append(f"{sessions} {'limit' if sessions == 1 else 'limits'} of a session")
    return wrapped("; ".join(told), width, "  at their limit: ", "    ")


def _tight(pairs: list[tuple[Rule, AuditRow]]) -> Iterator[Rule]:
    for rule, row in pairs:
        forbids = row.max == "0"
        if row.ok and slack(row) == 0 and not forbids:
            yield rule


def _of_session(rule: Rule) -> bool:
    if isinstance(rule, CoverageRule):
        return rule.per == "session"
    return isinstance(rule, SessionSizeRule)
