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
    """Check the PROGRAM or block file (`-` is stdin) against the rules of the scenario inside it.

    The verifier does its own exact arithmetic and never asks the solver. Exits with 5 if a rule
    is broken, and names each one.
    """
    from optimizer.cli.catalog_note import loaded
    from optimizer.domain.block import TrainingBlock
    from optimizer.features.verify.text import verdict_data, verdict_text
    from optimizer.verifier.block import judge_block
    from optimizer.verifier.judge import judge_program

    document, problem = loaded(file, catalog)
    judged_by = (problem.asked, problem.constraint_set, catalog)
    if isinstance(document, TrainingBlock):
        block = judge_block(document, *judged_by)
        broken = block.violations
        audit = tuple(  # the week of a row is its number in the block
            row.model_copy(update={"week": str(week.number)})
            for week, rows in zip(document.weeks, block.audits, strict=True)
            for row in rows
        )
    else:
        verdict = judge_program(document, *judged_by)
        audit, broken = verdict.audit, verdict.violations
    printer.show(
        table=lambda: verdict_text(document, audit, broken, text_width()),
        json=lambda: verdict_data(document.client, audit, broken),
    )
    return ExitCode.BROKEN_RULE if broken else ExitCode.DONE
