"""The command line called from a test: in this process, or as a program of its own."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from optimizer.cli import optimizer as group
from optimizer.cli.outcome import run
from optimizer.engines import cpsat

SMALL = """\
client: small
days: {mon: 40, thu: 40}
equipment: [dumbbell]
constraints:
  name: small
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
    - {id: ratio.pull_push, kind: ratio, over: {sets: {pattern: horizontal_pull}},
       under: {sets: {pattern: horizontal_push}}, min: 1, max: 3/2,
       why: Pulling never falls behind pressing., source: test}
    - {id: week.rest_days, kind: rest_days, min: 1,
       why: At least one day a week is free., source: test}
"""


@dataclass(frozen=True)
class Outcome:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def optimizer(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line in this process, exit codes included."""

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = run(group, [str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Outcome(int(code), printed.out, printed.err)

    return call


@pytest.fixture(scope="session")
def program() -> Command:
    """Runs `python -m optimizer` as a program of its own."""

    def call(*arguments: object, stdin: bytes = b"", **environment: str) -> Outcome:
        import os

        done = subprocess.run(
            [sys.executable, "-m", "optimizer", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            timeout=120,
            env={**os.environ, **environment},
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode("utf-8", "replace"),
                       done.stderr.decode())  # fmt: skip

    return call


@pytest.fixture
def starved(monkeypatch: pytest.MonkeyPatch) -> None:
    """CP-SAT gets no time, so that no machine is too fast to be undecided."""
    solve = cpsat.Stop.run

    def at_once(stop, model, parameters, callback):
        parameters.max_deterministic_time = 1e-9
        return solve(stop, model, parameters, callback)

    monkeypatch.setattr(cpsat.Stop, "run", at_once)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A scenario with seven rules, solved in a moment."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL)
    return path
