"""`optimizer verify`: judge a program or block file, whoever wrote it."""

import json
from typing import TYPE_CHECKING

import click

from optimizer.cli.options import (
    ascii_option,
    catalog_option,
    example,
    format_option,
    opened_catalog,
)
from optimizer.cli.outcome import ExitCode
from optimizer.cli.terminal import say, say_data, text_width

if TYPE_CHECKING:
    from optimizer.domain.block import TrainingBlock
    from optimizer.domain.program import Program
    from optimizer.problem.problem import Problem


@click.command(
    short_help="Check a program file against every rule.",
    epilog=example("optimizer verify ana-01.json"),
)
@click.argument("program_file", metavar="PROGRAM")
@catalog_option
@format_option("table", "json")
@ascii_option
def verify(program_file: str, overlays: tuple[str, ...], form: str, ascii_only: bool) -> ExitCode:
    """Check the PROGRAM or block file against the rules of the scenario inside it.

    The verifier does its own exact arithmetic and never asks the solver. Exits with 5 if a rule
    is broken, and names each one.
    """
    from optimizer.cli.catalog_note import loaded
    from optimizer.domain.block import TrainingBlock

    catalog = opened_catalog(overlays)
    document, problem = loaded(program_file, catalog)
    if isinstance(document, TrainingBlock):
        return _of_block(document, problem, form, ascii_only)
    return _of_program(document, problem, form, ascii_only)


def _of_program(program: "Program", problem: "Problem", form: str, ascii_only: bool) -> ExitCode:
    from optimizer.show.text.verdict import verdict_data, verdict_text
    from optimizer.verifier.judge import judge_program

    verdict = judge_program(
        program, problem.scenario, problem.rules, problem.constraint_set.objective, problem.catalog
    )
    if form == "json":
        data = verdict_data(program, verdict.audit, verdict.violations)
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    else:
        say(verdict_text(program, verdict.audit, verdict.violations, text_width()), ascii_only)
    return ExitCode.BROKEN_RULE if verdict.violations else ExitCode.DONE


def _of_block(block: "TrainingBlock", problem: "Problem", form: str, ascii_only: bool) -> ExitCode:
    from optimizer.features.plan.text import block_verdict_data, block_verdict_text
    from optimizer.verifier.block import judge_block

    objective = problem.constraint_set.objective
    verdict = judge_block(block, problem.scenario, problem.rules, objective, problem.catalog)
    if form == "json":
        data = block_verdict_data(block, verdict.audits, verdict.violations)
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    else:
        say(block_verdict_text(block, verdict.violations, text_width()), ascii_only)
    return ExitCode.BROKEN_RULE if verdict.violations else ExitCode.DONE
