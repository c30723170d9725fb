"""The constraint language: what a rule may say (formats.md section 5). Policy itself is data."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Field, model_validator

from optimizer.domain.base import Exact, Frozen, Many
from optimizer.domain.exercise import Exercise, MuscleClass
from optimizer.domain.framework import Framework
from optimizer.domain.selector import Selector
from optimizer.domain.week import Weekday, WeekName


class Measure(Frozen):
    """One weekly quantity: sets, distinct exercises, or (mean) half sets of muscles."""

    sets: Selector | None = None
    exercises: Selector | None = None
    volume: Many = ()

    @model_validator(mode="after")
    def _one_quantity(self) -> "Measure":
        if (self.sets is not None) + (self.exercises is not None) + bool(self.volume) != 1:
            raise ValueError("name exactly one of sets, exercises, volume")
        return self


class RuleBase(Frozen):
    """What every rule carries: its id, a sentence for people, and its source."""

    id: str
    why: str = Field(min_length=10)
    source: str


class VolumeRule(RuleBase):
    """`min <= weekly (or daily) sets of a muscle or group <= max`, in sets.

    `each` states the rule for all muscles and groups of these classes; the id then holds
    `{muscle}`. Bounds left out with `each` come from the catalog's taxonomy.
    `direct` counts only sets whose prime mover the muscle is.
    """

    kind: Literal["volume"]
    muscle: str | None = None
    each: tuple[MuscleClass, ...] = ()
    min: Exact | None = None
    max: Exact | None = None
    taxonomy_bounds: bool = False
    per: Literal["week", "day"] = "week"
    direct: bool = False

    @model_validator(mode="after")
    def _one_target(self) -> "VolumeRule":
        if (self.muscle is None) == (not self.each):
            raise ValueError("name either one muscle or the classes of `each`")
        if self.each and "{muscle}" not in self.id:
            raise ValueError("the id of a rule with `each` must hold {muscle}")
        if self.per == "day" and self.min is not None:
            raise ValueError("a daily volume has no minimum")
        return self


class RatioRule(RuleBase):
    """`min <= over / under <= max`, cross-multiplied; volumes of several muscles are means."""

    kind: Literal["ratio"]
    over: Measure
    under: Measure
    min: Exact | None = None
    max: Exact | None = None

    @property
    def crossed(self) -> bool:
        """Whether bounds of different origin leave nothing between them."""
        return self.min is not None and self.max is not None and self.min > self.max


class CoverageRule(RuleBase):
    """`min <= count of the selected <= max`, per week or per session.

    `when` limits a weekly minimum to weeks that hold any exercise it selects.
    """

    kind: Literal["coverage"]
    count: Literal["sets", "exercises", "days"]
    of: Selector
    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)
    per: Literal["week", "session"] = "week"
    when: Selector | None = None

    @model_validator(mode="after")
    def _meaningful(self) -> "CoverageRule":
        if self.min is None and self.max is None:
            raise ValueError("give min or max")
        if self.per == "session" and self.count == "days":
            raise ValueError("days are counted per week")
        weekly_minimum = self.per == "week" and self.max is None and self.count != "days"
        if self.when is not None and not weekly_minimum:
            raise ValueError("`when` goes with a weekly minimum of sets or exercises")
        return self


class AvailabilityRule(RuleBase):
    """An exercise is chosen only if the client has, can, may and wants it."""

    kind: Literal["availability"]
    by: Literal["equipment", "level", "stress", "exclude", "default_off"]


class SessionTimeRule(RuleBase):
    """`warmup + cooldown + blocks <= 60 minutes[d]` in seconds (formats.md section 2).

    Sessions of at most `short_minutes` use the short warm-up. Ramp sets are part of it.
    """

    kind: Literal["session_time"]
    warmup_seconds: int = Field(ge=0)
    short_warmup_seconds: int = Field(ge=0)
    short_minutes: int = Field(ge=0)
    cooldown_seconds: int = Field(ge=0)

    def warmup(self, minutes: int, length: Literal["auto", "normal", "short"] = "auto") -> int:
        """Seconds of warm-up of a session of so many minutes, or of a length that is asked for."""
        short = minutes <= self.short_minutes if length == "auto" else length == "short"
        return self.short_warmup_seconds if short else self.warmup_seconds


class SessionSizeRule(RuleBase):
    """`min <= exercises of a session <= max`."""

    kind: Literal["session_size"]
    min: int = Field(ge=1)
    max: int = Field(ge=1)


class ExerciseLimitsRule(RuleBase):
    """A selected exercise has `min_sets..max_sets` per session, in at most `max_sessions` a week."""

    kind: Literal["exercise_limits"]
    of: Selector
    min_sets: int = Field(ge=1)
    max_sets: int = Field(ge=1)
    max_sessions: int = Field(ge=1)


class SpacingRule(RuleBase):
    """Selected exercises never stand on two consecutive calendar days of the cyclic week."""

    kind: Literal["spacing"]
    of: Selector


class RecoveryRule(RuleBase):
    """A muscle with `high_sets` or more direct sets gets at most `next_day_sets` the day after."""

    kind: Literal["recovery"]
    each: tuple[MuscleClass, ...] = ()
    muscle: str | None = None
    high_sets: int = Field(ge=1)
    next_day_sets: int = Field(ge=0)


class RestDaysRule(RuleBase):
    """The week keeps at least so many days without a session."""

    kind: Literal["rest_days"]
    min: int = Field(ge=0, le=6)


class PairKind(Frozen):
    """Exercises that may be done in turns: one of `first`, then one of `second`.

    `antagonists` work opposite sides of a joint; other pairs only save time.
    """

    first: Selector
    second: Selector
    antagonists: bool = False


class PairsRule(RuleBase):
    """Which two exercises of a session may share a block (formats.md section 2).

    Both have the same number of sets; of the exercises that one entry of `at_most_one` selects, a
    pair holds at most one. Without a rule of this kind every block is straight sets.
    """

    kind: Literal["pairs"]
    allowed: tuple[PairKind, ...]
    at_most_one: tuple[Selector, ...] = ()
    slots_only: bool = Field(
        default=False, description="Pairs only where a slot of the framework asks for one."
    )

    def pairs(self, first: Exercise, second: Exercise) -> PairKind | None:
        """The kind that lets `first` be followed by `second`, if any."""
        if first.id == second.id:
            return None
        if any(s.matches(first) and s.matches(second) for s in self.at_most_one):
            return None
        kinds = (k for k in self.allowed if k.first.matches(first) and k.second.matches(second))
        return next(kinds, None)


class IncludeRule(RuleBase):
    """The exercise appears in the week (a wish of the scenario)."""

    kind: Literal["include"]
    exercise: str


class LockRule(RuleBase):
    """The exercise stands on that day, with so many sets where given (a wish of the scenario).

    In a rotation, in this week of it, or in both.
    """

    kind: Literal["lock"]
    day: Weekday
    week: WeekName | None = None
    exercise: str
    sets: int | None


class FrameworkRule(RuleBase):
    """Every session has a theme of one of these frameworks, and fills the theme's slots.

    Where `free`, a week may also go without any framework.
    """

    kind: Literal["framework"]
    choices: tuple[Framework, ...]
    free: bool = False


class RotationRule(RuleBase):
    """In a rotation of two weeks, at least a share `differ` of each week's main lifts is its own.

    `leads`: in that week at least one main lift of this sort stands, and the main lifts of this sort have
    as many sets as those of the other week's sort. Says nothing of a single week.
    """

    kind: Literal["rotation"]
    main: Selector
    differ: Exact
    leads: dict[WeekName, Selector]


Rule = Annotated[
    VolumeRule
    | RatioRule
    | CoverageRule
    | AvailabilityRule
    | SessionTimeRule
    | SessionSizeRule
    | ExerciseLimitsRule
    | SpacingRule
    | RecoveryRule
    | RestDaysRule
    | PairsRule
    | IncludeRule
    | LockRule
    | FrameworkRule
    | RotationRule,
    Field(discriminator="kind"),
]


def half_sets(sets: Fraction) -> int:
    """Half sets of a bound that was given in sets; bounds go in steps of 0.5."""
    doubled = sets * 2
    if doubled.denominator != 1:
        raise ValueError(f"{sets} sets is not a multiple of 0.5")
    return doubled.numerator
