"""catalog/README.md says what the data says."""

import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
from support import SHIPPED_KINDS

from optimizer.domain.exercise import Goal, Kind, Level
from optimizer.domain.selector import Selector
from optimizer.domain.week import WEEK_NAMES
from optimizer.files.catalog import VOCABULARIES, catalog_folder, load_catalog
from optimizer.files.constraint_sets import SetFile, set_names
from optimizer.files.reading import parse
from optimizer.kinds import AnyRule
from optimizer.problem.objective import Term

FOLDER = catalog_folder()
TEXT = (FOLDER / "README.md").read_text()
ROWS = {
    cells[0].strip("`"): cells[1:]
    for line in TEXT.splitlines()
    if line.startswith("|")
    for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
}
PROSE = re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL)
CODE = set(re.findall(r"[a-z_{}]+", " ".join(re.findall(r"`([^`]+)`", PROSE))))
CATALOG = load_catalog()


def value_of(path: Path) -> Any:
    return parse(path.read_text(), str(path)).value


def test_the_counts_of_kinds_are_right():
    counts = Counter(exercise.kind for exercise in CATALOG.exercises)
    assert {kind: int(ROWS[kind][0]) for kind in Kind} == counts


@pytest.mark.parametrize("preset", [preset.id for preset in CATALOG.presets])
def test_the_counts_of_a_preset_are_right(preset):
    items = next(p.items for p in CATALOG.presets if p.id == preset)
    allowed = [e for e in CATALOG.exercises if e.kind.scheduled and not e.needs(frozenset(items))]
    by_level = [sum(e.level <= level for e in allowed) for level in (1, 2, 3)]
    by_kind = [sum(e.kind is kind for e in allowed) for kind in (Kind.HARD, Kind.DRILL)]
    written = [int(cell) for cell in ROWS[preset]]
    assert written == [len(items), *by_kind, *by_level]


@pytest.mark.parametrize("union", [AnyRule, Term], ids=["rules", "terms"])
def test_every_kind_is_explained_with_its_parameters(union):
    common = {"id", "kind", "why", "source", "grade", "weight"}
    assert {"grade", "weight"} <= CODE
    for model in get_args(get_args(union)[0]):
        (kind,) = get_args(model.model_fields["kind"].annotation)
        if union is AnyRule and kind not in SHIPPED_KINDS:
            continue
        assert kind in ROWS
        explained = re.findall(r"\w+", ROWS[kind][0])
        assert set(model.model_fields) - common - set(explained) == set(), kind


def test_every_field_of_a_selector_and_a_set_is_named():
    assert {*Selector.model_fields, *SetFile.model_fields} <= CODE


def keys(value: object) -> set[str]:
    """Keys of a value and of everything in it, but not names used as keys."""
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if isinstance(value, dict):
        found = {key for key in value if key.isidentifier() and key not in NAMES}
        return found.union(*(keys(inner) for inner in value.values()))
    return set()


NAMES = {
    *(
        entry.id
        for entries in (CATALOG.muscles, CATALOG.stress, CATALOG.doses)
        for entry in entries
    ),
    *(*Goal, *Level, *WEEK_NAMES),
}


def test_every_field_of_the_data_is_named():
    paths = [FOLDER / f"{name}.yaml" for name in VOCABULARIES] + [*FOLDER.glob("exercises/*.yaml")]
    used = set().union(*(keys(value_of(path)) for path in paths))
    assert {"contributions", "rir", "members"} <= used
    assert used - CODE == set()


def test_every_set_and_objective_is_named():
    assert {*set_names(), *(path.stem for path in (FOLDER / "objectives").glob("*.yaml"))} <= CODE


def test_every_conflict_is_decided():
    assert {f"X-{number:02}" for number in range(1, 17)} <= set(ROWS)


def test_the_rules_it_names_exist():
    named = set(re.findall(r"`([a-z_]+\.[a-z_{}]+)`", TEXT))
    rules = {
        rule["id"]
        for path in (FOLDER / "constraint_sets").glob("*.yaml")
        for rule in value_of(path)["rules"]
    }
    files = {name for name in named if name.endswith((".yaml", ".md"))}
    assert named - files
    assert named - files - rules == set()
