"""Clients with flags and screens, and the shipped catalog."""

from collections.abc import Callable
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from optimizer.kinds.session_time import SessionTimeRule


@pytest.fixture(scope="session")
def client() -> Callable[..., Scenario]:
    """A client with a full gym and three hours a week."""

    def make(**more: Any) -> Scenario:
        values = {"days": {"mon": 60, "wed": 60, "fri": 60}, "equipment": ["full_gym"], **more}
        return Scenario.model_validate(values)

    return make


@pytest.fixture(scope="session")
def rule() -> SessionTimeRule:
    """The warm-up of the shipped policies, without a general cool-down."""
    return SessionTimeRule(
        id="session.time",
        kind="session_time",
        warmup_seconds=660,
        short_warmup_seconds=480,
        short_minutes=45,
        cooldown_seconds=0,
        why="For the test.",
        source="test",
    )
