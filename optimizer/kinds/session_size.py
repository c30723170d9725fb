"""Session size: how many exercises a session holds."""

from typing import Literal

from pydantic import Field

from optimizer.kinds.rule import Rule


class SessionSizeRule(Rule):
    """`min <= exercises of a session <= max`."""

    kind: Literal["session_size"]
    min: int = Field(ge=1)
    max: int = Field(ge=1)
