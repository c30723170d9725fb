"""Which exercises the filters of `optimizer catalog list` leave."""

from collections.abc import Iterable
from dataclasses import dataclass

from optimizer.domain.exercise import Exercise, Group, Kind, Level, Named, Plane
from optimizer.errors import Fault, InputError
from optimizer.files.nearest import unknown
from optimizer.problem.catalog import Catalog


class Vocabulary:
    """The ids that an option accepts, each also by its name."""

    def __init__(self, what: str, ids: Iterable[str], names: dict[str, str] | None = None) -> None:
        self.what = what
        self.ids = list(ids)
        self._names = names or {}

    def known(self, value: str) -> str | None:
        """Find the id that a value stands for."""
        return value if value in self.ids else self._names.get(value.strip().lower())


@dataclass(frozen=True, slots=True)
class Filters:
    """What an exercise must be; a filter that is not given lets everything pass."""

    pattern: str | None = None
    muscle: str | None = None
    equipment: tuple[str, ...] = ()
    level: str | None = None
    kind: str | None = None
    tag: str | None = None
    plane: str | None = None
    search: str | None = None

    @property
    def given(self) -> bool:
        """Whether any filter is set."""
        return self != Filters()


def filtered(catalog: Catalog, filters: Filters, source: str) -> list[Exercise]:
    """Pick the exercises that pass every filter. Raises InputError with all unknown values."""
    known = _vocabularies(catalog)
    wanted: dict[str, str] = {}
    faults: list[Fault] = []
    for option, vocabulary in known.items():
        value = getattr(filters, option)
        for one in value if isinstance(value, tuple) else (value,):
            if one is None:
                continue
            if vocabulary.known(one) is None:
                told = unknown(one, vocabulary.ids)
                message = f"is not a known {vocabulary.what}"
                faults.append(Fault(message, f"--{option}", **told))
            wanted[option] = vocabulary.known(one) or one
    if faults:
        raise InputError(source, faults)
    owned = tuple(known["equipment"].known(item) or item for item in filters.equipment)
    return [e for e in catalog.exercises if _passes(e, wanted, owned, filters.search, catalog)]


def _passes(
    exercise: Exercise,
    wanted: dict[str, str],
    owned: tuple[str, ...],
    search: str | None,
    catalog: Catalog,
) -> bool:
    level = wanted.get("level")
    return (
        wanted.get("pattern") in (None, exercise.pattern, exercise.family)
        and ("muscle" not in wanted or _trains(exercise, wanted["muscle"], catalog))
        and (not owned or not exercise.needs(catalog.owned(owned)))
        and (level is None or exercise.level <= Level(level).rank)
        and wanted.get("kind") in (None, exercise.kind)
        and ("tag" not in wanted or wanted["tag"] in exercise.tags)
        and wanted.get("plane") in (None, exercise.plane)
        and (search is None or _mentions(exercise, search))
    )


def _trains(exercise: Exercise, muscle: str, catalog: Catalog) -> bool:
    """Whether the exercise contributes to a muscle, or to a member of a group."""
    item = catalog.measured[muscle]
    members = item.members if isinstance(item, Group) else (muscle,)
    return any(member in exercise.contributions for member in members)


def _mentions(exercise: Exercise, search: str) -> bool:
    """Whether every word of the search stands in the exercise's id, name or aliases."""
    text = " ".join((exercise.id, exercise.name, *exercise.aliases)).lower()
    return all(word in text for word in search.lower().split())


def _vocabularies(catalog: Catalog) -> dict[str, Vocabulary]:
    patterns = dict.fromkeys(name for p in catalog.patterns for name in (p.family, p.id))
    measured = catalog.measured.values()
    items: list[Named] = [*catalog.equipment, *catalog.presets]
    return {
        "pattern": Vocabulary(
            "pattern", patterns, {p.name.lower(): p.id for p in catalog.patterns}
        ),
        "muscle": Vocabulary(
            "muscle or group", catalog.measured, {m.name.lower(): m.id for m in measured}
        ),
        "equipment": Vocabulary(
            "equipment or preset", (i.id for i in items), {i.name.lower(): i.id for i in items}
        ),
        "level": Vocabulary("level", list(Level)),
        "kind": Vocabulary("kind", list(Kind)),
        "tag": Vocabulary("tag", (tag.id for tag in catalog.tags)),
        "plane": Vocabulary("plane", list(Plane)),
    }
