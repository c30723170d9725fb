"""Exercises and vocabularies of the catalog as tables."""

from collections import Counter
from collections.abc import Iterable, Sequence

from optimizer.domain.exercise import Exercise, Goal, Kind
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import (
    bounds_text,
    clock,
    fitted,
    listed,
    many,
    spoken,
    table,
    wrapped,
)

LEVELS = {1: "beginner", 2: "intermediate", 3: "advanced"}


def exercises_text(exercises: Sequence[Exercise], width: int = 100) -> str:
    """One line an exercise, and how many there are."""
    rows = [(e.id, e.pattern, e.kind.value, str(e.level), equipment_words(e)) for e in exercises]
    number = many(len(rows), "exercise")
    if not rows:
        return number
    headers = ["id", "pattern", "kind", "level", "equipment"]
    return fitted(rows, headers, width) + f"\n{number}"


def equipment_words(exercise: Exercise) -> str:
    """`barbell + rack, or dumbbell`; `nothing` where the floor will do."""
    ways = [" + ".join(items) or "nothing" for items in exercise.equipment]
    return ", or ".join(ways)


def exercise_text(exercise: Exercise, catalog: Catalog, width: int = 100) -> str:
    """Everything the catalog knows of an exercise."""
    e = exercise
    prime, helped = _muscles(e, catalog, 2), _muscles(e, catalog, 1)
    planes = e.plane if e.plane_strict else f"{e.plane} (not strictly)"
    rests = ", ".join(f"{goal} {clock(e.rest_seconds[goal])}" for goal in Goal)
    rows = [
        ("also called", ", ".join(e.aliases)),
        ("kind", f"{e.kind}, {spoken(e.pattern)}, {e.laterality}, {planes} plane"),
        ("prime movers", prime),
        ("synergists (half)", helped),
        ("equipment", equipment_words(e)),
        ("level", LEVELS[e.level]),
        ("one set", f"{e.work_seconds} s of work; setting up once {e.setup_seconds} s"),
        ("rest", rests),
        ("stress", ", ".join(f"{tag} {level}" for tag, level in e.stress.items())),
        ("tags", ", ".join(e.tags)),
        ("easier", ", ".join(e.easier)),
        ("harder", ", ".join(e.harder)),
        ("cue", e.cue),
        ("source", e.source),
    ]
    lines = [wrapped(f"{e.name} ({e.id})", width)]
    lines += [wrapped(v, width, f"  {k:18}", " " * 20) for k, v in rows if v]
    return "\n".join(lines)


def _muscles(exercise: Exercise, catalog: Catalog, half_sets: int) -> str:
    names = {muscle.id: muscle.name for muscle in catalog.muscles}
    return ", ".join(names[m] for m, c in exercise.contributions.items() if c == half_sets)


def vocabulary_rows(what: str, catalog: Catalog) -> tuple[list[str], list[list[str]]]:
    """Headers and rows of one of the closed vocabularies."""
    if what == "muscles":
        headers = ["id", "name", "class", "chain", "weekly sets", "members"]
        return headers, list(_muscle_rows(catalog))
    if what == "equipment":
        return ["id", "name"], [[item.id, item.name] for item in catalog.equipment]
    if what == "presets":
        presets = [[p.id, p.name, ", ".join(p.items)] for p in catalog.presets]
        return ["id", "name", "items"], presets
    if what == "stress":
        stress = [[s.id, s.name, s.high] for s in catalog.stress]
        return ["id", "name", "level 2, for example"], stress
    if what == "tags":
        return ["id", "meaning"], [[tag.id, tag.meaning] for tag in catalog.tags]
    return ["id", "name", "region"], [[p.id, p.name, p.region] for p in catalog.patterns]


def _muscle_rows(catalog: Catalog) -> Iterable[list[str]]:
    for muscle in catalog.muscles:
        yield [*_measured(muscle.id, catalog), ""]
    for group in catalog.groups:
        yield [*_measured(group.id, catalog), ", ".join(group.members)]


def _measured(name: str, catalog: Catalog) -> list[str]:
    item = catalog.measured[name]
    band = bounds_text(str(item.min), None if item.max is None else str(item.max))
    return [item.id, item.name, item.class_.value, item.chain.value, band]


def vocabulary_text(what: str, catalog: Catalog, width: int = 100) -> str:
    """Show a vocabulary as a table; the last column takes what is left of the width."""
    headers, rows = vocabulary_rows(what, catalog)
    return fitted(rows, headers, width)


def summary_text(catalog: Catalog) -> str:
    """Tell what a checked catalog holds: exercises by kind, and how many each preset allows."""
    kinds = Counter(exercise.kind for exercise in catalog.exercises)
    by_kind = listed((f"{kinds[kind]} {kind}" for kind in Kind), "and")
    rows = [(preset.id, preset.name, *_doable(catalog, preset.id)) for preset in catalog.presets]
    return "\n".join(
        [
            f"catalog {catalog.sha256[:8]} is sound",
            f"{len(catalog.exercises)} exercises: {by_kind}",
            f"{len(catalog.muscles)} muscles, {len(catalog.groups)} groups, "
            f"{len(catalog.equipment)} items of equipment, {len(catalog.patterns)} patterns",
            "",
            table(rows, ["preset", "name", "hard", "drills"], right=[2, 3]),
        ]
    )


def _doable(catalog: Catalog, preset: str) -> tuple[str, str]:
    owned = catalog.owned((preset,))
    kinds = Counter(e.kind for e in catalog.exercises if not e.needs(owned))
    return str(kinds[Kind.HARD]), str(kinds[Kind.DRILL])
