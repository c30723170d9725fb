"""Rest days: days of the week without a session."""

from typing import Literal

from pydantic import Field

from optimizer.kinds.rule import Rule


class RestDaysRule(Rule):
    """The week keeps at least so many days without a session."""

    kind: Literal["rest_days"]
    min: int = Field(ge=0, le=6)
