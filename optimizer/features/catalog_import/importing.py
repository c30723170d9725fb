"""A whole file of records: merge, infer, and give every new exercise a free id and name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from optimizer.features.catalog_import.equipment import gear
from optimizer.features.catalog_import.guess import ImportOutcome, ImportStatus
from optimizer.features.catalog_import.inference import Context, inferred, renamed
from optimizer.features.catalog_import.knowledge import item_book
from optimizer.features.catalog_import.matching import NameIndex
from optimizer.features.catalog_import.record import Record
from optimizer.features.catalog_import.registry import PREFIXES
from optimizer.features.catalog_import.words import bag, slug
from optimizer.files.catalog import load_catalog
from optimizer.files.nearest import plain
from optimizer.problem.catalog import Catalog

LONGEST = 80
"""Characters of a name (`Exercise.name`)."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of every record, and the items that the imported exercises need beside ours."""

    source: str
    outcomes: tuple[ImportOutcome, ...]
    items: tuple[dict[str, Any], ...]

    @property
    def exercises(self) -> list[dict[str, Any]]:
        """The imported exercises as they are written in a catalog file."""
        return [o.exercise for o in self.outcomes if o.status is ImportStatus.IMPORTED]


def imported(records: Iterable[Record], source: str, catalog: Catalog) -> Imported:
    """Import records beside a catalog; what it has already is merged, never added twice.

    What movements are like is looked up in the built-in catalog, whatever `catalog` has removed.
    """
    items = frozenset(item.id for item in catalog.equipment)
    run = _Run(Context(source, catalog, load_catalog(), items))
    outcomes = tuple(run.outcome(record) for record in records)
    used = {
        item
        for outcome in outcomes
        for alternative in outcome.exercise.get("equipment", ())
        for item in alternative
    }
    new = tuple(
        {"id": id_, **item.model_dump()}
        for id_, item in item_book().new.items()
        if id_ in used and id_ not in items
    )
    return Imported(source, outcomes, new)


class _Run:
    """One import: what is taken already, and what was seen."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.index = NameIndex(context.catalog)
        self.ids = set(context.catalog.by_id)
        self.names: set[str] = set()
        self.seen: dict[tuple[tuple[str, ...], str | None], str] = {}

    def outcome(self, record: Record) -> ImportOutcome:
        if record.category:
            reason = f"not resistance training: {record.category}"
            return ImportOutcome(record, ImportStatus.SKIPPED, reason)
        if not 2 <= len(record.name) <= LONGEST:
            return ImportOutcome(record, ImportStatus.REVIEW, "name too short or too long")
        if not record.name.isprintable():
            return ImportOutcome(record, ImportStatus.REVIEW, "name holds control characters")
        found = gear(record, self.context.items)
        names = (record.name, *record.aliases, self._marked(record))
        ours = self.index.find(names, found, self.context.source)
        if ours is not None:
            return ImportOutcome(record, ImportStatus.MERGED, f"ours by {ours.how}", id=ours.id)
        outcome = inferred(record, self.context)
        if outcome.status is not ImportStatus.IMPORTED:
            return outcome
        key = (bag(record.name), found.main)
        if key in self.seen:
            return ImportOutcome(record, ImportStatus.MERGED, "given twice", id=self.seen[key])
        self.seen[key] = id_ = self._free_id(record)
        name = self._free_name(record)
        aliases = [alias for alias in record.aliases if self._take(alias)]
        outcome = renamed(outcome, id_, name)
        return replace(outcome, exercise={**outcome.exercise, "aliases": aliases})

    def _free_id(self, record: Record) -> str:
        id_ = slug(record.name) or "exercise"
        if id_ in self.ids:
            id_ = f"{PREFIXES[self.context.source]}_{id_}"
        free, number = id_, 2
        while free in self.ids:
            free, number = f"{id_}_{number}", number + 1
        self.ids.add(free)
        return free

    def _marked(self, record: Record) -> str:
        """The name that a record gets where its own is taken."""
        return f"{record.name} ({self.context.source})"

    def _free_name(self, record: Record) -> str:
        for name in (record.name, self._marked(record)):
            if len(name) <= LONGEST and self._take(name):
                return name
        number = 2
        while not self._take(name := f"{record.name[:60]} ({self.context.source} {number})"):
            number += 1
        return name

    def _take(self, name: str) -> bool:
        """Whether a name was free; it is not afterwards."""
        if name in self.index or plain(name) in self.names or not name.isprintable():
            return False
        self.names.add(plain(name))
        return True
