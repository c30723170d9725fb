"""What limits a week, in plain words: the rules that leave no room, by the bound they are at."""

from collections import defaultdict

from rich.console import RenderableType

from optimizer.domain.program import AuditRow
from optimizer.kinds import Rule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.session_size import SessionSizeRule
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.show.names import measured_name, ratio_name
from optimizer.show.text.layout import clock, exact, listed, spoken, wrapped
from optimizer.show.text.slack import Measured, is_tight, slack
from optimizer.show.text.style import stack, title

TITLE = "What limits the week"
LEAST, MOST, EXACT, SESSION = "at the least", "at the most", "as prescribed", "in a session"
COVERAGE = "coverage"
SIDES = (LEAST, MOST, EXACT, SESSION)


def limits_text(pairs: list[Measured], catalog: Catalog, width: int) -> RenderableType:
    """Name the rules without room, any of which a better week would have to break."""
    tight = [(rule, row) for rule, row in pairs if is_tight(row)]
    if not tight:
        return ""
    count = len({rule.id for rule, _ in tight})
    rules = len({rule.id for rule, _ in pairs})
    lines = {"minutes": _minutes(pairs)} | _sides(tight, catalog)
    longest = max(len(label) for label, told in lines.items() if told)
    return stack(
        title(wrapped(f"{TITLE}: {count} of {rules} rules leave no room", width)),
        *(
            wrapped(told, width, f"  {label:{longest}}  ", " " * (longest + 4))
            for label, told in lines.items()
            if told
        ),
    )


def _sides(tight: list[Measured], catalog: Catalog) -> dict[str, str]:
    """The names of tight rules, by the bound that they are at and their kind."""
    found: dict[tuple[int, str], dict[str, None]] = defaultdict(dict)
    for rule, row in tight:
        if isinstance(rule, SessionTimeRule):
            continue  # told in minutes
        kind, name = _words(rule, catalog)
        found[SIDES.index(_side(rule, row)), kind][name] = None
    return {
        f"{SIDES[side]}: {kind}" if kind else SIDES[side]: _listed(kind, names)
        for (side, kind), names in sorted(found.items(), key=lambda entry: entry[0][0])
    }


def _listed(kind: str, names: dict[str, None]) -> str:
    """The names; of coverage those of one family together."""
    if kind != COVERAGE:
        return ", ".join(names)
    families: dict[str, list[str]] = defaultdict(list)
    for id_ in names:
        family, _, name = id_.partition(".")
        families[spoken(family)].append(spoken(name))
    return "; ".join(f"{family} {', '.join(told)}".rstrip() for family, told in families.items())


def _side(rule: Rule, row: AuditRow) -> str:
    in_session = isinstance(rule, CoverageRule) and rule.per == "session"
    if in_session or isinstance(rule, SessionSizeRule | FrameworkRule):
        return SESSION
    value, low, high = exact(row.value), exact(row.min), exact(row.max)
    if low == high:
        return EXACT
    return LEAST if value == low else MOST


def _words(rule: Rule, catalog: Catalog) -> tuple[str, str]:
    """The kind of a rule, and its name in it."""
    _, _, name = rule.id.partition(".")
    if isinstance(rule, VolumeRule) and rule.muscle is not None:
        kinds = {(False, "week"): "weekly sets", (True, "week"): "direct sets"}
        kind = kinds.get((rule.direct, rule.per), "sets a day")
        return kind, measured_name(rule.muscle, catalog).lower()
    if isinstance(rule, RatioRule):
        return "ratios", ratio_name(rule.id)
    if isinstance(rule, CoverageRule) and rule.per == "week":
        return COVERAGE, rule.id
    if isinstance(rule, SessionSizeRule):
        return "", "number of exercises"
    if isinstance(rule, FrameworkRule):
        return "", "slots of the framework"
    return "", spoken(name if isinstance(rule, CoverageRule) else rule.id)


def _minutes(pairs: list[Measured]) -> str:
    """How much time each session leaves, in the order of the days."""
    spare = [
        clock(int(room))
        for _, row in pairs
        if row.unit == "seconds" and (room := slack(row)) is not None and room >= 0
    ]
    return f"{listed(spare, 'and')} to spare" if spare else ""
