"""What the importers know, as data: `catalog/import/*.yaml`."""

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from optimizer.domain.base import Frozen, Many
from optimizer.domain.exercise import Laterality, Plane
from optimizer.files.catalog import catalog_folder
from optimizer.files.reading import read_tree
from optimizer.files.validate import validated

T = TypeVar("T", bound=BaseModel)


class NamedTraits(Frozen):
    """Something that whole words of a name tell."""

    match: str
    unless: str = ""

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
        return _words(self.match), _words(self.unless) if self.unless else None

    def says(self, words: str) -> bool:
        """Whether a normalised name matches."""
        match, unless = self._patterns
        return match.search(words) is not None and (unless is None or not unless.search(words))


def _words(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{expression})(?!\w)")


class NameRule(NamedTraits):
    """A movement that a name stands for, or why it is left to a person."""

    muscle: Many = ()
    movement: str | None = None
    review: str | None = None


class Modifier(NamedTraits):
    """What a word adds to the movement."""

    stress: dict[str, Literal[1, 2]] = Field(default={})
    level: int = 1
    standing: int | None = None


class SideWords(NamedTraits):
    """How many sides a name tells."""

    laterality: Laterality


class NameBook(Frozen):
    """`names.yaml`."""

    words: dict[str, str]
    rules: tuple[NameRule, ...]
    modifiers: tuple[Modifier, ...]
    sides: tuple[SideWords, ...]
    suggest: dict[str, str]


class Movement(Frozen):
    """What a movement is like, and what differs from that."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    like: str | None = None
    usual: str | None = None
    with_: dict[str, str] = Field(default={}, alias="with")
    needs: dict[str, tuple[str, ...]] = Field(default={})
    fits: tuple[str, ...] = ()
    equipment: Literal["like", "own"] = "like"
    pattern: str | None = None
    dose: str | None = None
    plane: Plane | None = None
    plane_strict: bool | None = None
    laterality: Laterality | None = None
    contributions: dict[str, Literal[1, 2]] | None = None
    level: int | None = None
    stress: dict[str, Literal[1, 2]] | None = None
    tags: tuple[str, ...] | None = None
    standing: int = 1


class MovementBook(Frozen):
    """`movements.yaml`."""

    movements: dict[str, Movement]


class ItemWord(NamedTraits):
    """Equipment that a name tells."""

    main: str | None = None
    when_unknown: str | None = None
    also: str | None = None
    of: Many = ()


class NewItem(Frozen):
    """An item that the built-in catalog does not have."""

    name: str
    load: bool = False


class ItemBook(Frozen):
    """`equipment.yaml`."""

    tokens: dict[str, str | None]
    words: tuple[ItemWord, ...]
    new: dict[str, NewItem]
    frames: tuple[str, ...]
    machines: tuple[str, ...]


class MuscleBook(Frozen):
    """`muscles.yaml`: by source, what each muscle word may stand for."""

    sources: dict[str, dict[str, tuple[str, ...]]]


@cache
def name_book() -> NameBook:
    """What names say."""
    return _book("names", NameBook)


@cache
def movements() -> dict[str, Movement]:
    """Movements by id."""
    return _book("movements", MovementBook).movements


@cache
def item_book() -> ItemBook:
    """What equipment words say."""
    return _book("equipment", ItemBook)


@cache
def muscle_words(source: str) -> dict[str, tuple[str, ...]]:
    """Our muscles by a source's word in lower case; a table may use the words of all sources."""
    sources = _book("muscles", MuscleBook).sources
    used = [sources[source]] if source in sources else list(sources.values())
    return {word.lower(): ours for words in used for word, ours in words.items()}


def _book(name: str, model: type[T]) -> T:
    path: Path = catalog_folder() / "import" / f"{name}.yaml"
    return validated(model, read_tree(path))
