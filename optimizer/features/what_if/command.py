"""`optimizer what-if`: what a day, minutes, equipment or a looser rule would be worth."""

import json

import click

from optimizer.cli.options import (
    ascii_option,
    catalog_option,
    example,
    format_option,
    opened_catalog,
    quiet_option,
    search_options,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import say, say_data, text_width

ONLY = {
    "days": "day", "minutes": "minutes", "equipment": "equipment", "rules": "rule", "weak": "weak",
}  # fmt: skip
"""What `--only` calls the kinds of changes."""


@click.command(
    name="what-if",
    short_help="Say what a day, minutes, equipment or a looser rule would be worth.",
    epilog=example(
        "optimizer what-if ana-01.yaml",
        "optimizer what-if ana-01.yaml --only equipment --limit 0 --jobs 2",
    ),
)
@click.argument("file")
@click.option(
    "--only", type=click.Choice(list(ONLY)), multiple=True,
    help="Only changes of this kind; may be given several times.",
)  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(0, 1000), default=4, show_default=True, metavar="N",
    help="Solve the N most promising changes of each kind, and bound the others; 0 solves all.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True,
    help="Changes that are solved at the same time.",
)  # fmt: skip
@format_option("table", "json")
@search_options
@catalog_option
@quiet_option
@ascii_option
def what_if(
    file: str,
    only: tuple[str, ...],
    limit: int,
    jobs: int,
    form: str,
    time_limit: float,
    workers: int,
    gap: float,
    seed: int,
    overlays: tuple[str, ...],
    quiet: bool,
    ascii_only: bool,
) -> ExitCode:
    """Ask what changes of the scenario FILE would be worth (`-` is stdin).

    One more day, 5 to 15 minutes on each day, each piece of equipment that the client lacks, each
    rule at its bound one step looser, each weak area: every change is solved like a file of its own,
    within the time limit of one solve. Gains are exact where both weeks are proven best, else ranges.

    Exits with 3 where no week exists (`optimizer explain` tells why), with 4 where none was found.
    """
    from optimizer.files.scenario import load_problem

    catalog = opened_catalog(overlays)
    problem = load_problem(file, catalog)

    from optimizer.answer.progress import Progress
    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second
    from optimizer.features.what_if.answer import KINDS
    from optimizer.features.what_if.text import what_if_data, what_if_text
    from optimizer.features.what_if.what_if import Asked, without_week
    from optimizer.features.what_if.what_if import what_if as answer_of

    kinds = tuple(kind for kind in KINDS if not only or kind in {ONLY[name] for name in only})
    options = pipeline.Options(time_limit, workers, gap / 100, seed, repairs=0)
    with ProgressLine(quiet) as line:

        def tell(phase: str, done: int, steps: int) -> None:
            line(Progress(f"{phase} {done + 1} of {steps}", None, None, None, 0.0))

        answer, base = answer_of(problem, options, Asked(kinds, limit, jobs), tell)
    if form == "json":
        data = what_if_data(answer or without_week(base))
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    if answer is None:
        return _no_week(base.status, file)
    if form == "table":
        say(what_if_text(answer, catalog, text_width()), ascii_only)
    return ExitCode.DONE


def _no_week(status: str, file: str) -> ExitCode:
    """Without a week there is nothing to compare with."""
    if status == "infeasible":
        click.echo(f"no week satisfies {file}; `optimizer explain {file}` tells why", err=True)
        return ExitCode.INFEASIBLE
    click.echo(f"no week was found for {file} within the limit; try a longer one", err=True)
    return ExitCode.UNDECIDED
