"""A small scenario whose exported models are read back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from optimizer.files.scenario import load_problem

TINY = """\
client: maria-private
days: {days}
equipment: [dumbbell]
framework: {framework}
pairs: {pairs}
constraints:
  name: tiny
  extends: null
  rules:
    - {{id: availability.equipment, kind: availability, by: equipment,
       why: Only with the equipment there is., source: test}}
    - {{id: session.time, kind: session_time, warmup_seconds: 660, short_warmup_seconds: 480,
       short_minutes: 45, cooldown_seconds: 0, why: Each session fits into its minutes.,
       source: test}}
    - {{id: session.size, kind: session_size, min: 1, max: 3,
       why: A session holds one to three exercises., source: test}}
    - {{id: sets.all, kind: exercise_limits, of: {{kind: [hard, drill]}}, min_sets: 2, max_sets: 3,
       max_sessions: 1, why: Two or three sets of an exercise., source: test}}
    - {{id: volume.chest, kind: volume, muscle: chest, min: 2, max: 6,
       why: The chest gets two to six sets., source: test}}
    - {{id: ratio.pull_push, kind: ratio, over: {{sets: {{pattern: horizontal_pull}}}},
       under: {{sets: {{pattern: horizontal_push}}}}, min: 1, max: 3/2,
       why: Pulling never falls behind pressing., source: test}}
    - {{id: week.rest_days, kind: rest_days, min: {rest},
       why: Some days of a week are free., source: test}}
    - {{id: pairs, kind: pairs, allowed: [{{first: {{pattern: horizontal_push}},
       second: {{pattern: horizontal_pull}}, antagonists: true}}],
       why: Opposing lifts may take turns., source: test}}
"""
"""A scenario whose model is solved in a moment."""


@pytest.fixture
def tiny(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small scenario."""

    def write(
        days: str = "{mon: 30}", framework: str = "none", pairs: str = "forbid", rest: int = 1
    ) -> Path:
        path = tmp_path / "tiny.yaml"
        path.write_text(TINY.format(days=days, framework=framework, pairs=pairs, rest=rest))
        return path

    return write


@pytest.fixture
def problem_of(catalog):
    """The problem that a scenario file makes."""
    return lambda path: load_problem(str(path), catalog)
