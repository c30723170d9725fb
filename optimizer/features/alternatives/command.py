"""`optimizer alternatives`: several good weeks that differ."""

import json
import signal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, Self

import click

from optimizer.cli.options import (
    Finite,
    ascii_option,
    catalog_option,
    example,
    format_option,
    opened_catalog,
    quiet_option,
    search_options,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.progress import ProgressLine
from optimizer.cli.terminal import say, say_data, text_width
from optimizer.domain.program import Status
from optimizer.errors import Fault, InputError
from optimizer.features.solve.command import CODES, answer_text

if TYPE_CHECKING:
    from optimizer.features.alternatives.answer import Alternatives


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
@click.argument("file")
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
@format_option("table", "json")
@search_options
@catalog_option
@quiet_option
@ascii_option
def alternatives(
    file: str,
    count: int,
    within: float,
    apart: int,
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
    """Find up to COUNT programs for the scenario FILE that are nearly as good as the best.

    Every further program is the best one that is far enough apart from all before, solved and
    verified like any other; --time-limit is for each. Ctrl-C ends it with those found so far.
    Exits like solve where there is no week.
    """
    from optimizer.files.scenario import load_problem

    catalog = opened_catalog(overlays)
    problem = load_problem(file, catalog)
    if output is not None and not Path(output).is_dir():
        raise InputError(output, [Fault("cannot be written: there is no such folder")])

    from optimizer.features.alternatives.alternatives import alternatives as asked
    from optimizer.features.solve import solve as pipeline  # loads the solver, which takes a second

    options = pipeline.Options(time_limit=time_limit, workers=workers, gap=gap / 100, seed=seed)
    with Interrupts() as interrupts, ProgressLine(quiet) as line:
        found = asked(problem, count, within / 100, apart, options, line, lambda: interrupts.seen)
    if interrupts.seen:
        kept = len(found.others) + bool(found.first.weeks)
        click.echo(f"interrupted; found so far: {kept} of {count}", err=True)
    if output is not None:
        _write(found, Path(output))
    if form == "json":
        data = found.model_dump(mode="json")
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    elif found.first.weeks:
        from optimizer.features.alternatives.text import alternatives_text

        say(alternatives_text(found, catalog, text_width()), ascii_only)
    else:
        say(answer_text(found.first, problem, ascii_only), ascii_only)
    undecided = found.first.status is Status.UNKNOWN
    return ExitCode.INTERRUPTED if interrupts.seen and undecided else CODES[found.first.status]


def _write(found: "Alternatives", folder: Path) -> None:
    """Every program with a week as CLIENT-1.json, CLIENT-2.json, ..."""
    from optimizer.files.program import program_json
    from optimizer.files.whole import write_whole

    programs = [found.first, *(other.program for other in found.others)]
    for number, program in enumerate(programs, 1):
        if program.weeks:
            write_whole(program_json(program), folder / f"{program.client}-{number}.json")
