"""`optimizer bench ablation`: what each rule of a constraint set costs."""

from typing import Literal, cast

import click

from optimizer.cli.options import ascii_option, catalog_option, example, format_option, quiet_option
from optimizer.cli.outcome import ExitCode
from optimizer.cli.terminal import say, say_data, text_width
from optimizer.features.bench.options import (
    checked_jobs,
    chosen_solvers,
    clock_option,
    limit_options,
    results_option,
    results_path,
    run_tasks,
)


@click.command(
    "ablation",
    short_help="Say what each rule of a constraint set costs.",
    epilog=example(
        "optimizer bench ablation small --constraints balanced",
        "optimizer bench ablation ana-01.yaml --rule ratio --rule plane.frontal --put-in",
    ),
)
@click.argument("suite")
@click.option(
    "--constraints", default="balanced", show_default=True, metavar="SET", help="The set, by name."
)
@click.option(
    "--rule", "only", multiple=True, metavar="ID",
    help="Look at this rule or family only; may be given several times.",
)  # fmt: skip
@click.option("--each-rule", is_flag=True, help="Every rule by itself, not families of them.")
@click.option("--put-in", is_flag=True, help="Also put what `minimal` lacks into it.")
@limit_options
@results_option
@clock_option
@format_option("table", "json", "csv")
@catalog_option
@quiet_option
@ascii_option
def bench_ablation(
    suite: str,
    constraints: str,
    only: tuple[str, ...],
    each_rule: bool,
    put_in: bool,
    solvers: tuple[str, ...],
    seeds: tuple[int, ...],
    time_limit: float,
    workers: int,
    jobs: int,
    results: str | None,
    clock: str,
    form: str,
    overlays: tuple[str, ...],
    quiet: bool,
    ascii_only: bool,
) -> ExitCode:
    """Solve SUITE under a constraint set, and again without each of its rules.

    Tells what every rule, or family of rules (`ratio`, `plane`, ...), costs in worth of the week and
    in seconds, and which weeks exist only without it.
    """
    from optimizer.features.bench import ablation as study
    from optimizer.features.bench.data import report_json, rows_csv
    from optimizer.features.bench.matrix import Limits, loaded, policy_of, tasks
    from optimizer.features.bench.results import Appending, runs_of
    from optimizer.features.bench.suite import load_suite
    from optimizer.features.bench.text import ablation_text

    (solver, *others) = chosen_solvers(solvers, time_limit)
    if others:
        raise click.UsageError("an ablation has one solver")
    jobs = checked_jobs(jobs, workers)
    policy, least = policy_of(constraints), policy_of(study.LEAST)
    parts = study.parts(policy, each_rule, only)
    variants = study.without(policy, parts)
    if put_in:
        variants += study.with_each(policy, least, parts)
    stored = load_suite(suite)
    limits = Limits(time_limit, workers, tuple(dict.fromkeys(seeds)))
    todo = tasks(loaded(stored, overlays), variants, (solver,), limits)
    path = results_path(results, f"ablation-{stored.name}")
    with Appending(path) as book:
        run_tasks(todo, book, jobs, workers, quiet)
        keys = {task.key for task in todo}
        runs = [run for run in runs_of(book.records.values()) if run.key in keys]
    how = cast(Literal["wall", "cpu"], clock)
    found = study.ablation(runs, policy, least.name, parts, how)
    if form == "json":
        say_data(report_json(found, runs))
    elif form == "csv":
        say_data(rows_csv(found.rows))
    else:
        say(ablation_text(found, text_width()), ascii_only)
    return ExitCode.DONE
