"""All files of a generated suite: its instances, their catalogs and the listing."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from optimizer.features.bench.generator import KINDS, instance
from optimizer.features.bench.grown import grown, thinned
from optimizer.features.bench.suite import LISTING
from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog
from optimizer.problem.catalog import Catalog

GROWN = "grown"
"""The kind whose instances are solved with several catalogs."""
SIZES = (220, 428, 900)
"""Exercises of these catalogs; one of them is as large as the built-in one."""

SHIPPED: dict[str, tuple[int, ...]] = {
    "smoke": (1, 3, 10, 12, 13, 17),
    "small": tuple(range(1, 11)),
    "medium": tuple(range(1, 11)),
    "large": tuple(range(1, 9)),
    "two_weeks": tuple(range(1, 6)),
    "infeasible": tuple(range(1, 11)),
    "grown": tuple(range(1, 5)),
}
"""Numbers of the instances of each suite that ships."""


def suite_files(kind: str, numbers: Sequence[int]) -> dict[str, str]:
    """Texts by file name. Raises RuntimeError where an instance can't be drawn."""
    title = KINDS[kind].title
    if kind == GROWN:
        return _with_catalogs(kind, numbers, title)
    files = dict(instance(kind, number, load_catalog()) for number in numbers)
    return files | {LISTING: _listing(title, [f"- {name}" for name in files])}


def _with_catalogs(kind: str, numbers: Sequence[int], title: str) -> dict[str, str]:
    """Instances that the smallest catalog can solve, each listed with every catalog."""
    built_in = load_catalog()
    overlays = _overlays(built_in)
    smallest = min(overlays, default="")
    catalog = _laid(overlays[smallest]) if smallest else built_in
    files = dict(instance(kind, number, catalog) for number in numbers)
    entries = []
    for size in SIZES:
        overlay = f"catalogs/{size}.yaml"
        over = f", catalog: {overlay}" if overlay in overlays else ""
        for name in files:
            stem = name.removesuffix(".yaml")
            entries.append(f'- {{name: {stem}_of_{size}, file: {name}{over}, group: "{size}"}}')
    return files | overlays | {LISTING: _listing(title, entries)}


def _overlays(catalog: Catalog) -> dict[str, str]:
    """The overlays that give catalogs of other sizes."""
    built_in, texts = len(catalog.exercises), {}
    for size in SIZES:
        if size < built_in:
            texts[f"catalogs/{size}.yaml"] = thinned(catalog, size, catalog_folder())
        elif size > built_in:
            texts[f"catalogs/{size}.yaml"] = grown(catalog, size)
    return texts


def _laid(overlay: str) -> Catalog:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "overlay.yaml"
        path.write_text(overlay, encoding="utf-8")
        return read_catalog(catalog_folder(), [str(path)])


def _listing(title: str, entries: Sequence[str]) -> str:
    lines = [f'title: "{title}"', "instances:", *(f"  {entry}" for entry in entries)]
    return "\n".join(lines) + "\n"
