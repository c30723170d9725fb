"""`optimizer verify`: judge a program or block file, whoever wrote it."""

import json
from typing import TYPE_CHECKING, TypeVar

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
from optimizer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.block import TrainingBlock
    from optimizer.domain.catalog import Catalog
    from optimizer.domain.program import Program
    from optimizer.files.scenario import Request

Document = TypeVar("Document", bound="Program | TrainingBlock")


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
    from optimizer.files.block import load_block, stated_format
    from optimizer.files.program import load_program

    catalog = opened_catalog(overlays)
    if stated_format(program_file) == "block/1":
        block, request = _loaded(load_block, program_file, catalog)
        return _of_block(block, request, catalog, form, ascii_only)
    program, request = _loaded(load_program, program_file, catalog)
    return _of_program(program, request, catalog, form, ascii_only)


def _of_program(
    program: "Program", request: "Request", catalog: "Catalog", form: str, ascii_only: bool
) -> ExitCode:
    from optimizer.reporting.verdict import verdict_data, verdict_text
    from optimizer.verifier.judge import judge_program

    verdict = judge_program(
        program, request.scenario, request.rules, request.constraint_set.objective, catalog
    )
    if form == "json":
        data = verdict_data(program, verdict.audit, verdict.violations)
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    else:
        say(verdict_text(program, verdict.audit, verdict.violations, text_width()), ascii_only)
    return ExitCode.BROKEN_RULE if verdict.violations else ExitCode.DONE


def _of_block(
    block: "TrainingBlock", request: "Request", catalog: "Catalog", form: str, ascii_only: bool
) -> ExitCode:
    from optimizer.reporting.block import block_verdict_data, block_verdict_text
    from optimizer.verifier.block import judge_block

    objective = request.constraint_set.objective
    verdict = judge_block(block, request.scenario, request.rules, objective, catalog)
    if form == "json":
        data = block_verdict_data(block, verdict.audits, verdict.violations)
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    else:
        say(block_verdict_text(block, verdict.violations, text_width()), ascii_only)
    return ExitCode.BROKEN_RULE if verdict.violations else ExitCode.DONE


def _loaded(
    load: "Callable[[str, Catalog], tuple[Document, Request]]", file: str, catalog: "Catalog"
) -> "tuple[Document, Request]":
    """The file; one that was made with another catalog says so, whatever else is wrong."""
    from optimizer.cli.catalog_note import catalog_faults, made_with_another

    try:
        document, request = load(file, catalog)
    except InputError as error:
        other = catalog_faults(_claimed_hash(file), catalog)
        raise InputError(error.source, [*error.faults, *other]) from error
    for fault in made_with_another(document.provenance, catalog):
        click.echo(f"note: {fault.text(file)}", err=True)
    return document, request


def _claimed_hash(program_file: str) -> object:
    """The hash that a program file claims, if it can be read so far."""
    from optimizer.files.tree import MAX_BYTES

    try:
        with open(program_file, encoding="utf-8") as stream:
            return json.loads(stream.read(MAX_BYTES))["provenance"]["catalog_sha256"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
