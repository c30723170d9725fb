"""What the client asks for: formats.md section 4."""

import re
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    PlainSerializer,
    Strict,
    Tag,
    model_validator,
)

from optimizer.domain.base import Frozen, Many, parse_fraction, show_fraction
from optimizer.domain.exercise import Goal, Level
from optimizer.domain.week import Weekday, WeekName


class Range(Frozen):
    """A closed range; an open end is None."""

    min: Fraction | None
    max: Fraction | None

    def __str__(self) -> str:
        """As it is written in a file: "8-20", ">=10", "<=16"."""
        if self.min is None:
            return f"<={show_fraction(self.max or Fraction(0))}"
        if self.max is None:
            return f">={show_fraction(self.min)}"
        return f"{show_fraction(self.min)}-{show_fraction(self.max)}"


def show_range(low: Fraction | None, high: Fraction | None) -> str:
    """Bounds as people write them."""
    if low is None and high is None:
        return "any"
    if low is not None and low == high:
        return show_fraction(low)
    return str(Range(min=low, max=high))


_NUMBER = r"\d{1,4}(?:\.\d{1,4})?(?:/\d{1,4})?"
_SPAN = re.compile(rf"\s*({_NUMBER})\s*(?:-|–|to)\s*({_NUMBER})\s*")  # noqa: RUF001
_BOUND = re.compile(rf"\s*(>=|<=)\s*({_NUMBER})\s*")


def parse_range(value: Any) -> Any:
    """Read "8-20", ">=10", "<=16" or a single number."""
    if isinstance(value, Range):
        return value
    text = str(value)
    if (span := _SPAN.fullmatch(text)) is not None:
        low, high = parse_fraction(span[1]), parse_fraction(span[2])
        if low > high:
            raise ValueError("the lower end is above the upper end")
        return Range(min=low, max=high)
    if (bound := _BOUND.fullmatch(text)) is not None:
        number = parse_fraction(bound[2])
        return Range(min=number, max=None) if bound[1] == ">=" else Range(min=None, max=number)
    if not isinstance(value, bool) and re.fullmatch(_NUMBER, text):
        return Range(min=parse_fraction(text), max=parse_fraction(text))
    raise ValueError('must be a range such as 8-20, ">=10" or "<=16"')


def _weekly(value: Range) -> Range:
    for end in (value.min, value.max):
        if end is not None and ((end * 2).denominator != 1 or end > 40):
            raise ValueError("weekly sets go from 0 to 40 in steps of 0.5")
    return value


def _positive(value: Range) -> Range:
    if value.min == 0 or value.max == 0:
        raise ValueError("a ratio must be above 0")
    return value


_read_range = BeforeValidator(parse_range, json_schema_input_type=str | int | float)
_show_range = PlainSerializer(str, return_type=str)


WeeklySets = Annotated[Range, _read_range, AfterValidator(_weekly), _show_range]
Balance = Annotated[Range, _read_range, AfterValidator(_positive), _show_range]
Minutes = Annotated[
    int, Strict(), Field(ge=15, le=240, description="Minutes of the session, 15 to 240.")
]


Items = Annotated[Many, Field(max_length=100)]
Equipment = Annotated[
    Annotated[Items, Tag("every day")] | Annotated[dict[Weekday, Items], Tag("by day")],
    Discriminator(lambda value: "by day" if isinstance(value, dict) else "every day"),
]
"""Items and presets: the same on every day, or by training day."""


class Lock(Frozen):
    """An exercise fixed to a day; without `sets` the model chooses how many."""

    day: Weekday
    exercise: str
    sets: Annotated[int, Strict(), Field(ge=1, le=10)] | None = None
    week: WeekName | None = Field(
        default=None, description="The week of a rotation; both where left out."
    )


class SessionExtras(Frozen):
    """How much of a session goes into what stands around its sets."""

    warmup: Literal["auto", "normal", "short"] = Field(
        default="auto",
        description="Length of the warm-up; auto is short in short sessions (rule session.time) "
        "and on days with correctives.",
    )
    cooldown: Literal["auto", "none", "short", "full"] = Field(
        default="auto",
        description="auto: the correctives that flags and screens ask for; none: nothing; "
        "short and full: three and seven minutes beside the correctives.",
    )


TEMPLATE_DEFAULTS = {"framework": "none", "coverage_window": 2}
"""Defaults of a scenario with a template: it has its own days, and covers in two weeks (X-16)."""


class Scenario(Frozen):
    """The full input of one solve."""

    model_config = ConfigDict(serialize_by_alias=True)

    client: str = Field(
        default="client",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
        description="An id, never a full name. Default: the file's name.",
    )
    level: Level = Field(default=Level.INTERMEDIATE, description="Training experience.")
    goal: Goal = Field(default=Goal.BALANCE, description="Sets rests and repetitions.")
    days: dict[Weekday, Minutes] = Field(
        min_length=1, description="Training days and the minutes of each, warm-up included."
    )
    places: Equipment = Field(
        alias="equipment",
        description="Items and presets, such as full_gym or dumbbell: a list for every day, or a "
        "mapping of every training day to its list.",
    )
    framework: Literal["auto", "full_body", "upper_lower", "push_pull_legs", "none"] = Field(
        default="auto",
        description="What sessions are about; auto: the framework that gives the best week, and "
        "none where no framework fits.",
    )
    template: str | None = Field(
        default=None,
        description="A ready-made week, such as two_week: its exercises stand on their training "
        "days, the sets and what it lacks are chosen. Goes with weeks: 2; framework is then none "
        "and coverage_window 2 where the file does not say otherwise.",
    )
    constraints: str | dict[str, Any] = Field(
        default="balanced",
        description="A named constraint set, a path, or {extends: balanced, rules: [...]}.",
    )
    weak: dict[str, Annotated[int, Strict(), Field(ge=1, le=2)]] = Field(
        default={}, description="Weak areas: 1 lagging, 2 clearly weak."
    )
    screens: dict[str, Literal["pass", "fail", "pain", "not_tested"]] = Field(
        default={},
        description="Self-checks: shoulders, hips_knees, hamstrings, core, feet_ankles. "
        "`fail` changes rules; `pain` is refused.",
    )
    flags: tuple[str, ...] = Field(
        default=(), description="Facts of the intake that change rules, such as desk_worker."
    )
    weekly_sets: dict[str, WeeklySets] = Field(
        default={}, description="Weekly sets of `default` (class A) or of a muscle, such as 10-20."
    )
    grades: dict[str, Literal["must", "off"]] = Field(
        default={},
        description="Rules that the set asks for at a price: held to as a must, or off.",
    )
    balance: dict[str, Balance] = Field(
        default={}, description="Tighter ratios, such as pull_push: 1.25-1.5."
    )
    limits: dict[str, Annotated[int, Strict(), Field(ge=0, le=2)]] = Field(
        default={}, description="Stress tags: highest level allowed, 0 to 2."
    )
    exclude: tuple[str, ...] = Field(default=(), description="Exercises never to choose.")
    include: tuple[str, ...] = Field(default=(), description="Exercises that must appear.")
    lock: tuple[Lock, ...] = Field(default=(), description="Exercises fixed to a day.")
    prefer: dict[str, Annotated[int, Strict(), Field(ge=-3, le=3)]] = Field(
        default={}, description="Liked (up to 3) and disliked (down to -3) exercises."
    )
    pairs: Literal["auto", "allow", "forbid"] = Field(
        default="auto",
        description="Two exercises in turns: allow, forbid, or auto (where a framework asks for "
        "it, and where straight sets do not fit).",
    )
    session_extras: SessionExtras = Field(
        default=SessionExtras(), description="Length of the warm-up and of the cool-down."
    )
    weeks: Annotated[int, Strict(), Field(ge=1, le=2)] = Field(
        default=1, description="Weeks of the rotation: 1, or 2 for weeks A and B."
    )
    coverage_window: Annotated[int, Strict(), Field(ge=1, le=2)] = Field(
        default=1,
        description="Weeks within which coverage rules must be met: 1, or 2 for both weeks of a "
        "rotation together.",
    )

    @model_validator(mode="before")
    @classmethod
    def _as_the_template_is_meant(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("template") is not None:
            return {**TEMPLATE_DEFAULTS, **value}
        return value

    @model_validator(mode="after")
    def _in_calendar_order(self) -> "Scenario":
        ordered = {day: self.days[day] for day in Weekday if day in self.days}
        object.__setattr__(self, "days", ordered)
        if isinstance(self.places, dict):
            places = {day: self.places[day] for day in Weekday if day in self.places}
            object.__setattr__(self, "places", places)
        return self

    @property
    def equipment(self) -> tuple[str, ...]:
        """Items and presets of all days together, each once where days differ."""
        if isinstance(self.places, dict):
            return tuple(dict.fromkeys(item for items in self.places.values() for item in items))
        return self.places

    def equipment_on(self, day: Weekday) -> tuple[str, ...]:
        """Items and presets of one day; none on a day that the client does not name."""
        return self.places.get(day, ()) if isinstance(self.places, dict) else self.places

    def on(self, day: Weekday) -> "Scenario":
        """The scenario as if every day had the equipment of this one."""
        if not isinstance(self.places, dict):
            return self
        return self.model_copy(update={"places": self.equipment_on(day)})
