"""The command line: click only, one command per feature, loaded when it is called.

Nothing here imports the solver or the domain before a command runs, so `--help` answers at once.
"""

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from optimizer.cli.outcome import run

COMMANDS = {
    "solve": "Find the best week for a scenario, with its proof.",
    "explain": "Say why no week exists and what would help, or what limits the week.",
    "what-if": "Say what a day, minutes, equipment or a looser rule would be worth.",
    "plan": "Write a week out as a dated block with waves and deloads.",
    "batch": "Make a program for every client of a roster.",
    "roster": "Check a table of clients, or get one to fill in.",
    "swap": "Change a solved program as little as can be.",
    "alternatives": "Find several good weeks that differ.",
    "repair": "Change any week as little as makes it keep the rules.",
    "diff": "Compare two programs: exercises, sets, muscles, rules.",
    "verify": "Check a program file against every rule.",
    "audit": "Judge any week: what holds, what fails and by how much.",
    "report": "Make a page of a program to read and to print.",
    "export-program": "Take a program to a spreadsheet, calendar or training app.",
    "export": "Write the exact model for other solvers.",
    "catalog": "Look at exercises, muscles and equipment.",
    "constraints": "Look at the rules and what a good week is worth.",
    "templates": "Look at ready-made weeks and what they lack.",
    "bench": "Measure solvers and rules on stored instances.",
    "schema": "Print the JSON Schema of a file format.",
    "init": "Write a starter scenario.",
}
"""Every command with its short help; it lives in `optimizer.features.NAME.command`, a dash being `_`."""


class LazyGroup(click.Group):
    """A group that imports the module of a command when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of this name now."""
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"optimizer.features.{name}.command"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; an unknown one tells the nearest."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from optimizer.files.nearest import nearest

            near = nearest(name, COMMANDS)
            hint = f" Did you mean {near}?" if near else ""
            ctx.fail(f"No such command {name!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from optimizer.cli.version import version_text

    click.echo(version_text())
    ctx.exit()


EPILOG = """\b
Exit codes: 0 done, 1 a fault of ours, 2 bad input, 3 proven impossible,
4 undecided, 5 a rule is broken, 130 interrupted.

\b
Example:
  optimizer init ana-01.yaml
  optimizer solve ana-01.yaml --output ana-01.json
"""


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version,
    help="Print the versions of optimizer, ortools and the catalog.",
)  # fmt: skip
def optimizer(**_: Any) -> None:
    """Design a strength week that is proven best under every balance rule.

    Results go to stdout; progress and errors go to stderr. Nothing leaves this computer.
    """


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    sys.exit(run(optimizer, sys.argv[1:]))
