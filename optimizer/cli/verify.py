"""`optimizer verify`: judge a program file, whoever wrote it."""

import json

import click

from optimizer.cli.options import ascii_option, example, format_option
from optimizer.cli.outcome import ExitCode
from optimizer.cli.terminal import say, say_data, text_width


@click.command(
    short_help="Check a program file against every rule.",
    epilog=example("optimizer verify ana-01.json"),
)
@click.argument("program_file", metavar="PROGRAM")
@format_option("table", "json")
@ascii_option
def verify(program_file: str, form: str, ascii_only: bool) -> ExitCode:
    """Check the PROGRAM file against the rules of the scenario inside it.

    The verifier does its own exact arithmetic and never asks the solver. Exits with 5 if a rule
    is broken, and names each one.
    """
    from optimizer.files.catalog import load_catalog
    from optimizer.files.program import load_program
    from optimizer.reporting.verdict import verdict_data, verdict_text
    from optimizer.verifier.judge import judge_program

    catalog = load_catalog()
    program, request = load_program(program_file, catalog)
    verdict = judge_program(
        program, request.scenario, request.rules, request.constraint_set.objective, catalog
    )
    if form == "json":
        data = verdict_data(program, verdict.audit, verdict.violations)
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    else:
        say(verdict_text(program, verdict.audit, verdict.violations, text_width()), ascii_only)
    return ExitCode.BROKEN_RULE if verdict.violations else ExitCode.DONE
