"""Which week is judged and for whom, for the commands that take any week."""

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from optimizer.cli.options import Command, passing

if TYPE_CHECKING:
    from optimizer.files.audit_client import JudgedFor


def _asked(
    scenario: str | None, constraints: str | None, coverage_window: int | None
) -> "JudgedFor":
    from optimizer.files.audit_client import JudgedFor

    return JudgedFor(scenario, constraints, coverage_window)


_with_asked = passing(
    "asked",
    _asked,
    click.option(
        "--constraints", metavar="SET",
        help="Rules to judge by: a constraint set, or a path.  "
        "[default: the scenario's, or balanced]",
    ),
    click.option("--scenario", metavar="FILE", help="The client to judge for."),
    click.option(
        "--coverage-window", type=click.IntRange(1, 2), metavar="WEEKS",
        help="2: what a week must hold may stand in either week of a rotation.",
    ),
)  # fmt: skip


def with_week(command: Command) -> Command:
    """The WEEK as `file`, and what is said of its client as `asked`."""

    @wraps(command)
    def called(file: str, asked: "JudgedFor", **given: Any) -> Any:
        if file == asked.scenario == "-":
            raise click.UsageError("only one of WEEK and --scenario can be stdin")
        return command(file=file, asked=asked, **given)

    return click.argument("file", metavar="WEEK")(_with_asked(called))
