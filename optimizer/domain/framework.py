"""Frameworks: what the sessions of a week are about, and the slots that each must fill.

Source: rules.md section 3. The data is `catalog/frameworks.yaml`.
"""

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from optimizer.domain.base import Frozen, Many, as_list
from optimizer.domain.selector import Selector
from optimizer.domain.week import WeekName


class Slot(Frozen):
    """A place in a session that at least one exercise of its own fills.

    `of` picks what fills it; in a rotation of two weeks `in_week` may pick differently in each. `heads`
    asks instead for at least one set (two half sets) of each of these muscles. `only`: not more than
    one exercise of the session may be of this sort. `emphasis`: the only one, and no other exercise
    of the session has more sets. `last`: done at the end. `after`: the slot whose exercise it takes turns
    with, wherever pairs are allowed.
    """

    id: str
    name: str
    of: Selector | None = None
    in_week: dict[WeekName, Selector] = Field(default={})
    heads: Many = ()
    only: bool = False
    emphasis: bool = False
    last: bool = False
    after: str | None = None

    @model_validator(mode="after")
    def _one_content(self) -> "Slot":
        if (self.of is None) == (not self.heads):
            raise ValueError("name either `of` or `heads`")
        return self

    def picks(self, weeks: int, week: WeekName) -> Selector:
        """What fills the slot in this week of a rotation of so many weeks."""
        assert self.of is not None
        return self.in_week.get(week, self.of) if weeks > 1 else self.of


class Theme(Frozen):
    """What a session is about: which exercises it may hold (any of `holds`), and its slots."""

    id: str
    title: str
    holds: Annotated[
        tuple[Selector, ...], BeforeValidator(as_list, json_schema_input_type=list[Selector])
    ] = ()
    slots: tuple[Slot, ...] = ()

    @property
    def filled(self) -> tuple[Slot, ...]:
        """The slots that exercises fill."""
        return tuple(slot for slot in self.slots if slot.of is not None)

    @property
    def turns(self) -> tuple[tuple[Slot, Slot], ...]:
        """Slots whose exercises are done in turns, the first one first."""
        by_id = {slot.id: slot for slot in self.slots}
        return tuple((by_id[slot.after], slot) for slot in self.slots if slot.after is not None)


class Framework(Frozen):
    """Themes that the training days of a week share out as evenly as they can.

    `days` are the numbers of training days that it may serve, `suits` those for which `auto` tries it;
    `in_week` must each be met somewhere in
    the week; `intensities` names the themes' days heavy, moderate and volume in turn.
    """

    id: str
    name: str
    days: tuple[int, ...]
    suits: tuple[int, ...] = ()
    themes: tuple[Theme, ...] = Field(min_length=1)
    in_week: tuple[Selector, ...] = ()
    intensities: bool = False
    why: str = Field(min_length=10)
    source: str

    def shares(self, days: int) -> range:
        """How many of so many days each theme may have."""
        least, more = divmod(days, len(self.themes))
        return range(least, least + (2 if more else 1))

    def theme(self, theme_id: str | None) -> Theme | None:
        """The theme of this id."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)
