"""`optimizer export`: the exact model of a scenario, for other solvers."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_output, with_scenario
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import note, write_to
from optimizer.features.export.formats import FORMATS

if TYPE_CHECKING:
    from optimizer.features.export.question import Question
    from optimizer.problem.problem import Problem

TARGETS = "\b\nFormats:\n" + "\n".join(f"  {n:6} {f.summary}" for n, f in FORMATS.items())
EXAMPLES = example(
    "optimizer export ana-01.yaml --to mps --output ana-01.mps && highs ana-01.mps",
    "optimizer export ana-01.yaml --to lp --layer totals",
)


@click.command(
    short_help="Write the exact model for other solvers.", epilog=f"{TARGETS}\n\n{EXAMPLES}"
)
@click.option(
    "--to", "target", type=click.Choice(list(FORMATS)), required=True, help="Format of the model."
)
@click.option(
    "--layer",
    type=click.Choice(["days", "totals"]),
    default="days",
    show_default=True,
    help="The whole model with days, or the weekly totals that bound it.",
)
@click.option(
    "--framework",
    metavar="NAME",
    help="Framework of the week, where the scenario leaves it open.  [default: the first tried]",
)
@click.option(
    "--pairs",
    type=click.Choice(["full", "slots"]),
    default="full",
    show_default=True,
    help="Pairs wherever the rules allow them, or only where the framework asks for them.",
)
@with_output(
    "Write to this file instead of stdout.",
    same="is the scenario itself; give the model another name",
)
@with_scenario
def export(
    target: str,
    layer: str,
    framework: str | None,
    pairs: str,
    output: Path | None,
    problem: "Problem",
) -> ExitCode:
    """Write the exact model of the scenario FILE (`-` is stdin): integers, linear rows, one objective.

    Every rule is in it, under readable names. `--layer days` is the whole model: its optimum is that
    of the best program. `--layer totals` leaves the days out: its optimum is an upper bound.

    `solve` asks several such models, and the best answer counts: each framework that a scenario with
    `framework: auto` may have, and for `pairs: auto` first `--pairs slots`, and `full` where that
    gives no week. A file holds one of them; stderr tells which, and which others there are.
    """
    from optimizer.features.export.export import asked_of, model_text

    asked = asked_of(problem, layer, framework, pairs)
    write_to(output, model_text(asked, target))
    for told in _notes(asked):
        note(told)
    return ExitCode.DONE


def _notes(asked: "Question") -> list[str]:
    """What a reader must know who wants the answer of `solve`."""
    notes = []
    others = [name for name in asked.other_frameworks if name != "none"]
    if others:
        notes.append(f"this is framework {asked.framework}; there are also {', '.join(others)}")
    if "none" in asked.other_frameworks:
        notes.append("`solve` does without a framework where none gives a week: --framework none")
    if asked.other_pairing and asked.pairing == "full":
        notes.append(
            "pairs stand wherever the rules allow them, which may be worth more than the program of "
            "`solve`: that takes them only where straight sets do not fit (--pairs slots)"
        )
    return notes
