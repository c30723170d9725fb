"""What the benchmark's commands share: options, running tasks with a bar that follows them, and plots."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from optimizer.cli.options import Finite, catalog_option, passing, quiet_option
from optimizer.cli.output import check_output
from optimizer.cli.progress import ProgressBar
from optimizer.errors import Fault, InputError

if TYPE_CHECKING:
    from optimizer.features.bench.matrix import SetVariant
    from optimizer.features.bench.record import Record
    from optimizer.features.bench.results import Appending
    from optimizer.features.bench.suite import Suite
    from optimizer.features.bench.task import BenchTask

BENCHMARKS = "pip install . ./benchmarks, in the folder of this project"
"""How to get solvers of other makers, and plots."""

RUNNING = (
    click.option(
        "--solver", "solvers", multiple=True, metavar="NAME", default=("search",), show_default=True,
        help="A solver; may be given several times, or `all`.",
    ),
    click.option(
        "--seed", "seeds", type=click.IntRange(0, 2**31 - 1), multiple=True, default=(0,),
        show_default=True, help="A seed; may be given several times.",
    ),
    click.option(
        "--time-limit", type=Finite(0, 86_400), default=30, show_default=True,
        metavar="SECONDS", help="Seconds that each solver gets; 0 is the search's own limit, which "
        "does not go by the clock.",
    ),
    click.option(
        "--workers", type=click.IntRange(1, 256), default=1, show_default=True,
        help="Threads of each solver.",
    ),
    click.option(
        "--jobs", type=click.IntRange(1, 256), default=1, show_default=True,
        help="Runs at a time, each bound to a core of its own. Cores share memory and caches, so "
        "seconds are best with one.",
    ),
    click.option(
        "--results", metavar="FILE",
        help="Append every run to this file as it ends (JSON lines), and skip what it holds already. "
        "[default: bench-SUITE.jsonl]",
    ),
    catalog_option,
    quiet_option,
)  # fmt: skip

clock_option = click.option(
    "--clock", type=click.Choice(["wall", "cpu"]), default="wall", show_default=True,
    help="Seconds of the solver by the wall, or of the core that it used (for busy machines).",
)  # fmt: skip


PLOTS = (
    click.option("--plots", metavar="DIR", help="Draw a cactus plot and the gap over time into DIR."),
    click.option(
        "--image", type=click.Choice(["svg", "png"]), default="svg", show_default=True,
        help="Kind of plots.",
    ),
)  # fmt: skip


def unknown(name: str, what: str, known: Iterable[str], more: str = "") -> click.UsageError:
    """The fault of a name that there is not."""
    from optimizer.files.nearest import nearest

    near = nearest(name, known)
    hint = f" Did you mean {near}?" if near else ""
    return click.UsageError(f"{name!r} is no {what} (there are {', '.join(known)}).{hint}{more}")


def say_aside(text: str, quiet: bool) -> None:
    """Tell something on stderr."""
    if not quiet:
        click.echo(text, err=True)


@dataclass(slots=True)
class Benchmark:
    """Who solves, within which limits, and where every run is kept.

    Raises UsageError, before anything runs, where that can't be.
    """

    solvers: tuple[str, ...]
    seeds: tuple[int, ...]
    time_limit: float
    workers: int
    jobs: int
    results: str | None
    overlays: tuple[str, ...]
    quiet: bool

    def __post_init__(self) -> None:
        from optimizer.features.bench.solvers import OWN, known_solvers

        known = known_solvers()
        others = "" if known.keys() - OWN.keys() else f" HiGHS and SCIP come with {BENCHMARKS}."
        self.solvers = tuple(dict.fromkeys(known if "all" in self.solvers else self.solvers))
        for name in self.solvers:
            if name not in known:
                raise unknown(name, "solver", known, others)
            if known[name].missing:
                needed = known[name].package
                raise click.UsageError(f"the solver {name} needs {needed}: {BENCHMARKS}")
            if not self.time_limit and not known[name].repeatable:
                raise click.UsageError(f"the solver {name} needs a --time-limit above 0")
        self._check_jobs()

    def _check_jobs(self) -> None:
        """Refuse more jobs than can have their cores for themselves."""
        from optimizer.features.bench.machine import cores
        from optimizer.show.text.layout import many

        there = len(cores())
        if self.jobs > 1 and self.jobs * self.workers > there:
            asked = f"{self.jobs} jobs of {self.workers} workers"
            raise click.UsageError(f"{asked} would disturb each other on {many(there, 'core')}")

    def records(
        self, suite: "Suite", variants: "list[SetVariant]", name: str, sizes: bool = False
    ) -> "list[Record]":
        """All runs of a suite, done now where the file of results does not hold them.

        With `sizes` those of the models, and the start of the command line, come with them.
        """
        from optimizer.features.bench.matrix import RunLimits, loaded, tasks
        from optimizer.features.bench.results import Appending
        from optimizer.features.bench.startup import startup, startup_key

        instances = loaded(suite, self.overlays)
        limits = RunLimits(self.time_limit, self.workers, tuple(dict.fromkeys(self.seeds)))
        todo = tasks(instances, variants, self.solvers, limits, sizes)
        self.results = self.results or f"bench-{name}.jsonl"
        path = Path(self.results)
        check_output(path, "", "")
        keys = {task.key for task in todo}
        with Appending(path) as book:
            self._run(todo, book)
            if sizes:
                keys.add(startup_key())
                if not book.answered(startup_key()):
                    book.add(startup())
            return [record for record in book.records.values() if record.key in keys]

    def _run(self, tasks: "list[BenchTask]", book: "Appending") -> None:
        """Run what the file does not hold yet; a bar on stderr follows on a terminal.

        Raises KeyboardInterrupt when the user stops; every run that had ended is in the file.
        """
        from optimizer.features.bench.run import Runner

        todo = [task for task in tasks if not book.answered(task.key)]
        if known := len(tasks) - len(todo):
            self.say(f"{known} of {len(tasks)} results are in {book.path} already")
        done_so_far = 0
        with ProgressBar(self.quiet) as bar:

            def done(record: Any, task: "BenchTask") -> None:
                nonlocal done_so_far
                cell = task.cell
                if record is None:
                    self.say(f"the models of {cell.instance} could not be measured")
                else:
                    book.add(record)
                done_so_far += 1
                told = f"{cell.instance} {cell.constraints} {cell.solver}"
                bar.show(done_so_far, len(todo), told)

            try:
                Runner(self.jobs, self.workers).run(todo, done)
            except KeyboardInterrupt:
                click.echo(f"\nstopped; the same command goes on with {book.path}", err=True)
                raise

    def say(self, text: str) -> None:
        """Tell something on stderr."""
        say_aside(text, self.quiet)


class Plots:
    """Plots in a folder, if they are wished; raises, before anything runs, where they can't be drawn."""

    def __init__(self, plots: str | None, image: str) -> None:
        self.folder = None if plots is None else Path(plots)
        self.image = image
        if self.folder is None:
            return
        from optimizer.features.bench.curves import drawing

        if drawing() is None:
            raise click.UsageError(f"plots need the benchmarks' package: {BENCHMARKS}")
        if self.folder.exists() and not self.folder.is_dir():
            raise InputError(str(plots), [Fault("cannot be written: it is no directory")])
        parent = self.folder.parent
        if not self.folder.exists() and not parent.is_dir():
            raise InputError(str(plots), [Fault(f"cannot be made: there is no folder {parent}")])

    def draw(self, records: "Iterable[Record]", quiet: bool) -> None:
        """Draw the plots of records where that is wished."""
        from optimizer.features.bench.curves import drawing
        from optimizer.features.bench.results import runs_of

        draw = drawing()
        if self.folder is not None and draw is not None:
            for path in draw(runs_of(records), self.folder, self.image):
                say_aside(f"wrote {path}", quiet)


with_benchmark = passing("benchmark", Benchmark, *RUNNING)
"""Solvers, seeds, limits and the file of results, as `benchmark`."""
with_plots = passing("plots", Plots, *PLOTS)
"""Where plots are drawn, as `plots`."""
