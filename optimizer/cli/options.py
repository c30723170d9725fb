"""Options that several commands share."""

import math
from collections.abc import Callable
from typing import Any

import click

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


ascii_option = click.option(
    "--ascii", "ascii_only", is_flag=True, help="Plain ASCII instead of box characters."
)


def example(*lines: str) -> str:
    """Write the epilog of a command: how it is used."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
