"""Names given on the command line, checked against the catalog's vocabularies."""

from collections.abc import Iterable

from optimizer.domain.exercise import Exercise
from optimizer.errors import Fault, InputError
from optimizer.files.nearest import nearest

MANY = 20
"""More known names than this are not listed in a message."""


class Vocabulary:
    """The ids that an option accepts, each also by its name."""

    def __init__(self, what: str, ids: Iterable[str], names: dict[str, str] | None = None) -> None:
        self.what = what
        self.ids = list(ids)
        self._names = names or {}

    def fault(self, option: str, value: str) -> Fault | None:
        """Tell what is wrong with a value; None if it is known."""
        if self.known(value) is not None:
            return None
        near = nearest(value, self.ids)
        allowed = ", ".join(self.ids) if len(self.ids) <= MANY else None
        return Fault(
            f"is not a known {self.what}", field=option, value=repr(value[:60]), allowed=allowed,
            nearest=near,
        )  # fmt: skip

    def known(self, value: str) -> str | None:
        """Find the id that a value stands for."""
        if value in self.ids:
            return value
        return self._names.get(value.strip().lower())


def find_exercise(wanted: str, exercises: Iterable[Exercise], source: str) -> Exercise:
    """Find the exercise of this id, name or alias. Raises InputError with the nearest name."""
    found: dict[str, Exercise] = {}
    for exercise in exercises:
        for name in (exercise.id, exercise.name, *exercise.aliases):
            found.setdefault(_plain(name), exercise)
    exercise_or_none = found.get(_plain(wanted))
    if exercise_or_none is not None:
        return exercise_or_none
    near = nearest(_plain(wanted), found)
    fault = Fault(
        "is not a known exercise", value=repr(wanted[:60]),
        allowed="see `optimizer catalog list`", nearest=found[near].id if near else None,
    )  # fmt: skip
    raise InputError(source, [fault])


def _plain(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())
