"""`optimizer bench`: measure solvers and rules on stored instances."""

from importlib import import_module

import click

from optimizer.cli.options import example

COMMANDS = {
    "run": "Run a suite and report; the default.",
    "report": "Report a file of results again.",
    "compare": "Say what got better or worse between two files of results.",
    "ablation": "Say what each rule of a constraint set costs.",
    "generate": "Write a suite of new instances.",
}
"""Every command with its short help; its module is `NAME_command`."""
DEFAULT = "run"


class BenchGroup(click.Group):
    """Commands that are loaded when called; what is none of them is a suite to run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of this name now."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"optimizer.features.bench.{cmd_name}_command")
        command: click.Command = getattr(module, f"bench_{cmd_name}")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; `bench SUITE` is `bench run SUITE`."""
        if args[0] not in COMMANDS:
            args = [DEFAULT, *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hand options of the default command on to it."""
        if args and args[0].startswith("-") and args[0] not in ("--help", "-h"):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=BenchGroup,
    short_help="Measure solvers and rules on stored instances.",
    subcommand_metavar="SUITE | COMMAND [ARGS]...",
    epilog=example(
        "optimizer bench smoke",
        "optimizer bench medium --solver search --solver direct --seed 0 --seed 1",
        "optimizer bench compare before.jsonl after.jsonl",
        "optimizer bench ablation small --constraints balanced",
    ),
)
def bench() -> None:
    """Run the scenarios of a SUITE and report feasibility, proofs, seconds, gaps and model sizes.

    `bench SUITE` is `bench run SUITE`; `bench run --help` tells its options.
    """
