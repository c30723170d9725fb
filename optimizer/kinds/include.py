"""Include: an exercise that the client wants in the week."""

from typing import Literal

from optimizer.kinds.rule import Rule


class IncludeRule(Rule):
    """The exercise appears in the week (a wish of the scenario)."""

    kind: Literal["include"]
    exercise: str
