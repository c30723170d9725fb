"""Exercises as people write them: by id, name or alias, or near enough to one of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from optimizer.domain.exercise import Exercise
from optimizer.files.nearest import alike, likeness, nearest, plain
from optimizer.files.tree import show
from optimizer.problem.catalog import Catalog

USUAL = ("barbell", "dumbbell")
"""What a name that only leaves out its implement is taken to be done with, first choice first."""
IMPLEMENTS = frozenset(
    {*USUAL, "kettlebell", "cable", "band", "machine", "backpack", "landmine", "suspended"}
)
LONG_ENOUGH = 4
"""Letters from which on a word may hold a typing error."""
ALIKE = 80
"""Likeness of two words that may be one, misspelt; press and pull, incline and decline lie below."""
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """The exercise that a name stands for; what is not `exact` should be confirmed."""

    exercise: Exercise
    exact: bool


@dataclass(frozen=True, slots=True)
class NotFound:
    """A name that stands for no exercise, or for several; `offers` are names that may be meant."""

    offers: tuple[str, ...]
    several: bool


def by_name(exercises: Iterable[Exercise]) -> dict[str, Exercise]:
    """Exercises by all that they are called, as it is compared; an id goes first, an alias last."""
    known = list(exercises)
    found = {plain(alias): e for e in reversed(known) for alias in e.aliases}
    found |= {plain(e.name): e for e in known}
    return found | {plain(e.id): e for e in known}


def unknown_exercise(written: str, known: dict[str, Exercise]) -> dict[str, Any]:
    """What a fault says of a name that is none of these exercises."""
    near = nearest(plain(written), known)
    return {
        "value": show(written),
        "allowed": "see `optimizer catalog list`",
        "nearest": None if near is None else known[near].id,
        "code": "unknown-name",
    }


class ExerciseNames:
    """The catalog's scheduled exercises in the spellings that they are looked up by.

    `spelled` gives every spelling of a name the same words.
    """

    def __init__(self, catalog: Catalog, spelled: Callable[[str], str]) -> None:
        self._exercises = {e.id: e for e in catalog.exercises if e.kind.scheduled}
        self._spelled = spelled
        self._steps: tuple[Callable[[str], str], ...] = (_plain, spelled, self._bag, self._joined)
        self._books: list[dict[str, list[tuple[int, str]]]] = [{} for _ in self._steps]
        self._known: dict[str, set[str]] = {}
        for exercise in self._exercises.values():
            for rank, name in _names(exercise):
                self._known.setdefault(spelled(name), set()).add(exercise.id)
                for step, book in zip(self._steps, self._books, strict=True):
                    book.setdefault(step(name), []).append((rank, exercise.id))

    def find(self, written: str) -> Found | NotFound:
        """Look a name up: exactly, then in another spelling, then in one that is nearly right."""
        for number, (step, book) in enumerate(zip(self._steps, self._books, strict=True)):
            held = book.get(step(written), [])
            best = min((rank for rank, _ in held), default=0)
            ids = {id_ for rank, id_ in held if rank == best}
            if ids:
                return self._one(ids, exact=number == 0)
        words = self._spelled(written).split()
        return self._one(self._without_item(words) or self._misspelt(words), False, words)

    def _one(self, ids: set[str], exact: bool, words: Iterable[str] = ()) -> Found | NotFound:
        if len(ids) == 1:
            return Found(self._exercises[ids.pop()], exact)
        if ids:
            return NotFound(self._offered(ids), several=True)
        holding = self._holding(set(words))
        if holding:
            return NotFound(self._offered(holding), several=True)
        near = alike(" ".join(words), self._known, MOST_OFFERED)
        names = [self._exercises[min(self._known[name])].name for name in near]
        if not names:
            names += self._offered(self._holding({self._nearest_word(word) for word in words}))
        return NotFound(tuple(dict.fromkeys(names)), several=False)

    def _nearest_word(self, word: str) -> str:
        """The word of a known name that is most like this one."""
        known = {part for name in self._known for part in name.split()}
        return next(iter(alike(word, sorted(known))), word)

    def _without_item(self, words: list[str]) -> set[str]:
        """What a name of several words means if it lacks only the implement."""
        if len(words) < 2:
            return set()
        for item in USUAL:
            ids = self._known.get(" ".join(sorted({*words, item})), set())
            ids = ids | {id_ for _, id_ in self._books[2].get(_sorted([*words, item]), [])}
            if ids:
                return ids
        return set()

    def _misspelt(self, words: list[str]) -> set[str]:
        """Exercises with a name of as many words, each of them the same or alike."""
        scores: dict[str, float] = {}
        for name, ids in self._known.items():
            others = name.split()
            if len(others) != len(words):
                continue
            likeness = [_likeness(word, other) for word, other in zip(words, others, strict=True)]
            if min(likeness, default=0) >= ALIKE:
                for id_ in ids:
                    scores[id_] = max(sum(likeness), scores.get(id_, 0))
        best = max(scores.values(), default=0)
        return {id_ for id_, score in scores.items() if score == best}

    def _holding(self, words: set[str]) -> set[str]:
        """Exercises with a name that holds all these words."""
        return {
            id_ for name, ids in self._known.items() if words and words <= set(name.split())
            for id_ in ids
        }  # fmt: skip

    def _offered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """A few names to choose from, those with the usual implements and the shortest first."""
        names = {self._exercises[id_].name for id_ in ids}

        def place(name: str) -> tuple[int, int, str]:
            first = name.lower().split()[0]
            return (USUAL.index(first) if first in USUAL else len(USUAL), len(name), name)

        return tuple(sorted(names, key=place)[:MOST_OFFERED])

    def _bag(self, name: str) -> str:
        return _sorted(self._spelled(name).split())

    def _joined(self, name: str) -> str:
        return self._spelled(name).replace(" ", "")


def _names(exercise: Exercise) -> Iterator[tuple[int, str]]:
    """Names with their rank: an id goes before a name, and that before an alias."""
    yield 0, exercise.id.replace("_", " ")
    yield 1, exercise.name
    for alias in exercise.aliases:
        yield 2, alias


def _plain(name: str) -> str:
    """Without case, punctuation and the s of a plural; only for comparing."""
    return " ".join(word.removesuffix("s") for word in re.findall(r"[^\W_]+", name.lower()))


def _sorted(words: Iterable[str]) -> str:
    return " ".join(sorted(set(words)))


def _likeness(word: str, other: str) -> float:
    if word == other:
        return 100.0
    if min(len(word), len(other)) < LONG_ENOUGH or {word, other} & IMPLEMENTS:
        return 0.0
    return likeness(word, other)
