"""`optimizer solve`: a scenario in, the best week and its proof out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    ascii_option,
    catalog_option,
    example,
    format_option,
    opened_catalog,
    quiet_option,
    repairs_option,
    search_options,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import check_output
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import say, say_data, text_width

if TYPE_CHECKING:
    from optimizer.domain.program import Program
    from optimizer.problem.problem import Problem

STDOUT = "-"
CODES = {
    "optimal": ExitCode.DONE,
    "feasible": ExitCode.DONE,
    "infeasible": ExitCode.INFEASIBLE,
    "unknown": ExitCode.UNDECIDED,
}
"""Exit code of every status of a program."""


@click.command(
    short_help="Find the best week for a scenario, with its proof.",
    epilog=example(
        "optimizer solve ana-01.yaml --output ana-01.json",
        "optimizer solve ana-01.yaml --format json | jq .status",
    ),
)
@click.argument("file")
@click.option("--output", metavar="FILE", help="Also write the program to this file, as JSON.")
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
@format_option("table", "json")
@search_options
@repairs_option
@catalog_option
@quiet_option
@ascii_option
def solve(
    file: str,
    output: str | None,
    substitutes: bool,
    details: bool,
    plain: bool,
    form: str,
    time_limit: float,
    workers: int,
    gap: float,
    seed: int,
    no_repairs: bool,
    overlays: tuple[str, ...],
    quiet: bool,
    ascii_only: bool,
) -> ExitCode:
    """Find the best week for the scenario FILE (YAML, JSON or TOML; `-` is stdin).

    The week is checked by an independent verifier before it is shown. Exits with 3 if the
    scenario is proven impossible (and says why), with 4 if the limit came first.
    """
    if output == STDOUT:
        output, form = None, "json"
    if output is not None:
        check_output(Path(output), file, "is the scenario itself; give the program another name")
    from optimizer.files.program import program_json
    from optimizer.files.scenario import load_problem
    from optimizer.files.whole import write_whole

    catalog = opened_catalog(overlays)
    problem = load_problem(file, catalog)

    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second

    repairs = 0 if no_repairs else pipeline.REPAIRS
    options = pipeline.Options(time_limit, workers, gap / 100, seed, repairs)
    with ProgressLine(quiet) as line:
        program = pipeline.solve(problem, options, line)
        if substitutes:
            from optimizer.features.substitutes.substitutes import with_substitutes

            program = with_substitutes(program, problem)
    if output is not None:
        write_whole(program_json(program), Path(output))
    if form == "json":
        say_data(program_json(program))
    else:
        say(answer_text(program, problem, ascii_only, details, plain), ascii_only)
    return CODES[program.status]


def answer_text(
    program: "Program",
    problem: "Problem",
    ascii_only: bool,
    details: bool = False,
    plain: bool = False,
) -> str:
    """Write the week with its proof, or why there is none."""
    from optimizer.domain.program import Status
    from optimizer.show.text.conflict import conflict_text
    from optimizer.show.text.program import program_text

    if program.status is Status.INFEASIBLE:
        return conflict_text(program, text_width())
    return program_text(
        program, problem.catalog, problem.rules, text_width(), ascii_only, details, plain
    )
