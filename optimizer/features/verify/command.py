"""`optimizer verify`: judge a program or block file, whoever wrote it."""

from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_catalog, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer
from optimizer.cli.terminal import text_width

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog


@click.command(
    short_help="Check a program file against every rule.",
    epilog=example("optimizer verify ana-01.json"),
)
@click.argument("file", metavar="PROGRAM")
@with_printer("table", "json")
@with_catalog
def verify(file: str, printer: Printer, catalog: "Catalog") -> ExitCode:
    """Check the PROGRAM or block file against the rules of the scenario inside it.

    The verifier does its own exact arithmetic and never asks the solver. Exits with 5 if a rule
    is broken, and names each one.
    """
    from optimizer.cli.catalog_note import loaded
    from optimizer.domain.block import TrainingBlock
    from optimizer.features.plan.text import block_verdict_data, block_verdict_text
    from optimizer.show.text.verdict import verdict_data, verdict_text
    from optimizer.verifier.block import judge_block
    from optimizer.verifier.judge import judge_program

    document, problem = loaded(file, catalog)
    judged_by = (problem.asked, problem.constraint_set, catalog)
    if isinstance(document, TrainingBlock):
        block = judge_block(document, *judged_by)
        broken = block.violations
        printer.show(
            table=lambda: block_verdict_text(document, broken, text_width()),
            json=lambda: block_verdict_data(document, block.audits, broken),
        )
    else:
        week = judge_program(document, *judged_by)
        broken = week.violations
        printer.show(
            table=lambda: verdict_text(document, week.audit, broken, text_width()),
            json=lambda: verdict_data(document, week.audit, broken),
        )
    return ExitCode.BROKEN_RULE if broken else ExitCode.DONE
