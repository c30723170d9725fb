"""`optimizer solve`: a scenario in, the best week and its proof out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    example,
    with_output,
    with_printer,
    with_progress,
    with_repairs,
    with_scenario,
    with_search,
)
from optimizer.cli.outcome import ExitCode, code_of
from optimizer.cli.output import Printer, write_to
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import text_width
from optimizer.problem.settings import SearchSettings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from optimizer.domain.program import Program
    from optimizer.problem.problem import Problem


@click.command(
    short_help="Find the best week for a scenario, with its proof.",
    epilog=example(
        "optimizer solve ana-01.yaml --output ana-01.json",
        "optimizer solve ana-01.yaml --format json | jq .status",
    ),
)
@with_output(
    "Also write the program to this file, as JSON.",
    same="is the scenario itself; give the program another name",
)
@click.option(
    "--substitutes", is_flag=True,
    help="Also tell what may take the place of each exercise for a day; takes some seconds.",
)  # fmt: skip
@click.option(
    "--details",
    is_flag=True,
    help="Also exact numbers with all bounds, each session's warm-up and notes, and what the week is worth.",
)
@click.option(
    "--plain", is_flag=True, help="Words only: no bars, columns or signs; for a screen reader."
)
@with_printer("table", "json")
@with_search
@with_repairs
@with_progress
@with_scenario
def solve(
    output: Path | None,
    substitutes: bool,
    details: bool,
    plain: bool,
    printer: Printer,
    settings: SearchSettings,
    repairs: int,
    progress: ProgressLine,
    problem: "Problem",
) -> ExitCode:
    """Find the best week for the scenario FILE (YAML, JSON or TOML; `-` is stdin).

    The week is checked by an independent verifier before it is shown. Exits with 3 if the
    scenario is proven impossible (and says why), with 4 if the limit came first.
    """
    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second
    from optimizer.files.program import program_json

    with progress:
        program = pipeline.solve(problem, settings, progress, repairs)
        if substitutes:
            from optimizer.features.substitutes.substitutes import with_substitutes

            program = with_substitutes(program, problem)
    if output is not None:
        write_to(output, program_json(program))
    printer.show(
        table=lambda: answer_text(program, problem, details, plain),
        json=lambda: program_json(program),
    )
    return code_of(program.status)


def answer_text(
    program: "Program",
    problem: "Problem",
    details: bool = False,
    plain: bool = False,
) -> "RenderableType":
    """Write the week with its proof, or why there is none."""
    from optimizer.domain.program import Status
    from optimizer.show.text.conflict import conflict_text
    from optimizer.show.text.program import program_text

    if program.status is Status.INFEASIBLE:
        return conflict_text(program, text_width())
    return program_text(program, problem.catalog, problem.rules, text_width(), details, plain)
