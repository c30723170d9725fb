"""Options that several commands share."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


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


def format_option(*formats: str) -> Decorator:
    """`--format`, the first one being the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True,
        help="Text is for people and may change; the other formats are stable.",
    )  # fmt: skip


SEARCH = (
    click.option(
        "--time-limit", type=Finite(0, 86_400), default=0, show_default=True, metavar="SECONDS",
        help="Stop after so many seconds and keep the best; 0 is the reproducible limit.",
    ),
    click.option(
        "--workers", type=click.IntRange(1, 256), default=1, show_default=True,
        help="Threads to search with; with more than one, equal weeks may differ between runs.",
    ),
    click.option(
        "--gap", type=Finite(0, 100), default=0, show_default=True, metavar="PERCENT",
        help="Stop when the week is proven to be so close to the best.",
    ),
    click.option(
        "--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True,
        help="Same file, version and seed: same week.",
    ),
)  # fmt: skip


def search_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--time-limit`, `--workers`, `--gap` and `--seed`: how long and how a search runs."""
    for option in reversed(SEARCH):
        command = option(command)
    return command


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


def opened_catalog(overlays: tuple[str, ...]) -> "Catalog":
    """The built-in catalog with the files of `--catalog` laid over it, in their order.

    What has to be left out because its exercises were removed is told on stderr.
    """
    from optimizer.files.catalog import catalog_folder, load_catalog, read_catalog

    if not overlays:
        return load_catalog()
    return read_catalog(
        catalog_folder(), overlays, lambda text: click.echo(f"note: {text}", err=True)
    )


def example(*lines: str) -> str:
    """Write the epilog of a command: how it is used."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
