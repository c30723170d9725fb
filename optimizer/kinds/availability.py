"""Availability: nothing that the client lacks the equipment, level or leave for."""

from typing import Literal

from optimizer.kinds.rule import Rule


class AvailabilityRule(Rule):
    """An exercise is chosen only if the client has, can, may and wants it."""

    kind: Literal["availability"]
    by: Literal["equipment", "level", "stress", "exclude", "default_off"]
