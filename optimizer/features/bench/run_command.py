"""`optimizer bench run` and `bench ablation`: what is solved, and what it says."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer
from optimizer.cli.terminal import text_width
from optimizer.features.bench.options import (
    Benchmark,
    Plots,
    clock_option,
    with_benchmark,
    with_plots,
)
from optimizer.features.bench.report_command import print_summary

if TYPE_CHECKING:
    from optimizer.features.bench.clock import Clock
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
@with_benchmark
@click.option(
    "--sizes/--no-sizes", default=True, show_default=True,
    help="Measure the models too, before presolve and after, and how fast the command line starts.",
)  # fmt: skip
@with_plots
@click.option(
    "--write-expected", is_flag=True, help="Store what was proven in the suite's expected.json."
)
@clock_option
@with_printer("table", "json", "csv")
def bench_run(
    suite: str,
    constraints: tuple[str, ...],
    benchmark: Benchmark,
    sizes: bool,
    plots: Plots,
    write_expected: bool,
    clock: "Clock",
    printer: Printer,
) -> ExitCode:
    """Run SUITE: the name of one that ships, a folder of scenarios, or a scenario file.

    Every run is a process of its own. Runs that the file of results holds are not done again, so
    an interrupted benchmark goes on where it stopped. Exits with 1 if an answer contradicts a proof, or
    a run failed.
    """
    from optimizer.features.bench.matrix import named_variants
    from optimizer.features.bench.suite import load_suite
    from optimizer.show.text.layout import many

    stored = load_suite(suite)
    if benchmark.overlays:  # what was proven of the suite was proven with its own catalog
        stored = replace(stored, facts={}, folder=None)
    records = benchmark.records(stored, named_variants(constraints), stored.name, sizes)
    count = sum(record.record != "startup" for record in records)
    benchmark.say(f"{many(count, 'result')} {'is' if count == 1 else 'are'} in {benchmark.results}")
    plots.draw(records, benchmark.quiet)
    print_summary(records, clock, printer)
    return _checked(stored, records, write_expected, benchmark)


def _checked(
    suite: "Suite", records: "list[Record]", write_expected: bool, benchmark: Benchmark
) -> ExitCode:
    """Tell answers that can't all be true; else store what was proven where that is wished."""
    from optimizer.features.bench.expected import EXPECTED, contradictions, facts_text, proven_facts
    from optimizer.features.bench.record import RunOutcome
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
        path = suite.folder / EXPECTED
        write_whole(facts_text(facts), path)
        benchmark.say(f"{len(facts)} proven answers are in {path}")
    failed = any(run.outcome is RunOutcome.FAILED for run in runs)
    return ExitCode.FAULT if failed else ExitCode.DONE


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
@with_benchmark
@clock_option
@with_printer("table", "json", "csv")
def bench_ablation(
    suite: str,
    constraints: str,
    only: tuple[str, ...],
    each_rule: bool,
    put_in: bool,
    benchmark: Benchmark,
    clock: "Clock",
    printer: Printer,
) -> ExitCode:
    """Solve SUITE under a constraint set, and again without each of its rules.

    Tells what every rule, or family of rules (`ratio`, `plane`, ...), costs in worth of the week and
    in seconds, and which weeks exist only without it.
    """
    from optimizer.features.bench import ablation as study
    from optimizer.features.bench.data import report_json, rows_csv
    from optimizer.features.bench.matrix import policy_of
    from optimizer.features.bench.results import runs_of
    from optimizer.features.bench.suite import load_suite
    from optimizer.features.bench.text import ablation_text

    if len(benchmark.solvers) > 1:
        raise click.UsageError("an ablation has one solver")
    policy, least = policy_of(constraints), policy_of(study.LEAST)
    parts = study.parts(policy, each_rule, only)
    variants = study.without(policy, parts)
    if put_in:
        variants += study.with_each(policy, least, parts)
    stored = load_suite(suite)
    runs = runs_of(benchmark.records(stored, variants, f"ablation-{stored.name}"))
    found = study.ablation(runs, policy, least.name, parts, clock)
    printer.show(
        table=lambda: ablation_text(found, text_width()),
        json=lambda: report_json(found, runs),
        csv=lambda: rows_csv(found.rows),
    )
    return ExitCode.DONE
