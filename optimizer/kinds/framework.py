"""Framework: every session has a theme, holds what it allows, and fills its slots."""

from typing import Literal

from optimizer.domain.framework import Framework
from optimizer.kinds.rule import Rule


class FrameworkRule(Rule):
    """Every session has a theme of one of these frameworks, and fills the theme's slots.

    Where `free`, a week may also go without any framework.
    """

    kind: Literal["framework"]
    choices: tuple[Framework, ...]
    free: bool = False
