"""Coverage: how many sets, exercises or days of a selection the week or a session holds."""

from typing import Literal

from pydantic import Field, model_validator

from optimizer.domain.selector import Selector
from optimizer.kinds.rule import Rule


class CoverageRule(Rule):
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
