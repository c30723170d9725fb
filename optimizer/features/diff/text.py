"""Two programs side by side: what a client would notice first, then what it does to muscles and rules."""

from collections.abc import Callable, Iterator
from typing import Any

from optimizer.domain.nearness import Distance
from optimizer.domain.program import AuditRow
from optimizer.features.diff.difference import Difference, RuleRow, ScenarioRow
from optimizer.problem.catalog import Catalog
from optimizer.show.measured import is_tight
from optimizer.show.names import exercise_name
from optimizer.show.text.layout import (
    bounds_text,
    indented,
    listed,
    many,
    readable,
    spoken,
    table,
    wrapped,
)

NOTHING = "no exercise, set, pair or theme differs"
MARKS = {(True, False): "+", (False, True): "-"}
"""In front of an exercise that the week gains or loses."""


def difference_text(difference: Difference, catalog: Catalog, width: int = 100) -> str:
    """Exercises and sets in a table, then pairs and themes, muscles, rules and the scenario."""
    several = any(row.week == "B" for row in difference.sets)
    parts = [
        _sets(difference, several, catalog),
        "\n".join(_lines(difference, catalog, width)),
        _muscles(difference, catalog, width),
        _rules(difference, width),
        _scenario(difference, catalog, width),
        _objective(difference),
    ]
    return "\n\n".join(part for part in parts if part)


def heading(difference: Difference, before: str, after: str) -> str:
    """Name the two programs and how far apart they are."""
    return f"from {before} to {after}: {distance_words(difference.distance)} change"


def distance_words(distance: Distance) -> str:
    """Say how far apart: "2 exercises and 6 sets"."""
    return f"{many(distance.exercises, 'exercise')} and {many(distance.sets, 'set')}"


def _sets(difference: Difference, several: bool, catalog: Catalog) -> str:
    if not difference.sets:
        return "" if difference.pairs or difference.themes else NOTHING
    rows = []
    for row in difference.sets:
        day = f"{row.week} {row.day}" if several else str(row.day)
        mark = MARKS.get((row.new, row.gone), "")
        rows.append(
            (day, mark, exercise_name(row.exercise, catalog), _count(row.before), _count(row.after))
        )
    headers = ["day", "", "exercise", "before", "after"]
    note = "+ new in the week, - gone from it; the others change days or sets"
    return f"{indented(table(rows, headers, right=[3, 4]))}\n  {note}"


def _count(sets: int) -> str:
    return str(sets) if sets else "-"


def _lines(difference: Difference, catalog: Catalog, width: int) -> Iterator[str]:
    for formed, title in ((False, "no longer in turns"), (True, "now in turns")):
        told = [
            f"{row.day} {exercise_name(row.first, catalog)} + {exercise_name(row.second, catalog)}"
            for row in difference.pairs
            if row.formed is formed
        ]
        if told:
            yield wrapped("; ".join(told), width, f"  {title}: ", "    ")
    told = [
        f"{row.day} {row.before or 'none'} -> {row.after or 'none'}" for row in difference.themes
    ]
    if told:
        yield wrapped("; ".join(told), width, "  themes: ", "    ")


def _muscles(difference: Difference, catalog: Catalog, width: int) -> str:
    """Weekly sets that change: "chest 9.5 -> 10"."""
    several = any(row.week == "B" for row in difference.muscles)
    told = [
        f"{f'{row.week} ' if several else ''}{catalog.measured[row.muscle].name.lower()} "
        f"{row.before} -> {row.after}"
        for row in difference.muscles
    ]
    return wrapped("; ".join(told), width, "weekly sets: ", "  ") if told else ""


def _rules(difference: Difference, width: int) -> str:
    """Rules that break or mend, then those that come to their limit; the rest is counted."""
    lines = []
    groups: tuple[tuple[str, Callable[[RuleRow], bool]], ...] = (
        ("broken now", lambda row: _ok(row.before) is not False and _ok(row.after) is False),
        ("mended", lambda row: _ok(row.before) is False and _ok(row.after) is True),
        ("still broken", lambda row: _ok(row.before) is False and _ok(row.after) is False),
        ("now at its limit", lambda row: _tight(row.after) and not _tight(row.before)),
        ("no longer at its limit", lambda row: _tight(row.before) and not _tight(row.after)),
    )
    left = list(difference.rules)
    for title, belongs in groups:
        some = [row for row in left if belongs(row)]
        left = [row for row in left if row not in some]
        if some:
            told = listed((_rule(row) for row in some), "and")
            lines.append(wrapped(told, width, f"  {title}: ", "    "))
    if left:
        values = "value moves" if len(left) == 1 else "values move"
        lines.append(f"  {len(left)} other {values} within bounds")
    return "\n".join(["rules:", *lines]) if lines else ""


def _ok(row: AuditRow | None) -> bool | None:
    return None if row is None else row.ok


def _tight(row: AuditRow | None) -> bool:
    return row is not None and is_tight(row)


def _rule(row: RuleRow) -> str:
    shown = row.after or row.before
    bounds = "" if shown is None else f", allowed {bounds_text(shown.min, shown.max)}"
    week = f" (week {row.week})" if row.week == "B" else ""
    return f"{spoken(row.rule)}{week} {_value(row.before)} -> {_value(row.after)}{bounds}"


def _value(row: AuditRow | None) -> str:
    return "none" if row is None else readable(row.value)


def _scenario(difference: Difference, catalog: Catalog, width: int) -> str:
    lines = [wrapped(_key(row, catalog), width, "  ", "    ") for row in difference.scenario]
    return "\n".join(["scenario:", *lines]) if lines else ""


def _key(row: ScenarioRow, catalog: Catalog) -> str:
    """What a key of the scenario gains and loses, or its two values."""
    before, after = row.before, row.after
    if row.key == "constraints":
        return f"constraints: {_named(before)} -> {_named(after)}"
    if row.key == "equipment":
        return f"equipment: {_equipment(before, after, catalog)}"
    if isinstance(before, list) and isinstance(after, list):
        gains = [f"+ {_shown(entry)}" for entry in after if entry not in before]
        losses = [f"- {_shown(entry)}" for entry in before if entry not in after]
        return f"{row.key}: {', '.join([*losses, *gains]) or 'in another order'}"
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        told = (f"{k} {_shown(before.get(k))} -> {_shown(after.get(k))}" for k in keys)
        return f"{row.key}: {', '.join(told)}"
    return f"{row.key}: {_shown(before)} -> {_shown(after)}"


def _equipment(before: Any, after: Any, catalog: Catalog) -> str:
    """Items that come and go, those of presets one by one; by day where days differ."""
    if not isinstance(before, dict) and not isinstance(after, dict):
        old, new = (catalog.owned(tuple(items or ())) for items in (before, after))
        names = [item.id for item in catalog.equipment]
        told = [f"- {name}" for name in names if name in old - new]
        told += [f"+ {name}" for name in names if name in new - old]
        return ", ".join(told) or "the same, written differently"
    days = dict.fromkeys(day for side in (before, after) if isinstance(side, dict) for day in side)
    sides = [
        side if isinstance(side, dict) else dict.fromkeys(days, side) for side in (before, after)
    ]
    changed = [day for day in days if sides[0].get(day) != sides[1].get(day)]
    return "; ".join(
        f"{d} {_equipment(sides[0].get(d), sides[1].get(d), catalog)}" for d in changed
    )


def _named(constraints: object) -> str:
    """A constraint set's name, or that of one that the file holds."""
    return str(constraints.get("name")) if isinstance(constraints, dict) else str(constraints)


def _shown(value: object) -> str:
    """A value of a scenario as people write it."""
    if value is None or value in ([], {}):
        return "none"
    if isinstance(value, dict):
        return " ".join(_shown(inner) for inner in value.values() if inner is not None)
    if isinstance(value, list):
        return ", ".join(_shown(inner) for inner in value)
    return str(value)


def _objective(difference: Difference) -> str:
    before, after = difference.objective_before, difference.objective_after
    if before is None or after is None:
        return ""
    change = after - before
    return f"objective: {before:,} -> {after:,} ({change:+,})"
