"""Options that several commands share; what they stand for comes to the command as one object.

`with_search`, `with_catalog` and the like stand over a command. They run from top to bottom, once
all options are read: a place to write to is looked at before a catalog is opened.
"""

import inspect
import math
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from optimizer.cli.output import Printer, check_output, note
from optimizer.cli.progress import ProgressLine
from optimizer.problem.settings import REPAIRS, SearchSettings

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]

STDOUT = "-"


class Finite(click.FloatRange):
    """A number within a range; "nan" is none."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Read the number, or raise a usage fault."""
        number = float(super().convert(value, param, ctx))
        if math.isnan(number):
            self.fail(f"{value!r} is not a number", param, ctx)
        return number


time_limit_option = click.option(
    "--time-limit", type=Finite(0, 86_400), default=0, show_default=True, metavar="SECONDS",
    help="Stop after so many seconds and keep the best; 0 is the reproducible limit.",
)  # fmt: skip
gap_option = click.option(
    "--gap", type=Finite(0, 100), default=0, show_default=True, metavar="PERCENT",
    help="Stop when the week is proven to be so close to the best.",
)  # fmt: skip
seed_option = click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True,
    help="Same file, version and seed: same week.",
)  # fmt: skip
workers_option = click.option(
    "--workers", type=click.IntRange(1, 256), default=1, show_default=True,
    help="Threads to search with; with more than one, equal weeks may differ between runs.",
)  # fmt: skip
repairs_option = click.option(
    "--no-repairs", is_flag=True, help="Where no week exists: do not look for what would help."
)
quiet_option = click.option("--quiet", is_flag=True, help="No progress on stderr.")
ascii_option = click.option(
    "--ascii", "ascii_only", is_flag=True, help="Plain ASCII instead of box characters."
)
catalog_option = click.option(
    "--catalog", "overlays", multiple=True, metavar="FILE",
    help="Your own exercises and equipment over the built-in ones; may be given several times.",
)  # fmt: skip


def format_option(*formats: str) -> Decorator:
    """`--format`, the first one being the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True,
        help="Text is for people and may change; the other formats are stable.",
    )  # fmt: skip


def passing(name: str, make: Callable[..., Any], *options: Decorator) -> Decorator:
    """Options whose values a command gets as the one object `name`.

    `make` makes it; its parameters are called like the options' values.
    """
    taken = inspect.signature(make).parameters

    def decorate(command: Command) -> Command:
        @wraps(command)
        def called(**given: Any) -> Any:
            made = make(**{key: given.pop(key) for key in taken if key in given})
            return command(**{name: made}, **given)

        taking: Command = called
        for option in reversed(options):
            taking = option(taking)
        return taking

    return decorate


def _settings(time_limit: float, workers: int, gap: float, seed: int) -> SearchSettings:
    return SearchSettings(time_limit, workers, gap / 100, seed)


def _repairs(no_repairs: bool) -> int:
    return 0 if no_repairs else REPAIRS


SEARCH = (time_limit_option, workers_option, gap_option, seed_option)
with_search = passing("settings", _settings, *SEARCH)
"""How long and how a search runs, as `settings`."""
with_repairs = passing("repairs", _repairs, repairs_option)
"""How many repairs are looked for where no week exists, as `repairs`."""
with_progress = passing("progress", ProgressLine, quiet_option)
"""A line on stderr that follows the work, as `progress`."""


def with_printer(*formats: str) -> Decorator:
    """`--format` and `--ascii`, as a `printer` of what is found; the first format is the default."""
    return passing("printer", Printer, format_option(*formats), ascii_option)


def opened_catalog(overlays: tuple[str, ...]) -> "Catalog":
    """The built-in catalog with the files of `--catalog` laid over it, in their order.

    What has to be left out because its exercises were removed is told on stderr.
    """
    from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog

    return read_catalog(catalog_folder(), overlays, note) if overlays else load_catalog()


with_catalog = passing("catalog", opened_catalog, catalog_option)
"""The catalog that is asked for, as `catalog`."""


def with_scenario(command: Command) -> Command:
    """The scenario FILE as `problem`, read with the catalog that is asked for."""

    @wraps(command)
    def called(file: str, catalog: "Catalog", **given: Any) -> Any:
        from optimizer.files.scenario import load_problem

        return command(problem=load_problem(file, catalog), **given)

    return click.argument("file")(with_catalog(called))


def with_output(text: str, same: str = "") -> Decorator:
    """`--output FILE` as the path `output`, looked at before any work; None is stdout.

    With the words `same` the file that is read is refused. Where a command also prints, `-` asks
    for its JSON on stdout.
    """

    def decorate(command: Command) -> Command:
        @wraps(command)
        def called(output: str | None, **given: Any) -> Any:
            if output == STDOUT and "form" in given:
                given["form"] = "json"
            place = None if output in (None, STDOUT) else Path(str(output))
            if place is not None:
                check_output(place, given.get("file", ""), same)
            return command(output=place, **given)

        return click.option("--output", metavar="FILE", help=text)(called)

    return decorate


def example(*lines: str) -> str:
    """Write the epilog of a command: how it is used."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
