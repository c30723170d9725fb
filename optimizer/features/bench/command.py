"""`optimizer bench`: measure solvers and rules on stored instances."""

import click

from optimizer.cli.options import example
from optimizer.features.bench.generate_command import bench_generate
from optimizer.features.bench.report_command import bench_compare, bench_report
from optimizer.features.bench.run_command import bench_ablation, bench_run

COMMANDS = (bench_run, bench_report, bench_compare, bench_ablation, bench_generate)
"""Every command, in the order of their use."""


class BenchGroup(click.Group):
    """What is no command of the group is a suite to run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order of their use."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; `bench SUITE` is `bench run SUITE`."""
        if args[0] not in self.commands:
            args = ["run", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hand options of the default command on to it."""
        if args and args[0].startswith("-") and args[0] not in ("--help", "-h"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=BenchGroup,
    commands=COMMANDS,
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
