"""Whether an exercise of another catalog is one of ours: by name, alias, or the same words."""

from dataclasses import dataclass
from typing import Literal

from optimizer.domain.exercise import Exercise
from optimizer.features.catalog_import.equipment import BODY, MACHINE, Gear
from optimizer.features.catalog_import.knowledge import item_book
from optimizer.features.catalog_import.words import bag
from optimizer.files.nearest import plain
from optimizer.problem.catalog import Catalog

How = Literal["name", "alias", "words"]


@dataclass(frozen=True, slots=True)
class Match:
    """One of our exercises, and what told."""

    id: str
    how: How


class NameIndex:
    """Our names in the spellings that they are looked up by."""

    def __init__(self, catalog: Catalog) -> None:
        self._exercises = catalog.by_id
        self._exact: dict[str, Match] = {}
        self._bags: dict[tuple[str, ...], set[str]] = {}
        for exercise in catalog.exercises:
            self._exact.setdefault(plain(exercise.name), Match(exercise.id, "name"))
            for alias in exercise.aliases:
                self._exact.setdefault(plain(alias), Match(exercise.id, "alias"))
            for name in (exercise.name, *exercise.aliases):
                self._bags.setdefault(bag(name), set()).add(exercise.id)

    def __contains__(self, name: str) -> bool:
        """Whether a name is taken, letter for letter."""
        return plain(name) in self._exact

    def find(
        self, names: tuple[str, ...], gear: Gear | None = None, source: str = ""
    ) -> Match | None:
        """The one exercise that a name stands for, done with the same equipment if that is known.

        What came from the same source before is the same exercise by its name alone.
        """
        for name in names:
            for asked in (name, *_with_item(name, gear)):
                exact = self._exact.get(plain(asked))
                if exact is not None and self._is_same(exact.id, gear, source):
                    return exact
                alike = [i for i in self._bags.get(bag(asked), ()) if self._is_same(i, gear, "")]
                others = [i for i in alike if not self._is_from(i, source)] or alike
                if len(others) == 1:
                    return Match(others[0], "words")
        return None

    def _is_same(self, id_: str, gear: Gear | None, source: str) -> bool:
        return self._is_from(id_, source) or _same_gear(self._exercises[id_], gear)

    def _is_from(self, id_: str, source: str) -> bool:
        return bool(source) and self._exercises[id_].source.startswith(source)


def _with_item(name: str, gear: Gear | None) -> list[str]:
    """The name with its equipment in front, as many of ours are called."""
    if gear is None or gear.main in (None, BODY):
        return []
    return [f"{str(gear.main).replace('_', ' ').removeprefix('long ')} {name}"]


def _same_gear(exercise: Exercise, gear: Gear | None) -> bool:
    if gear is None or gear.main is None:
        return True
    book = item_book()
    if gear.main == MACHINE:
        machines = {*book.machines, *book.new, "cable"}
        return any(machines.intersection(one) for one in exercise.equipment)
    if gear.main == BODY:
        return any(all(item in book.frames for item in one) for one in exercise.equipment)
    wanted = next((alike for alike in ALIKE if gear.main in alike), {gear.main})
    return any(wanted.intersection(one) for one in exercise.equipment)


ALIKE = ({"long_band", "mini_band"}, {"cable", "lat_pulldown", "row_machine"})
"""Items that have one name in other catalogs."""
