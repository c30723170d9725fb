"""`optimizer audit`: judge any week, wherever it comes from."""

import json

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


@click.command(
    short_help="Judge any week: what holds, what fails and by how much.",
    epilog=example(
        "optimizer audit my_week.yaml",
        "optimizer audit ana-01.xlsx --scenario ana-01.yaml --format json",
    ),
)
@click.argument("week_file", metavar="WEEK")
@click.option(
    "--constraints", metavar="SET",
    help="Rules to judge by: a constraint set, or a path.  [default: the scenario's, or balanced]",
)  # fmt: skip
@click.option("--scenario", metavar="FILE", help="The client to judge for.")
@click.option(
    "--coverage-window", type=click.IntRange(1, 2), metavar="WEEKS",
    help="2: what a week must hold may stand in either week of a rotation.",
)  # fmt: skip
@catalog_option
@format_option("table", "json")
@ascii_option
def audit(
    week_file: str,
    constraints: str | None,
    scenario: str | None,
    coverage_window: int | None,
    overlays: tuple[str, ...],
    form: str,
    ascii_only: bool,
) -> ExitCode:
    """Judge the week or weeks of WEEK by every rule (`-` is the short text form on stdin).

    WEEK is a program, a block, an exported CSV table or workbook, or the short form: `Mon:` and
    below it lines such as "Bench press 4", "3x8 Row" or "Pallof press 3 + Suitcase carry 3", perhaps
    under `week A:` and `week B:`, and beside them keys of a scenario such as level or equipment.

    Without --scenario a program is judged for its own client, and any other week for an advanced
    one with all equipment; rules on minutes are then left out. Exits with 5 if a rule is broken.
    """
    if week_file == scenario == "-":
        raise click.UsageError("only one of WEEK and --scenario can be stdin")
    from optimizer.cli.catalog_note import made_with_another
    from optimizer.domain.block import Wave
    from optimizer.features.audit.text import Audited, Basis, audit_data, audit_text
    from optimizer.features.catalog_import.words import plain_words
    from optimizer.features.diff.judged import judged_weeks
    from optimizer.files.audit_client import client_of
    from optimizer.files.audited import load_written
    from optimizer.problem.deload import EXEMPT, rules_of

    catalog = opened_catalog(overlays)
    written = load_written(week_file, catalog, plain_words)
    for fault in made_with_another(written.provenance, catalog):
        click.echo(f"note: {fault.text(week_file)}", err=True)
    client = client_of(written, scenario, constraints, coverage_window, catalog)
    if scenario is not None and written.client.value and not written.whole:
        keys = ", ".join(written.client.value)
        click.echo(f"note: {keys} of {written.source} give way to --scenario", err=True)
    problem, rules = client.problem, client.rules
    parts = []
    for part in written.parts:
        held = rules if part.wave is None else rules_of(part.wave, rules)
        weeks, verdict = judged_weeks(part.weeks, problem, held)
        note = EXEMPT if part.wave is Wave.DELOAD else ""
        parts.append(Audited(part.label, weeks, verdict.audit, verdict.violations, note))
    name = problem.constraint_set.name
    basis = Basis(problem.scenario, rules, name, client.assumed, client.left_out)
    if form == "json":
        data = audit_data(written.source, parts, basis, written.readings)
        say_data(json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    else:
        say(audit_text(parts, basis, written.readings, catalog, text_width()), ascii_only)
    broken = any(part.violations for part in parts)
    return ExitCode.BROKEN_RULE if broken else ExitCode.DONE
