"""Runs made by hand, and a scenario that is solved in a moment."""

from collections.abc import Callable
from pathlib import Path

import pytest

from optimizer.features.bench.record import Cell, Run, RunOutcome, Timing

SMALL = """\
days: {mon: 30}
equipment: [dumbbell]
framework: none
pairs: forbid
constraints:
  name: tiny
  extends: null
  rules:
    - {id: availability.equipment, kind: availability, by: equipment,
       why: Only with the equipment there is., source: test}
    - {id: session.time, kind: session_time, warmup_seconds: 660, short_warmup_seconds: 480,
       short_minutes: 45, cooldown_seconds: 0, why: Each session fits into its minutes.,
       source: test}
    - {id: session.size, kind: session_size, min: 1, max: 4,
       why: A session holds one to four exercises., source: test}
    - {id: sets.all, kind: exercise_limits, of: {kind: [hard, drill]}, min_sets: 2, max_sets: 3,
       max_sessions: 1, why: Two or three sets of an exercise., source: test}
    - {id: volume.chest, kind: volume, muscle: chest, min: 2, max: 4,
       why: The chest gets two to four sets., source: test}
"""


@pytest.fixture
def small_suite(tmp_path: Path) -> Path:
    """A suite of one tiny scenario."""
    folder = tmp_path / "suite"
    folder.mkdir()
    (folder / "small.yaml").write_text(SMALL)
    return folder


@pytest.fixture(scope="session")
def make_run() -> Callable[..., Run]:
    """A run; what is not given is that of a quick proof."""

    def make(instance: str = "a", seconds: float = 1.0, **more: object) -> Run:
        cell = {"instance": instance, "constraints": "balanced", "solver": "search", "seed": 0,
                "time_limit": 10.0}  # fmt: skip
        cell |= {name: more.pop(name) for name in list(more) if name in Cell.model_fields}
        values = {
            "key": "-".join(map(str, cell.values())),
            "cell": cell,
            "outcome": RunOutcome.OPTIMAL,
            "objective": 100,
            "bound": 100,
            "gap": 0.0,
            "first_seconds": seconds / 2,
            "timing": Timing(solving=seconds),
            "whole_seconds": seconds + 2,
            "cpu_share": 1.0,
            "machine": "this one",
            "made_with": "optimizer 1 abc, ortools 9",
        }
        return Run.model_validate(values | more)

    return make
