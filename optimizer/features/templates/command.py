"""`optimizer templates`: ready-made weeks, and what they lack."""

from typing import TYPE_CHECKING

import click

from optimizer.cli.options import example, with_catalog, with_printer
from optimizer.cli.outcome import ExitCode
from optimizer.cli.output import Printer
from optimizer.cli.terminal import text_width
from optimizer.errors import Fault, InputError

if TYPE_CHECKING:
    from optimizer.problem.catalog import Catalog
    from optimizer.problem.problem import Problem
    from optimizer.problem.template import Template

SOURCE = "optimizer templates show"
DAYS = ("mon", "thu", "tue", "fri", "sat", "wed", "sun")
"""Weekdays in the order in which an audit takes them: with few days there is rest between them."""
MINUTES = 75


@click.group(
    short_help="Look at ready-made weeks and what they lack.",
    epilog=example("optimizer templates show two_week"),
)
def templates() -> None:
    """Look at ready-made weeks that a scenario can start from, and at what they lack."""


@templates.command(
    "list", short_help="List the templates.", epilog=example("optimizer templates list")
)
@with_printer("table", "json")
def list_(printer: Printer) -> ExitCode:
    """List the templates that ship."""
    from optimizer.features.templates.text import templates_text
    from optimizer.files.catalog import load_catalog

    found = load_catalog().templates
    printer.show(
        table=lambda: templates_text(found),
        json=lambda: [template.model_dump(mode="json") for template in found],
    )
    return ExitCode.DONE


@templates.command(
    short_help="Show a template and its audit.",
    epilog=example(
        "optimizer templates show two_week",
        "optimizer templates show two_week --sets 3 --constraints minimal",
    ),
)
@click.argument("name")
@click.option(
    "--sets", type=click.IntRange(1, 10), default=4, show_default=True,
    help="Sets of every exercise in the audit.",
)  # fmt: skip
@click.option(
    "--constraints", default="balanced", show_default=True, metavar="SET",
    help="Rules of the audit: a constraint set, or a path.",
)  # fmt: skip
@with_printer("table", "json")
@with_catalog
def show(name: str, sets: int, constraints: str, printer: Printer, catalog: "Catalog") -> ExitCode:
    """Show the template NAME day by day, and which rules it breaks as it stands.

    The audit gives every exercise as many sets, in a full gym and for an advanced client.
    """
    from optimizer.answer.bare import bare_weeks
    from optimizer.features.templates.text import template_data, template_text
    from optimizer.verifier.judge import judge

    template = _named(name, catalog)
    problem = _problem(template, constraints, catalog)
    weeks = bare_weeks(template, sets, problem)
    audit = judge(weeks, problem.asked, problem.constraint_set, catalog).audit
    used = problem.constraint_set.name
    many = f"{sets} {'set' if sets == 1 else 'sets'} of every exercise"
    assumed = (
        f"{many}, {problem.scenario.level} client, full gym, {MINUTES} minutes, rules of {used}"
    )
    printer.show(
        table=lambda: template_text(template, weeks, audit, assumed, catalog, text_width()),
        json=lambda: template_data(template, weeks, audit, sets, used),
    )
    return ExitCode.DONE


def _named(name: str, catalog: "Catalog") -> "Template":
    from optimizer.files.nearest import unknown

    by_id = {template.id: template for template in catalog.templates}
    if name not in by_id:
        raise InputError(SOURCE, [Fault("is not a template", **unknown(name, by_id))])
    return by_id[name]


def _problem(template: "Template", constraints: str, catalog: "Catalog") -> "Problem":
    """The scenario that the audit is made for."""
    from optimizer.files.scenario import problem_of
    from optimizer.files.tree import Tree

    scenario = {
        "level": "advanced",
        "days": dict.fromkeys(DAYS[: template.days], MINUTES),
        "equipment": ["full_gym"],
        "template": template.id,
        "weeks": len(template.weeks),
        "constraints": constraints,
    }
    return problem_of(Tree(SOURCE, scenario), catalog)
