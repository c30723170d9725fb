"""Catalogs of other sizes, as overlays: thinned out, or grown by variants with noise.

A variant is an exercise of the catalog that takes a little more or less time, helps a muscle more or
less and is liked otherwise by coaches, so that it is a choice of its own and not a copy.
"""

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from optimizer.domain.exercise import Exercise
from optimizer.problem.catalog import Catalog

STEP_SECONDS = 5
"""Seconds of exercises go in such steps."""
NOISE_STEPS = 3
"""A variant's seconds differ by so many steps at most."""
CHANGED_HELP = 0.4
"""How likely a variant helps one muscle more, or one less, than its original."""


def grown(catalog: Catalog, size: int) -> str:
    """An overlay that brings the catalog to `size` exercises that sessions may hold, or are drills."""
    rng = random.Random(f"grown {size}")
    models = [e for e in catalog.exercises if e.kind.scheduled]
    count = max(0, size - len(catalog.exercises))
    added = []
    for number in range(count):
        if number % len(models) == 0:
            rng.shuffle(models)
        model, again = models[number % len(models)], number // len(models) + 2
        added.append(_variant(model, again, rng, catalog))
    return _overlay({"add": added}, f"{size} exercises: the built-in ones and variants with noise")


def thinned(catalog: Catalog, size: int, folder: Path) -> str:
    """An overlay that leaves about `size` exercises, the staples first.

    Whatever a file of the catalog's folder names beside its entry stays, so that rules keep their sense.
    """
    rng = random.Random(f"thinned {size}")
    named = _named(folder)
    spare = [e for e in catalog.exercises if e.id not in named and e.kind.scheduled]
    order = {e.id: (e.standing, rng.random()) for e in spare}
    last = _last_of(catalog.exercises)
    spare = sorted((e for e in spare if e.id not in last), key=lambda e: order[e.id])
    gone = [e.id for e in spare[: max(0, len(catalog.exercises) - size)]]
    left = len(catalog.exercises) - len(gone)
    return _overlay({"remove": sorted(gone)}, f"{left} exercises: the staples of the built-in ones")


def _named(folder: Path) -> set[str]:
    """Every word of the catalog's files other than the exercises' own."""
    files = [p for p in folder.rglob("*.yaml") if p.parent.name not in ("exercises", "import")]
    files = [p for p in files if p.parent.name not in ("targets", "examples")]
    return {word for p in files for word in re.findall(r"[a-z0-9_]+", p.read_text("utf-8"))}


def _last_of(exercises: Iterable[Exercise]) -> set[str]:
    """The best exercise of each pattern and plane: without it rules could ask for what is not there."""
    best: dict[tuple[str, str], list[Exercise]] = {}
    for exercise in exercises:
        best.setdefault((exercise.pattern, exercise.plane), []).append(exercise)
    return {max(some, key=lambda e: (e.standing, -e.level)).id for some in best.values()}


def _variant(model: Exercise, again: int, rng: random.Random, catalog: Catalog) -> dict[str, Any]:
    """An exercise as an overlay adds it."""
    noise = [STEP_SECONDS * rng.randint(-NOISE_STEPS, NOISE_STEPS) for _ in range(2)]
    return {
        "id": f"{model.id}_v{again}",
        "name": f"{model.name[:70]} (v{again})",
        "kind": str(model.kind),
        "pattern": model.pattern,
        "dose": model.dose,
        "plane": str(model.plane),
        "plane_strict": model.plane_strict,
        "laterality": str(model.laterality),
        "contributions": _contributions(model, rng, catalog),
        "equipment": [list(items) for items in model.equipment],
        "level": model.level,
        "standing": min(3, max(1, model.standing + rng.choice((-1, 0, 0, 1)))),
        "stress": dict(model.stress),
        "tags": list(model.tags),
        "work_seconds": max(STEP_SECONDS, model.work_seconds + noise[0]),
        "setup_seconds": max(0, model.setup_seconds + noise[1]),
    }


def _contributions(model: Exercise, rng: random.Random, catalog: Catalog) -> dict[str, int]:
    """The muscles of the original, now and then with a helper more or less."""
    found: dict[str, int] = dict(model.contributions)
    if rng.random() < CHANGED_HELP:
        helpers = [muscle for muscle, sets in found.items() if sets == 1]
        if helpers and rng.random() < 0.5:
            del found[rng.choice(helpers)]
        else:
            found.setdefault(rng.choice(catalog.muscles).id, 1)
    return found


def _overlay(exercises: dict[str, Any], title: str) -> str:
    """The file's text, an exercise a line."""
    return "\n".join([f"# {title}.", "exercises:", *_lines(exercises)]) + "\n"


def _lines(exercises: dict[str, Any]) -> Iterator[str]:
    for key, entries in exercises.items():
        yield f"  {key}:"
        for entry in entries:
            text = yaml.safe_dump(entry, sort_keys=False, default_flow_style=True, width=10**6)
            yield f"    - {text.removesuffix(chr(10) + '...' + chr(10)).strip()}"
