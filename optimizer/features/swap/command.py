"""`optimizer swap`: change a solved program as little as can be."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    example,
    with_catalog,
    with_output,
    with_printer,
    with_progress,
    with_search,
)
from optimizer.cli.outcome import ExitCode, code_of
from optimizer.cli.output import Printer, note, write_to
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import text_width
from optimizer.errors import Fault, InputError
from optimizer.problem.settings import SearchSettings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from optimizer.features.swap.answer import Swap
    from optimizer.problem.catalog import Catalog


@click.command(
    short_help="Change a solved program as little as can be.",
    epilog=example(
        "optimizer swap ana-01.json --out back_squat --output ana-01b.json",
        "optimizer swap ana-01.json --out back_squat --in goblet_squat --lock bench_press",
        "optimizer swap ana-01.json --minutes mon=40 --equipment -cable",
    ),
)
@click.argument("file", metavar="PROGRAM")
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
@with_output(
    "Also write the new program to this file, as JSON.",
    same="is the program itself; give the new one a name",
)
@with_printer("table", "json")
@with_search
@with_progress
@with_catalog
def swap(
    file: str,
    out: tuple[str, ...],
    into: tuple[str, ...],
    ban: tuple[str, ...],
    lock: tuple[str, ...],
    minutes: tuple[str, ...],
    equipment: tuple[str, ...],
    output: Path | None,
    printer: Printer,
    settings: SearchSettings,
    progress: ProgressLine,
    catalog: "Catalog",
) -> ExitCode:
    """Change the PROGRAM that solve wrote as you wish, and nothing else that can stay.

    The new program keeps every rule and is the nearest to the old one: fewest exercises changed,
    then fewest sets, then the best objective; sessions keep their themes where they can. What you
    wish is written into the scenario of the new program, so it lasts.

    Exits with 3 if no week can do that (and says why), with 4 if the limit came first.
    """
    from optimizer.cli.catalog_note import note_other_catalog
    from optimizer.features.swap.wishes import Wishes
    from optimizer.files.block import PlanDocument, load_base

    wishes = Wishes(out, into, ban, lock, minutes, equipment)
    if not wishes.told:
        raise click.UsageError(
            "say what to change: --out, --in, --ban, --lock, --minutes or --equipment"
        )
    problem, program = load_base(file, catalog)
    if program is None:
        fault = Fault(
            "is a scenario, not a program", allowed="what `optimizer solve --output` wrote"
        )
        raise InputError(file, [fault])
    note_other_catalog(program.provenance, catalog, file)

    from optimizer.features.swap.swap import swap as asked  # loads the solver, which takes a second

    with progress:
        answer = asked(PlanDocument(program, problem), wishes, settings, progress)
    return told(answer, output, printer, catalog)


def told(answer: "Swap", output: Path | None, printer: Printer, catalog: "Catalog") -> ExitCode:
    """Write the new program, if there is one, to its file and the answer to stdout."""
    from optimizer.features.swap.text import swap_text, undecided_text
    from optimizer.files.program import program_json
    from optimizer.show.text.conflict import conflict_text

    if output is not None and answer.program.weeks:
        write_to(output, program_json(answer.program))
    elif output is not None:
        note(f"{output} was not written: there is no new week")

    def text() -> "RenderableType":
        if answer.nearness is not None:
            return swap_text(answer, catalog, text_width())
        if answer.program.conflict is not None:
            return conflict_text(answer.program, text_width())
        return undecided_text(answer, text_width())

    printer.show(table=text, json=lambda: answer)
    return code_of(answer.status)
