"""Session time: warm-up, sets, rests and set-ups fit into the minutes of each day."""

from typing import Literal

from pydantic import Field

from optimizer.kinds.rule import Rule


class SessionTimeRule(Rule):
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
