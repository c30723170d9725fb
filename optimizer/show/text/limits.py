"""What limits a week, in plain words: the rules that leave no room, by the bound they are at."""

from rich.console import RenderableType

from optimizer.domain.program import AuditRow
from optimizer.problem.catalog import Catalog
from optimizer.show.measured import Measured, is_tight, slack
from optimizer.show.text.layout import clock, exact, labelled, listed, wrapped
from optimizer.show.text.style import stack, title

TITLE = "What limits the week"
LEAST, MOST, EXACT, SESSION = "at the least", "at the most", "as prescribed", "in a session"
SIDES = (LEAST, MOST, EXACT, SESSION)


def limits_text(pairs: list[Measured], catalog: Catalog, width: int) -> RenderableType:
    """Name the rules without room, any of which a better week would have to break."""
    tight = [(rule, row) for rule, row in pairs if is_tight(row)]
    if not tight:
        return ""
    count = len({rule.id for rule, _ in tight})
    rules = len({rule.id for rule, _ in pairs})
    lines = {"minutes": _minutes(pairs)} | _sides(tight, catalog)
    head = wrapped(f"{TITLE}: {count} of {rules} rules leave no room", width)
    told = {label: text for label, text in lines.items() if text}
    return stack(title(head), *labelled(told, width))


def _sides(tight: list[Measured], catalog: Catalog) -> dict[str, str]:
    """The names of tight rules, by the bound that they are at and their kind; time is told in minutes."""
    found: dict[tuple[int, str], dict[str, dict[str, None]]] = {}
    for rule, row in tight:
        if row.unit == "seconds":
            continue
        told = rule.tight(catalog)
        side = SESSION if told.in_session else _side(row)
        families = found.setdefault((SIDES.index(side), told.among), {})
        families.setdefault(told.family, {})[told.name] = None
    return {
        f"{SIDES[side]}: {among}" if among else SIDES[side]: "; ".join(
            f"{family} {', '.join(names)}".strip() for family, names in families.items()
        )
        for (side, among), families in sorted(found.items(), key=lambda entry: entry[0][0])
    }


def _side(row: AuditRow) -> str:
    value, low, high = exact(row.value), exact(row.min), exact(row.max)
    if low == high:
        return EXACT
    return LEAST if value == low else MOST


def _minutes(pairs: list[Measured]) -> str:
    """How much time each session leaves, in the order of the days."""
    spare = [
        clock(int(room))
        for _, row in pairs
        if row.unit == "seconds" and (room := slack(row)) is not None and room >= 0
    ]
    return f"{listed(spare, 'and')} to spare" if spare else ""
