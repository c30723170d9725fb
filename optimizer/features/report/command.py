"""`optimizer report`: a program or block as a page to read, to hand over and to print."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from optimizer.cli.options import STDOUT, example, with_catalog
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import check_output, note, write_to
from optimizer.errors import Fault, InputError

if TYPE_CHECKING:
    from optimizer.domain.block import TrainingBlock
    from optimizer.domain.program import Program
    from optimizer.problem.catalog import Catalog

SAME = "is the program itself; give the report another name"
PAPER: Literal["a4"] = "a4"
"""What a PDF is printed on where nothing is asked for."""


class Numbers(click.ParamType):  # type: ignore[type-arg]
    """Numbers of weeks: `3`, `3,5` or `3-6`."""

    name = "weeks"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Read the numbers, or raise a usage fault."""
        if isinstance(value, tuple):
            return value
        found: list[int] = []
        for part in str(value).split(","):
            first, dash, last = part.strip().partition("-")
            last = last if dash else first
            if not (first.isdecimal() and last.isdecimal() and len(first + last) < 6):
                self.fail(
                    f"{part.strip()!r} is no week; allowed: numbers such as 3 or 3-6", param, ctx
                )
            found += range(int(first), int(last) + 1)
        return tuple(found)


@click.command(
    short_help="Make a page of a program to read and to print.",
    epilog=example(
        "optimizer report ana-01.json --output ana-01.html",
        "optimizer report ana-01.json --pdf ana-01.pdf --audience client --paper letter",
    ),
)
@click.argument("program_file", metavar="PROGRAM")
@click.option("--output", metavar="FILE", help="Write the page to this file instead of stdout.")
@click.option("--pdf", metavar="FILE", help="Print it to this PDF; needs Chromium or Chrome.")
@click.option(
    "--audience", type=click.Choice(["coach", "client"]), default="coach", show_default=True,
    help="The client's page holds the sessions and the balance, the coach's also why and the proof.",
)  # fmt: skip
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]),
    help="Size of printed pages.  [default: the printer's; a PDF is a4]",
)  # fmt: skip
@click.option(
    "--week", "weeks", type=Numbers(), default=(), metavar="N",
    help="Weeks of a block whose sessions are printed, such as 3 or 3-4.  [default: the first]",
)  # fmt: skip
@with_catalog
def report(
    program_file: str,
    output: str | None,
    pdf: str | None,
    audience: Literal["coach", "client"],
    paper: Literal["a4", "letter"] | None,
    weeks: tuple[int, ...],
    catalog: "Catalog",
) -> ExitCode:
    """Make one self-contained page of the PROGRAM or block file (`-` is stdin).

    It works offline, on a phone and on paper: a page for each training day, with room to log load and
    repetitions. Everything on it is checked again by the verifier; a plan that breaks its rules says so.
    """
    places = [Path(place) for place in (output, pdf) if place not in (None, STDOUT)]
    _check_places(places, program_file, pdf)
    program = None if pdf is None else _browser()
    from optimizer.cli.catalog_note import loaded
    from optimizer.features.report.page import report_page
    from optimizer.features.report.subject import subject_of

    document, problem = loaded(program_file, catalog)
    _check_weeks(weeks, document)
    subject = subject_of(document, problem)

    def page(size: Literal["a4", "letter"] | None) -> str:
        return report_page(subject, audience=audience, paper=size, weeks=weeks)

    html = page(paper) if output is not None or pdf is None else ""
    if pdf is not None and program is not None:
        write_to(Path(pdf), _printed(page(paper or PAPER), program))
    if html:
        write_to(None if output in (None, STDOUT) else Path(str(output)), html)
    if subject.violations:
        note(f"{program_file}: the plan does not hold; the page says why")
    return ExitCode.DONE


def _check_places(places: list[Path], source: str, pdf: str | None) -> None:
    """Refuse, before anything is read, places that can't be written or are the input."""
    if pdf == STDOUT:
        raise click.UsageError("a PDF is no text: name a file with --pdf")
    for place in places:
        check_output(place, source, SAME)
    if len({place.resolve() for place in places}) < len(places):
        raise click.UsageError("--output and --pdf name the same file")


def _check_weeks(weeks: tuple[int, ...], document: "Program | TrainingBlock") -> None:
    from optimizer.domain.block import TrainingBlock

    if not weeks:
        return
    if not isinstance(document, TrainingBlock):
        raise click.UsageError("--week is for blocks; a program's weeks are all printed")
    numbers = [week.number for week in document.weeks]
    unknown = sorted(set(weeks) - set(numbers))
    if unknown:
        raise click.UsageError(f"the block has no week {unknown[0]}; it has 1 to {max(numbers)}")


def _browser() -> str:
    from optimizer.show.page.pdf import PdfError, browser

    try:
        return browser()
    except PdfError as error:
        raise click.UsageError(f"--pdf {error}") from error


def _printed(html: str, program: str) -> bytes:
    from optimizer.show.page.pdf import PdfError, printed

    try:
        return printed(html, program)
    except PdfError as error:
        raise InputError("--pdf", [Fault(f"cannot be printed: {error}")]) from error
