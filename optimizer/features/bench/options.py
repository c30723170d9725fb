"""What the benchmark's commands share: options, and running tasks with a bar that follows them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from optimizer.cli.options import Finite
from optimizer.cli.progress import ProgressBar

if TYPE_CHECKING:
    from optimizer.features.bench.results import Appending
    from optimizer.features.bench.task import Task

BENCHMARKS = "pip install . ./benchmarks, in the folder of this project"
"""How to get solvers of other makers, and plots."""

LIMITS = (
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
)  # fmt: skip

results_option = click.option(
    "--results", metavar="FILE",
    help="Append every run to this file as it ends (JSON lines), and skip what it holds already. "
    "[default: bench-SUITE.jsonl]",
)  # fmt: skip

clock_option = click.option(
    "--clock", type=click.Choice(["wall", "cpu"]), default="wall", show_default=True,
    help="Seconds of the solver by the wall, or of the core that it used (for busy machines).",
)  # fmt: skip


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--solver`, `--seed`, `--time-limit`, `--workers` and `--jobs`."""
    for option in reversed(LIMITS):
        command = option(command)
    return command


def chosen_solvers(names: tuple[str, ...], time_limit: float) -> tuple[str, ...]:
    """The solvers of these names; what is missing is told with how to get it."""
    from optimizer.features.bench.solvers import OWN, known_solvers
    from optimizer.files.nearest import nearest

    known = known_solvers()
    wanted = tuple(dict.fromkeys(known if "all" in names else names))
    for name in wanted:
        if name not in known:
            near = nearest(name, known)
            hint = f" Did you mean {near}?" if near else ""
            more = "" if known.keys() - OWN.keys() else f" HiGHS and SCIP come with {BENCHMARKS}."
            raise click.UsageError(
                f"{name!r} is no solver (there are {', '.join(known)}).{hint}{more}"
            )
        if known[name].missing:
            raise click.UsageError(f"the solver {name} needs {known[name].package}: {BENCHMARKS}")
        if not time_limit and not known[name].repeatable:
            raise click.UsageError(f"the solver {name} needs a --time-limit above 0")
    return wanted


def checked_jobs(jobs: int, workers: int) -> int:
    """As many jobs as asked, where each can have its cores for itself."""
    from optimizer.features.bench.machine import cores

    there = len(cores())
    if jobs > 1 and jobs * workers > there:
        unit = "core" if there == 1 else "cores"
        raise click.UsageError(
            f"{jobs} jobs of {workers} workers would disturb each other on {there} {unit}"
        )
    return jobs


def results_path(results: str | None, name: str) -> Path:
    """Where runs are kept: the file that is named, or one beside the user."""
    from optimizer.cli.output import check_output

    path = Path(results or f"bench-{name}.jsonl")
    check_output(path, "", "")
    return path


def run_tasks(tasks: "list[Task]", book: "Appending", jobs: int, workers: int, quiet: bool) -> None:
    """Run what the file does not hold yet; a bar on stderr follows on a terminal.

    Raises KeyboardInterrupt when the user stops; every run that had ended is in the file.
    """
    from optimizer.features.bench.run import Runner

    todo = [task for task in tasks if not book.answered(task.key)]
    if len(todo) < len(tasks):
        say_aside(
            f"{len(tasks) - len(todo)} of {len(tasks)} results are in {book.path} already", quiet
        )
    done_so_far = 0
    with ProgressBar(quiet) as bar:

        def done(record: Any, task: "Task") -> None:
            nonlocal done_so_far
            if record is None:
                say_aside(f"the models of {task.cell.instance} could not be measured", quiet)
            else:
                book.add(record)
            done_so_far += 1
            cell = task.cell
            told = f"{cell.instance} {cell.constraints} {cell.solver}"
            bar.show(done_so_far, len(todo), told)

        try:
            Runner(jobs, workers).run(todo, done)
        except KeyboardInterrupt:
            click.echo(f"\nstopped; the same command goes on with {book.path}", err=True)
            raise


def say_aside(text: str, quiet: bool) -> None:
    """Tell something on stderr."""
    if not quiet:
        click.echo(text, err=True)
