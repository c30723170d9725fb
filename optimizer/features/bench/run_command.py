"""`optimizer bench run`: scenarios x constraint sets x solvers x seeds, and what they say."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import ascii_option, catalog_option, example, format_option, quiet_option
from optimizer.cli.outcome import ExitCode
from optimizer.features.bench.options import (
    checked_jobs,
    chosen_solvers,
    clock_option,
    limit_options,
    results_option,
    results_path,
    run_tasks,
    say_aside,
)
from optimizer.features.bench.report_command import check_plots, draw, say_summary

if TYPE_CHECKING:
    from optimizer.features.bench.record import Record
    from optimizer.features.bench.suite import Suite


@click.command(
    "run",
    short_help="Run a suite and report; the default.",
    epilog=example(
        "optimizer bench run smoke",
        "optimizer bench run scenarios --constraints balanced --constraints minimal",
        "optimizer bench run medium --solver search --solver direct --plots plots",
    ),
)
@click.argument("suite")
@click.option(
    "--constraints", multiple=True, metavar="SET",
    help="Solve under this set, by name or path; may be given several times. Without it every "
    "scenario keeps its own.",
)  # fmt: skip
@limit_options
@results_option
@click.option(
    "--sizes/--no-sizes", default=True, show_default=True,
    help="Measure the models too, before presolve and after, and how fast the command line starts.",
)  # fmt: skip
@click.option("--plots", metavar="DIR", help="Draw a cactus plot and the gap over time into DIR.")
@click.option(
    "--image", type=click.Choice(["svg", "png"]), default="svg", show_default=True,
    help="Kind of plots.",
)  # fmt: skip
@click.option(
    "--write-expected", is_flag=True, help="Store what was proven in the suite's expected.json."
)
@clock_option
@format_option("table", "json", "csv")
@catalog_option
@quiet_option
@ascii_option
def bench_run(
    suite: str,
    constraints: tuple[str, ...],
    solvers: tuple[str, ...],
    seeds: tuple[int, ...],
    time_limit: float,
    workers: int,
    jobs: int,
    results: str | None,
    sizes: bool,
    plots: str | None,
    image: str,
    write_expected: bool,
    clock: str,
    form: str,
    overlays: tuple[str, ...],
    quiet: bool,
    ascii_only: bool,
) -> ExitCode:
    """Run SUITE: the name of one that ships, a folder of scenarios, or a scenario file.

    Every run is a process of its own. Runs that the file of results holds are not done again, so
    an interrupted benchmark goes on where it stopped. Exits with 1 if an answer contradicts a proof, or
    a run failed.
    """
    from optimizer.features.bench.matrix import Limits, loaded, named_variants, tasks
    from optimizer.features.bench.results import Appending
    from optimizer.features.bench.startup import startup, startup_key
    from optimizer.features.bench.suite import load_suite

    chosen = chosen_solvers(solvers, time_limit)
    jobs = checked_jobs(jobs, workers)
    check_plots(plots)
    stored = load_suite(suite)
    if overlays:  # what was proven of the suite was proven with its own catalog
        stored = replace(stored, facts={}, folder=None)
    variants = named_variants(constraints)
    instances = loaded(stored, overlays)
    path = results_path(results, stored.name)
    limits = Limits(time_limit, workers, tuple(dict.fromkeys(seeds)))
    todo = tasks(instances, variants, chosen, limits, sizes)
    with Appending(path) as book:
        run_tasks(todo, book, jobs, workers, quiet)
        if sizes and not book.answered(startup_key()):
            book.add(startup())
        keys = {task.key for task in todo}
        records = [r for r in book.records.values() if r.key in keys or r.record == "startup"]
    say_aside(f"{len(keys)} {'result is' if len(keys) == 1 else 'results are'} in {path}", quiet)
    draw(records, plots, image, quiet)
    say_summary(records, clock, form, ascii_only)
    return _checked(stored, records, write_expected, quiet)


def _checked(
    suite: "Suite", records: "list[Record]", write_expected: bool, quiet: bool
) -> ExitCode:
    """Tell answers that can't all be true; else store what was proven where that is wished."""
    from optimizer.features.bench.expected import EXPECTED, contradictions, facts_text, proven_facts
    from optimizer.features.bench.record import Outcome
    from optimizer.features.bench.results import runs_of
    from optimizer.files.whole import write_whole

    runs = runs_of(records)
    wrong = contradictions(runs, suite.facts)
    for line in wrong:
        click.echo(f"contradiction: {line}", err=True)
    if wrong:
        click.echo("A solver is wrong, or the suite's expected.json is of other rules.", err=True)
        return ExitCode.FAULT
    if write_expected and suite.folder is not None:
        there = {instance.name for instance in suite.instances}
        known = {key: fact for key, fact in suite.facts.items() if key[0] in there}
        facts = known | proven_facts(runs)
        path = Path(suite.folder) / EXPECTED
        write_whole(facts_text(facts), path)
        say_aside(f"{len(facts)} proven answers are in {path}", quiet)
    failed = any(run.outcome is Outcome.FAILED for run in runs)
    return ExitCode.FAULT if failed else ExitCode.DONE
