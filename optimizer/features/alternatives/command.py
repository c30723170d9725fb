"""`optimizer alternatives`: several good weeks that differ."""

import signal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, Self

import click

from optimizer.cli.options import (
    Finite,
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
from optimizer.errors import Fault, InputError
from optimizer.problem.settings import SearchSettings

if TYPE_CHECKING:
    from rich.console import RenderableType

    from optimizer.features.alternatives.answer import Alternatives
    from optimizer.problem.problem import Problem


class Percent(Finite):
    """A share from 0 to 100, with or without a percent sign."""

    name = "percent"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read the number, or raise a usage fault."""
        text = value.strip().removesuffix("%") if isinstance(value, str) else value
        return super().convert(text, param, ctx)


class Interrupts:
    """Remembers the first Ctrl-C, which a search takes for itself and answers with what it has."""

    def __init__(self) -> None:
        self.seen = False
        self._before = signal.getsignal(signal.SIGINT)

    def __enter__(self) -> Self:
        if self._before is signal.default_int_handler:  # not where interrupts are ignored
            signal.signal(signal.SIGINT, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._before)

    def _take(self, number: int, frame: FrameType | None) -> NoReturn:
        self.seen = True
        raise KeyboardInterrupt


@click.command(
    short_help="Find several good weeks that differ.",
    epilog=example(
        "optimizer alternatives ana-01.yaml -k 5 --within 1%",
        "optimizer alternatives ana-01.yaml -k 3 --apart 8 --output weeks/",
    ),
)
@click.option(
    "-k", "--count", type=click.IntRange(1, 20), default=5, show_default=True,
    help="How many programs, the best among them.",
)  # fmt: skip
@click.option(
    "--within", type=Percent(0, 100), default="1%", show_default=True, metavar="PERCENT",
    help="How far below the best a program may be.",
)  # fmt: skip
@click.option(
    "--apart", type=click.IntRange(1, 30), default=4, show_default=True, metavar="N",
    help="Of any two programs, each week holds so many exercises that the other's does not.",
)  # fmt: skip
@click.option("--output", metavar="FOLDER", help="Also write each program to this folder, as JSON.")
@with_printer("table", "json")
@with_search
@with_progress
@with_scenario
def alternatives(
    count: int,
    within: float,
    apart: int,
    output: str | None,
    printer: Printer,
    settings: SearchSettings,
    progress: ProgressLine,
    problem: "Problem",
) -> ExitCode:
    """Find up to COUNT programs for the scenario FILE that are nearly as good as the best.

    Every further program is the best one that is far enough apart from all before, solved and
    verified like any other; --time-limit is for each. Ctrl-C ends it with those found so far.
    Exits like solve where there is no week.
    """
    if output is not None and not Path(output).is_dir():
        raise InputError(output, [Fault("cannot be written: there is no such folder")])
    from optimizer.features.alternatives.alternatives import alternatives as asked
    from optimizer.features.alternatives.text import alternatives_text
    from optimizer.features.solve.command import answer_text

    with Interrupts() as interrupts, progress:
        found = asked(
            problem, count, within / 100, apart, settings, progress, lambda: interrupts.seen
        )
    if interrupts.seen:
        kept = len(found.others) + bool(found.first.weeks)
        click.echo(f"interrupted; found so far: {kept} of {count}", err=True)
    if output is not None:
        _write(found, Path(output))

    def text() -> "RenderableType":
        if found.first.weeks:
            return alternatives_text(found, problem.catalog, text_width())
        return answer_text(found.first, problem)

    printer.show(table=text, json=lambda: found)
    code = code_of(found.first.status)
    stopped = interrupts.seen and code is ExitCode.UNDECIDED
    return ExitCode.INTERRUPTED if stopped else code


def _write(found: "Alternatives", folder: Path) -> None:
    """Every program with a week as CLIENT-1.json, CLIENT-2.json, ..."""
    from optimizer.files.program import program_json
    from optimizer.files.whole import write_whole

    programs = [found.first, *(other.program for other in found.others)]
    for number, program in enumerate(programs, 1):
        if program.weeks:
            write_whole(program_json(program), folder / f"{program.client}-{number}.json")
