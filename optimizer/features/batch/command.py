"""`optimizer batch`: a roster in, a program for every client out; stopped at any time, it goes on."""

import signal
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import click

from optimizer.cli.options import (
    Finite,
    ascii_option,
    catalog_option,
    example,
    gap_option,
    opened_catalog,
    quiet_option,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.progress import ProgressBar
from optimizer.cli.terminal import coloured, say, text_width
from optimizer.features.batch.files import EXPORTS, check_libraries, write_files
from optimizer.features.batch.report_command import report
from optimizer.features.batch.setting import (
    MEMORY_MB,
    cores,
    defaults_option,
    hang_seconds,
    notes,
    setting_of,
)

if TYPE_CHECKING:
    from optimizer.features.batch.plan import BatchPlan
    from optimizer.features.batch.store import Store
    from optimizer.features.batch.task import Executor

LEAST_MB = 512
"""With less a worker can't even load the solver, and every client fails."""
FORMATS = ("json", "jsonl", *EXPORTS)
"""Program files alone, with all of them as lines, or with an export for each client."""
REFRESH_SECONDS = 60.0
"""So often the page of a running batch is written again, when a client is done."""
REFRESH_SHARE = 0.02
"""At most this share of a batch's time goes into its page, however long the roster is."""


class WithReport(click.Command):
    """A command that has commands of its own beside what it does by itself."""

    commands: ClassVar = {"report": report}

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Make the context of the command that the first argument names, else of this one."""
        if args and args[0] in self.commands:
            command = self.commands[args[0]]
            return command.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the other commands before the example."""
        with formatter.section("Commands"):
            formatter.write_dl([(n, c.short_help or "") for n, c in self.commands.items()])
        super().format_epilog(ctx, formatter)


@click.command(
    cls=WithReport,
    short_help="Make a program for every client of a roster.",
    epilog=example(
        "optimizer batch clients.csv --defaults gym.yaml --out week47 --export html",
        "optimizer batch report week47",
    ),
)
@click.argument("roster")
@click.option("--out", required=True, metavar="DIR", help="Folder of the batch; made if need be.")
@defaults_option
@click.option("--skip-bad", is_flag=True, help="Solve the good rows and list the others.")
@click.option(
    "--retry", is_flag=True,
    help="Of clients solved before, with whatever limits, solve only undecided and failed ones.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="json", show_default=True,
    help="Beside the program files: one file with a program a line, or a file more for each client.",
)  # fmt: skip
@click.option(
    "--export", "exports", type=click.Choice(EXPORTS), multiple=True,
    help="A file more for each client, such as the report as a page (html); may be given several "
    "times. The page of the roster links them.",
)  # fmt: skip
@click.option(
    "--workers", "--jobs", "workers", type=click.IntRange(1, 1024), metavar="N",
    help="Clients to solve at a time, one thread each.  [default: one a core]",
)  # fmt: skip
@click.option(
    "--time-limit", type=Finite(0, 86_400), default=0, show_default=True, metavar="SECONDS",
    help="Stop each client after so many seconds and keep the best; 0 is the reproducible limit.",
)  # fmt: skip
@gap_option
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True,
    help="Same roster, version and seed: same weeks, whatever the workers.",
)  # fmt: skip
@click.option(
    "--hang-limit", type=Finite(1, 604_800), metavar="SECONDS",
    help="Give a client up who takes longer.  [default: 1800, or ten time limits]",
)  # fmt: skip
@click.option(
    "--memory-limit", type=click.IntRange(LEAST_MB, 1_000_000), default=MEMORY_MB, show_default=True,
    metavar="MB", help="Most memory of a worker.",
)  # fmt: skip
@click.option(
    "--no-repairs", is_flag=True, help="Don't look for what would help clients who have no week."
)
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True,
    help="Where to solve: on this machine, or on a Dask cluster.",
)  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS", help="Dask scheduler, such as tcp://10.0.0.5:8786.")
@catalog_option
@quiet_option
@ascii_option
def batch(
    roster: str,
    out: str,
    defaults: str | None,
    skip_bad: bool,
    retry: bool,
    form: str,
    exports: tuple[str, ...],
    workers: int | None,
    time_limit: float,
    gap: float,
    seed: int,
    hang_limit: float | None,
    memory_limit: int,
    no_repairs: bool,
    engine: str,
    scheduler: str | None,
    overlays: tuple[str, ...],
    quiet: bool,
    ascii_only: bool,
) -> ExitCode:
    """Make a program for every client of ROSTER: a table, YAML, JSON Lines, or a folder of scenarios.

    Finished clients are kept whatever happens; the same command goes on where it stopped, and
    solves again only those whose inputs changed. index.html in DIR shows how every client stands,
    also while the batch is at work. Exits with 5 if a client has no program.
    """
    if (engine == "dask") != (scheduler is not None):
        raise click.UsageError("--engine dask and --scheduler ADDRESS go together")
    from optimizer.features.batch import folder as folders
    from optimizer.features.batch.plan import planned
    from optimizer.features.batch.task import Search
    from optimizer.files.roster.checked import read_roster

    wanted = tuple(dict.fromkeys((*exports, form)))
    check_libraries(wanted)
    catalog = opened_catalog(overlays)
    search = Search(time_limit, gap / 100, seed, not no_repairs)
    setting = setting_of(search, catalog, overlays)
    tell = notes(quiet)
    folders.check_free(Path(out))
    plan = planned(read_roster(roster, catalog, defaults, tell), setting, roster, skip_bad)
    for fault in plan.faults:
        click.echo(coloured("bad row: ", "yellow") + fault.text(roster), err=True)
    hang = hang_limit or hang_seconds(time_limit)
    executor = _executor(scheduler, workers, hang, memory_limit)
    with closing(executor), folders.opened(Path(out), tell) as store:
        interrupted = _solved(store, Path(out), plan, executor, ProgressBar(quiet), retry)
        write_files(store, Path(out), wanted, catalog)
        return _told(store, Path(out), interrupted, ascii_only)


def _executor(
    scheduler: str | None, workers: int | None, hang: float, memory_mb: int
) -> "Executor":
    from optimizer.features.batch.worker import solve_task

    if scheduler is not None:
        from optimizer.features.batch.dask import Cluster

        return Cluster(solve_task, scheduler, hang)
    from optimizer.features.batch.pool import Pool

    return Pool(solve_task, workers or cores(), hang, memory_mb)


def _solved(
    store: "Store",
    folder: Path,
    plan: "BatchPlan",
    executor: "Executor",
    bar: ProgressBar,
    retry: bool,
) -> bool:
    """Run the batch; whether it was interrupted. Being asked to end is an interrupt like Ctrl-C."""
    from optimizer.features.batch.index import write_index
    from optimizer.features.batch.progress import ended_words
    from optimizer.features.batch.run import BatchProgress, run

    due = 0.0

    def follow(progress: BatchProgress) -> None:
        nonlocal due
        bar.show(progress.done, progress.summary.clients, ended_words(progress.summary))
        begun = time.monotonic()
        if begun >= due:
            write_index(store, folder)
            took = time.monotonic() - begun
            due = begun + max(REFRESH_SECONDS, took / REFRESH_SHARE)

    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with bar:
            run(store, folder, plan, executor, follow, retry)
    except KeyboardInterrupt:
        return True
    finally:
        signal.signal(signal.SIGTERM, before)
    return False


def _told(store: "Store", folder: Path, interrupted: bool, ascii_only: bool) -> ExitCode:
    """Show what came of a batch; an interrupted one shows what it has."""
    from optimizer.features.batch.answer import summary_of
    from optimizer.features.batch.folder import INDEX
    from optimizer.features.batch.results import results
    from optimizer.features.batch.text import results_text

    rows = list(results(store))
    say(results_text(rows, text_width()), ascii_only)
    say(f"as a page: {folder / INDEX}", ascii_only)
    if interrupted:
        click.echo("interrupted; the same command goes on where this one stopped", err=True)
        return ExitCode.INTERRUPTED
    if not summary_of(row.status for row in rows).without_program:
        return ExitCode.DONE
    say(f"who needs what: optimizer batch report {folder}", ascii_only)
    return ExitCode.BROKEN_RULE
