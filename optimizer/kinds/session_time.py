"""Session time: warm-up, sets, rests and set-ups fit into the minutes of each day."""

from typing import ClassVar, Literal

from pydantic import Field

from optimizer.domain.scenario import Scenario
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import clock
from optimizer.kinds.calendar import days_fact
from optimizer.kinds.rule import LeverKind, Rule, Situation


class SessionTimeRule(Rule):
    """`warmup + cooldown + blocks <= 60 minutes[d]` in seconds (formats.md section 2).

    Sessions of at most `short_minutes` use the short warm-up. Ramp sets are part of it.
    """

    kind: Literal["session_time"]
    warmup_seconds: int = Field(ge=0)
    short_warmup_seconds: int = Field(ge=0)
    short_minutes: int = Field(ge=0)
    cooldown_seconds: int = Field(ge=0)

    actionable: ClassVar[bool] = True
    asks: ClassVar[bool] = False
    counting: ClassVar[bool] = False

    def warmup(self, minutes: int, length: Literal["auto", "normal", "short"] = "auto") -> int:
        """Seconds of warm-up of a session of so many minutes, or of a length that is asked for."""
        short = minutes <= self.short_minutes if length == "auto" else length == "short"
        return self.short_warmup_seconds if short else self.warmup_seconds

    def words(self, catalog: Taxonomy) -> str:
        """The warm-ups and the cool-down."""
        return (
            f"warm-up, blocks and cool-down fit into the minutes of the day; warm-up "
            f"{clock(self.warmup_seconds)}, up to {self.short_minutes} minutes "
            f"{clock(self.short_warmup_seconds)}; cool-down {clock(self.cooldown_seconds)}"
        )

    def fact(self, scenario: Scenario) -> str:
        """The days with their minutes."""
        return days_fact(scenario)

    def sentence(self, around: Situation) -> str:
        """The minutes that the days leave, and how many the rest of the conflict needs."""
        least, budgets = around.least(), around.budgets()
        budget = sum(budgets.values())
        text = f"The days leave {budget // 60} minutes a week beside warm-ups"
        if around.by_day:
            by_day = ", ".join(f"{day} {seconds // 60}" for day, seconds in budgets.items())
            text = f"Beside warm-ups the days leave these minutes: {by_day}"
        if least is None or least <= budget:
            return f"{text}."
        return f"{text}; the rest of this list needs at least {-(-least // 60)}."

    def unsaid(self, assumed: bool, timed: bool, themed: bool) -> str:
        """Without minutes."""
        return "no minutes are given" if assumed and not timed else ""

    @property
    def lever(self) -> LeverKind | None:
        """Longer days."""
        return "minutes"
