"""What the command line costs before it does anything."""

import hashlib
import subprocess
import sys
import time
from statistics import median

from optimizer.features.bench.machine import machine, made_with
from optimizer.features.bench.record import Startup

TRIES = 5
HELP = "from optimizer.cli import optimizer; optimizer(['--help'], standalone_mode=False)"
LOADED = "import sys; sys.exit('ortools' in sys.modules)"


def startup_key() -> str:
    """The key of this version's start on this machine."""
    return hashlib.sha256(f"startup {made_with()} {machine()}".encode()).hexdigest()[:24]


def startup() -> Startup:
    """Seconds of `optimizer --help` as a whole process, the median of a few, and what it imports."""
    seconds = []
    for _ in range(TRIES):
        began = time.perf_counter()
        command = [sys.executable, "-m", "optimizer", "--help"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        seconds.append(time.perf_counter() - began)
    asked = [sys.executable, "-c", f"{HELP}; {LOADED}"]
    loads = subprocess.run(asked, stdout=subprocess.DEVNULL, check=False).returncode != 0
    return Startup(
        key=startup_key(), help_seconds=median(seconds), loads_solver=loads, machine=machine()
    )
