"""`optimizer explain`: why no week exists and what would help, or what limits the week."""

import json

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
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import say, say_data, text_width


@click.command(
    short_help="Say why no week exists and what would help, or what limits the week.",
    epilog=example(
        "optimizer explain ana-01.yaml",
        "optimizer explain ana-01.yaml --format json | jq .conflict.repairs",
    ),
)
@click.argument("file")
@format_option("table", "json")
@search_options
@repairs_option
@catalog_option
@quiet_option
@ascii_option
def explain(
    file: str,
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
    """Explain the scenario FILE (YAML, JSON or TOML; `-` is stdin).

    Where no week exists: rules and facts that cannot hold together, of which none can be spared,
    and the cheapest repairs, each solved and verified. Where time is what lacks: the least minutes
    and what each group of rules costs. Where a week exists: what limits it, and the code is 0; 4
    where the limit came before an answer.
    """
    from optimizer.files.scenario import load_problem

    catalog = opened_catalog(overlays)
    problem = load_problem(file, catalog)

    from optimizer.features.explain.explain import explanation_of
    from optimizer.features.explain.text import explanation_data, explanation_text
    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second

    repairs = 0 if no_repairs else pipeline.REPAIRS
    options = pipeline.Options(time_limit, workers, gap / 100, seed, repairs)
    with ProgressLine(quiet) as line:
        program = pipeline.solve(problem, options, line)
    found = explanation_of(program, problem)
    if form == "json":
        say_data(json.dumps(explanation_data(found), indent=2, ensure_ascii=False) + "\n")
    else:
        say(explanation_text(found, program, text_width()), ascii_only)
    codes = {"infeasible": ExitCode.INFEASIBLE, "unknown": ExitCode.UNDECIDED}
    return codes.get(program.status, ExitCode.DONE)
