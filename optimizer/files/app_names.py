"""What other programs call our exercises; the data lies in `catalog/targets/`."""

from functools import cache

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.exercise import Exercise
from optimizer.files.catalog import catalog_folder
from optimizer.files.reading import read_tree
from optimizer.files.validate import validated


class AppName(Frozen):
    """A name of an exercise in an app, and its `id` there.

    With `with`, it is only for those who do the exercise with that item.
    """

    exercise: str
    item: str = Field(default="", alias="with")
    name: str = Field(min_length=1, max_length=100)
    id: str = ""


class AppNames(Frozen):
    """All that is known of one app: names, and its words for muscles and equipment."""

    names: tuple[AppName, ...]
    muscles: dict[str, str] = Field(default={})
    equipment: dict[str, str] = Field(default={})

    def find(self, exercise: Exercise, owned: frozenset[str]) -> AppName | None:
        """The name of an exercise for someone who owns this equipment; None if there is none."""
        usable = used_items(exercise, owned)
        fitting = (
            entry
            for entry in self.names
            if entry.exercise == exercise.id and (not entry.item or entry.item in usable)
        )
        return next(fitting, None)


def used_items(exercise: Exercise, owned: frozenset[str]) -> tuple[str, ...]:
    """Items of the first alternative that is wholly owned; of the first of all if none is."""
    owned_ones = [items for items in exercise.equipment if owned.issuperset(items)]
    return (owned_ones or list(exercise.equipment))[0]


@cache
def load_app_names(app: str) -> AppNames:
    """The names of an app that ship with this version."""
    path = catalog_folder() / "targets" / f"{app}.yaml"
    return validated(AppNames, read_tree(path))
