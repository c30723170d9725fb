"""Solvers of other makers: the same rows as an MPS file, in a process of their own.

A process of its own, because not every solver's library can be loaded beside OR-Tools (highspy from
1.15 on cannot), and because that is how its users run it. What comes back is believed only as far as
whole numbers show: every value is rounded and every row is checked exactly.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from optimizer.engines import cpsat
from optimizer.errors import DisagreementError
from optimizer.features.bench.solvers.staged import Engine, Hear, staged
from optimizer.features.export.formats import mps
from optimizer.features.export.stated import Stated, stated
from optimizer.model.rows import Rows
from optimizer.problem.settings import SearchSettings

GRACE_SECONDS = 60.0
"""How long after its limit a solver is waited for; presolve of a large model may overrun it."""
ROUNDING = 1e-4
"""What a bound that was computed in floating point may be off by."""


def engine(script: str) -> Engine:
    """The engine that runs a script of this folder.

    It is called with the file and the limits as JSON, and prints a line of JSON for each step forward
    (`best`, `bound`: of the minimisation in the file) and at the end its `status` (`optimal`,
    `infeasible` or anything else), `seconds` and the `values` by name.
    """

    def solve(rows: Rows, limits: SearchSettings, hear: Hear) -> cpsat.Outcome:
        plain = stated(rows, title="week")
        last: dict[str, Any] = {}
        for message in _messages(script, plain, limits):
            best, bound = _worth(message.get("best"), False), _worth(message.get("bound"), True)
            if (best, bound) != (None, None):
                hear(best, bound)
            last = message
        return _outcome(last, rows, plain, script)

    return solve


def _messages(script: str, plain: Stated, limits: SearchSettings) -> Iterator[dict[str, Any]]:
    """What the script says, line by line.

    Raises RuntimeError where it breaks, or overruns its limit by far and is ended.
    """
    wanted = {"seconds": limits.time_limit, "workers": limits.workers, "seed": limits.seed}
    with TemporaryDirectory(prefix="peer-") as folder:
        file = Path(folder) / "week.mps"
        file.write_text(mps.text(plain), encoding="ascii")
        command = [
            sys.executable, "-P", str(Path(__file__).with_name(script)), str(file),
            json.dumps(wanted),
        ]  # fmt: skip
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            overrun = threading.Timer(limits.time_limit + GRACE_SECONDS, process.kill)
            overrun.start()
            try:
                for line in process.stdout:
                    if line.startswith("{"):
                        yield json.loads(line)
                if process.wait():
                    raise RuntimeError(f"{script} ended with code {process.returncode}")
            finally:
                overrun.cancel()
                process.kill()


def _worth(value: float | None, upper: bool) -> int | None:
    """A value of the minimisation as a worth of the week; a bound is rounded to the safe side."""
    if value is None:
        return None
    return int(-(value - ROUNDING) // 1) if upper else round(-value)


def _outcome(last: dict[str, Any], rows: Rows, plain: Stated, script: str) -> cpsat.Outcome:
    """What the last message proves."""
    status, seconds = last.get("status"), float(last.get("seconds", 0.0))
    if status == "infeasible":
        return cpsat.Outcome(True, None, None, None, 0.0, seconds)
    values = _values(last.get("values"), rows, plain, script)
    bound = _worth(last.get("bound"), True)
    objective = None if values is None else rows.objective().value(values)
    if status == "optimal" and objective is not None:
        bound = objective
    return cpsat.Outcome(status == "optimal", values, objective, bound, 0.0, seconds)


def _values(
    named: dict[str, float] | None, rows: Rows, plain: Stated, script: str
) -> list[int] | None:
    """The values in whole numbers, checked against every bound and every row."""
    if named is None:
        return None
    values = [round(named.get(variable.name, 0.0)) for variable in plain.variables]
    broken = [
        variable.name
        for variable, value in zip(plain.variables, values, strict=True)
        if not variable.lower <= value <= variable.upper
    ]
    for row in plain.rows:
        amount = sum(c * values[v] for v, c in row.terms.items())
        low, high = row.lower, row.upper
        if (low is not None and amount < low) or (high is not None and amount > high):
            broken.append(row.rule)
    if broken:
        raise DisagreementError(f"{script} gives values that break {', '.join(broken[:5])}")
    return values[: len(rows.variables)]


highs = staged(engine("highs_process.py"), with_days=True)
highs_totals = staged(engine("highs_process.py"), with_days=False)
scip = staged(engine("scip_process.py"), with_days=True)
scip_totals = staged(engine("scip_process.py"), with_days=False)
