"""`optimizer solve`: a scenario in, the best week and its proof out."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import Finite, ascii_option, example, format_option
from optimizer.cli.outcome import ExitCode
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import say, say_data, text_width
from optimizer.errors import Fault, InputError

if TYPE_CHECKING:
    from optimizer.domain.catalog import Catalog
    from optimizer.domain.program import Program
    from optimizer.files.scenario import Request

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
@format_option("table", "json")
@click.option(
    "--time-limit", type=Finite(0, 86_400), default=0, show_default=True, metavar="SECONDS",
    help="Stop after so many seconds and keep the best; 0 is the reproducible limit.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True,
    help="Threads to search with; with more than one, equal weeks may differ between runs.",
)  # fmt: skip
@click.option(
    "--gap", type=Finite(0, 100), default=0, show_default=True, metavar="PERCENT",
    help="Stop when the week is proven to be so close to the best.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True,
    help="Same file, version and seed: same week.",
)  # fmt: skip
@click.option("--quiet", is_flag=True, help="No progress on stderr.")
@ascii_option
def solve(
    file: str,
    output: str | None,
    form: str,
    time_limit: float,
    workers: int,
    gap: float,
    seed: int,
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
        _check_output(Path(output), file)
    from optimizer.files.catalog import load_catalog
    from optimizer.files.program import program_json, write_whole
    from optimizer.files.scenario import load_request

    catalog = load_catalog()
    request = load_request(file, catalog)

    from optimizer import pipeline  # loads the solver, which takes a second

    options = pipeline.Options(time_limit=time_limit, workers=workers, gap=gap / 100, seed=seed)
    with ProgressLine(quiet) as line:
        program = pipeline.solve(request, catalog, options, line)
    if output is not None:
        write_whole(program_json(program), Path(output))
    if form == "json":
        say_data(program_json(program))
    else:
        say(_text(program, request, catalog, ascii_only), ascii_only)
    return CODES[program.status]


def _check_output(path: Path, scenario: str) -> None:
    """Refuse, before any solving, a place that can't be written or holds the scenario."""
    fault = None
    if not path.parent.is_dir():
        fault = f"cannot be written: there is no folder {path.parent}"
    elif path.is_dir():
        fault = "cannot be written: it is a directory"
    elif not os.access(path.parent, os.W_OK):
        fault = f"cannot be written: the folder {path.parent} is read-only"
    elif path.exists() and Path(scenario).exists() and path.samefile(scenario):
        fault = "is the scenario itself; give the program another name"
    if fault is not None:
        raise InputError(str(path), [Fault(fault)])


def _text(program: "Program", request: "Request", catalog: "Catalog", ascii_only: bool) -> str:
    from optimizer.domain.program import Status
    from optimizer.reporting.conflict import conflict_text
    from optimizer.reporting.program import program_text

    if program.status is Status.INFEASIBLE:
        return conflict_text(program, text_width())
    return program_text(program, catalog, request.rules, text_width(), ascii_only)
