"""`optimizer what-if`: what a day, minutes, equipment or a looser rule would be worth."""

from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    example,
    with_printer,
    with_progress,
    with_scenario,
    with_search,
)
from optimizer.cli.outcome import ExitCode, code_of
from optimizer.cli.output import Printer
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import text_width
from optimizer.problem.settings import SearchSettings

if TYPE_CHECKING:
    from optimizer.problem.problem import Problem

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
@with_printer("table", "json")
@with_search
@with_progress
@with_scenario
def what_if(
    only: tuple[str, ...],
    limit: int,
    jobs: int,
    printer: Printer,
    settings: SearchSettings,
    progress: ProgressLine,
    problem: "Problem",
) -> ExitCode:
    """Ask what changes of the scenario FILE would be worth (`-` is stdin).

    One more day, 5 to 15 minutes on each day, each piece of equipment that the client lacks, each
    rule at its bound one step looser, each weak area: every change is solved like a file of its own,
    within the time limit of one solve. Gains are exact where both weeks are proven best, else ranges.

    Exits with 3 where no week exists (`optimizer explain` tells why), with 4 where none was found.
    """
    from optimizer.answer.progress import Progress
    from optimizer.features.what_if.answer import KINDS
    from optimizer.features.what_if.text import what_if_data, what_if_text
    from optimizer.features.what_if.what_if import Changes
    from optimizer.features.what_if.what_if import what_if as answer_of

    kinds = tuple(kind for kind in KINDS if not only or kind in {ONLY[name] for name in only})
    with progress:

        def tell(phase: str, done: int, steps: int) -> None:
            progress(Progress(f"{phase} {done + 1} of {steps}", None, None, None, 0.0))

        changes = Changes(kinds, limit, jobs)
        answer = answer_of(problem, settings, changes, tell)
    if answer.objective is not None:
        printer.show(
            table=lambda: what_if_text(answer, problem.catalog, text_width()),
            json=lambda: what_if_data(answer),
        )
        return ExitCode.DONE
    if printer.form == "json":
        printer.show(json=lambda: what_if_data(answer))
    _say_no_week(answer.status, click.get_current_context().params["file"])
    return code_of(answer.status)


def _say_no_week(status: str, file: str) -> None:
    """Without a week there is nothing to compare with."""
    if status == "infeasible":
        click.echo(f"no week satisfies {file}; `optimizer explain {file}` tells why", err=True)
    else:
        click.echo(f"no week was found for {file} within the limit; try a longer one", err=True)
