"""`optimizer bench generate`: write suites of new instances."""

from pathlib import Path

import click

from optimizer.cli.options import example, quiet_option
from optimizer.cli.outcome import ExitCode
from optimizer.errors import Fault, InputError
from optimizer.features.bench.options import say_aside, unknown


@click.command(
    "generate",
    short_help="Write a suite of new instances.",
    epilog=example(
        "optimizer bench generate suites --kind medium --count 50",
        "optimizer bench generate benchmarks/suites",
    ),
)
@click.argument("folder")
@click.option(
    "--kind", "kinds", multiple=True, metavar="NAME",
    help="What the clients are like; may be given several times. Without it every kind.",
)  # fmt: skip
@click.option(
    "--count", type=click.IntRange(1, 1000),
    help="Instances of each kind, numbered from 1. Without it those that ship.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write over files that say something else.")
@quiet_option
def bench_generate(
    folder: str, kinds: tuple[str, ...], count: int | None, force: bool, quiet: bool
) -> ExitCode:
    """Write a suite of scenario files for each kind into FOLDER/KIND.

    The same version and number give the same file. What is measured are the files: keep them.
    """
    from optimizer.features.bench.generator import KINDS
    from optimizer.features.bench.suite_files import SHIPPED, suite_files
    from optimizer.files.whole import write_whole

    for kind in kinds:
        if kind not in KINDS:
            raise unknown(kind, "kind", KINDS)
    if not Path(folder).parent.is_dir():
        raise InputError(
            folder, [Fault(f"cannot be made: there is no folder {Path(folder).parent}")]
        )
    for kind in dict.fromkeys(kinds or KINDS):
        numbers = SHIPPED[kind] if count is None else range(1, count + 1)
        texts = suite_files(kind, numbers)
        home = Path(folder) / kind
        _check(home, texts, force)
        for name, text in texts.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(text, home / name)
        say_aside(f"{len(numbers)} instances of {kind} are in {home}", quiet)
    return ExitCode.DONE


def _check(home: Path, texts: dict[str, str], force: bool) -> None:
    """Refuse to write over files that were changed, all at once."""
    faults = [
        Fault("holds something else already; --force writes over it", field=name)
        for name, text in texts.items()
        if (home / name).exists() and (home / name).read_text(encoding="utf-8") != text
    ]
    if faults and not force:
        raise InputError(str(home), faults)
