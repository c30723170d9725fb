"""`optimizer swap`: change a solved program as little as can be."""

import json
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
    search_options,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import check_output
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import say, say_data, text_width
from optimizer.errors import Fault, InputError

if TYPE_CHECKING:
    from optimizer.features.swap.answer import Swap
    from optimizer.problem.catalog import Catalog

CODES = {
    "nearest": ExitCode.DONE,
    "near": ExitCode.DONE,
    "infeasible": ExitCode.INFEASIBLE,
    "unknown": ExitCode.UNDECIDED,
}
"""Exit code of every status of a swap or repair."""


@click.command(
    short_help="Change a solved program as little as can be.",
    epilog=example(
        "optimizer swap ana-01.json --out back_squat --output ana-01b.json",
        "optimizer swap ana-01.json --out back_squat --in goblet_squat --lock bench_press",
        "optimizer swap ana-01.json --minutes mon=40 --equipment -cable",
    ),
)
@click.argument("program_file", metavar="PROGRAM")
@click.option("--out", multiple=True, metavar="EXERCISE", help="Takes it out of the program.")
@click.option("--in", "into", multiple=True, metavar="EXERCISE", help="Brings it into the program.")
@click.option("--ban", multiple=True, metavar="EXERCISE", help="Never chooses it, in or not.")
@click.option(
    "--lock", multiple=True, metavar="[DAY:]EXERCISE",
    help="Keeps it where it stands, with its sets; or fixes it to a day, as in mon:push_up=4.",
)  # fmt: skip
@click.option(
    "--minutes", multiple=True, metavar="DAY=MINUTES",
    help="Gives a day other minutes; mon=off takes it off, a new day is added.",
)  # fmt: skip
@click.option(
    "--equipment", multiple=True, metavar="[DAY:]-ITEM",
    help="Takes equipment away, or with + adds it, on all days or one.",
)  # fmt: skip
@click.option("--output", metavar="FILE", help="Also write the new program to this file, as JSON.")
@format_option("table", "json")
@search_options
@catalog_option
@quiet_option
@ascii_option
def swap(
    program_file: str,
    out: tuple[str, ...],
    into: tuple[str, ...],
    ban: tuple[str, ...],
    lock: tuple[str, ...],
    minutes: tuple[str, ...],
    equipment: tuple[str, ...],
    output: str | None,
    form: str,
    time_limit: float,
    workers: int,
    gap: float,
    seed: int,
    overlays: tuple[str, ...],
    quiet: bool,
    ascii_only: bool,
) -> ExitCode:
    """Change the PROGRAM that solve wrote as you wish, and nothing else that can stay.

    The new program keeps every rule and is the nearest to the old one: fewest exercises changed,
    then fewest sets, then the best objective; sessions keep their themes where they can. What you
    wish is written into the scenario of the new program, so it lasts.

    Exits with 3 if no week can do that (and says why), with 4 if the limit came first.
    """
    if output is not None:
        check_output(Path(output), program_file, "is the program itself; give the new one a name")
    from optimizer.cli.catalog_note import made_with_another
    from optimizer.features.swap.wishes import Wishes
    from optimizer.files.block import load_base

    wishes = Wishes(out, into, ban, lock, minutes, equipment)
    if not wishes.told:
        raise click.UsageError(
            "say what to change: --out, --in, --ban, --lock, --minutes or --equipment"
        )
    catalog = opened_catalog(overlays)
    problem, program = load_base(program_file, catalog)
    if program is None:
        fault = Fault(
            "is a scenario, not a program", allowed="what `optimizer solve --output` wrote"
        )
        raise InputError(program_file, [fault])
    for note in made_with_another(program.provenance, catalog):
        click.echo(f"note: {note.text(program_file)}", err=True)

    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second
    from optimizer.features.swap.swap import swap as asked

    options = pipeline.Options(time_limit=time_limit, workers=workers, gap=gap / 100, seed=seed)
    with ProgressLine(quiet) as line:
        answer = asked(program, problem, wishes, options, line)
    return told(answer, output, form, catalog, ascii_only)


def told(
    answer: "Swap", output: str | None, form: str, catalog: "Catalog", ascii_only: bool
) -> ExitCode:
    """Write the new program, if there is one, to its file and the answer to stdout."""
    from optimizer.features.swap.text import swap_text, undecided_text
    from optimizer.files.program import program_json
    from optimizer.files.whole import write_whole
    from optimizer.show.text.conflict import conflict_text

    if output is not None and answer.program.weeks:
        write_whole(program_json(answer.program), Path(output))
    elif output is not None:
        click.echo(f"note: {output} was not written: there is no new week", err=True)
    if form == "json":
        data = answer.model_dump(mode="json")
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    elif answer.nearness is not None:
        say(swap_text(answer, catalog, text_width()), ascii_only)
    elif answer.program.conflict is not None:
        say(conflict_text(answer.program, text_width()), ascii_only)
    else:
        say(undecided_text(answer, text_width()), ascii_only)
    return CODES[answer.status]
