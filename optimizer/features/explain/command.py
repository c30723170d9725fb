"""`optimizer explain`: why no week exists and what would help, or what limits the week."""

from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    example,
    with_printer,
    with_progress,
    with_repairs,
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


@click.command(
    short_help="Say why no week exists and what would help, or what limits the week.",
    epilog=example(
        "optimizer explain ana-01.yaml",
        "optimizer explain ana-01.yaml --format json | jq .conflict.repairs",
    ),
)
@with_printer("table", "json")
@with_search
@with_repairs
@with_progress
@with_scenario
def explain(
    printer: Printer,
    settings: SearchSettings,
    repairs: int,
    progress: ProgressLine,
    problem: "Problem",
) -> ExitCode:
    """Explain the scenario FILE (YAML, JSON or TOML; `-` is stdin).

    Where no week exists: rules and facts that cannot hold together, of which none can be spared,
    and the cheapest repairs, each solved and verified. Where time is what lacks: the least minutes
    and what each group of rules costs. Where a week exists: what limits it, and the code is 0; 4
    where the limit came before an answer.
    """
    from optimizer.features.explain.explain import explanation_of
    from optimizer.features.explain.text import explanation_data, explanation_text
    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second

    with progress:
        program = pipeline.solve(problem, settings, progress, repairs)
    found = explanation_of(program, problem)
    printer.show(
        table=lambda: explanation_text(found, program, text_width()),
        json=lambda: explanation_data(found),
    )
    return code_of(program.status)
