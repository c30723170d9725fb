"""How many exercises of other catalogs are ours by name, by alias, or by the same words.

python3 run.py python benchmarks/studies/name_matching.py FILE ...

Only resistance training is counted. `same gear` are those that are done with the same equipment too,
which an import merges.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from tabulate import tabulate

from optimizer.features.catalog_import.equipment import gear
from optimizer.features.catalog_import.matching import NameIndex
from optimizer.features.catalog_import.registry import IMPORTERS
from optimizer.files.catalog import load_catalog

HEADERS = ["file", "source", "records", "name", "alias", "words", "matched", "%", "same gear", "%"]


def source_of(path: Path, text: str) -> str:
    """Which catalog a file is of, by the keys of its first record."""
    if path.suffix == ".csv":
        return "csv"
    first = json.loads(text)
    first = first["results"] if isinstance(first, dict) else first
    keys = set(first[0])
    for key, source in (("modality", "open-exercise-db"), ("pk", "longhaul"), ("muscles", "wger")):
        if key in keys:
            return source
    return "free-exercise-db"


def row(path: Path) -> list[object]:
    text = path.read_text(encoding="utf-8")
    source = source_of(path, text)
    catalog = load_catalog()
    index = NameIndex(catalog)
    items = frozenset(item.id for item in catalog.equipment)
    records = [r for r in IMPORTERS[source](text, str(path)) if not r.category]
    names = [(record.name, *record.aliases) for record in records]
    found = Counter(match.how for match in map(index.find, names) if match)
    with_gear = [index.find(n, gear(r, items)) for n, r in zip(names, records, strict=True)]
    matched, merged, count = found.total(), sum(m is not None for m in with_gear), len(records)
    hows = [found["name"], found["alias"], found["words"]]
    rates = [matched, round(100 * matched / count, 1), merged, round(100 * merged / count, 1)]
    return [path.name, source, count, *hows, *rates]


def main(names: list[str]) -> None:
    print(tabulate([row(Path(name)) for name in names], HEADERS))


if __name__ == "__main__":
    main(sys.argv[1:])
