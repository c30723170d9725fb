"""A program for the coach's eyes: the week, its balance, and how far it is proven."""

from collections.abc import Iterator

from rich.console import RenderableType

from optimizer.domain.program import Program
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.readings import of_straight_sets
from optimizer.show.text.balance import balance_parts
from optimizer.show.text.changes import changes_text
from optimizer.show.text.glance import glance_text
from optimizer.show.text.headline import headline_text
from optimizer.show.text.layout import wrapped
from optimizer.show.text.proof import proof_text, status_text, worth_text
from optimizer.show.text.rule_table import BOTH
from optimizer.show.text.sessions import Look, training_parts
from optimizer.show.text.shoulds import shoulds_text
from optimizer.show.text.style import paragraphs, status, title
from optimizer.show.week import plan_weeks


def program_text(
    program: Program,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    width: int = 100,
    details: bool = False,
    plain: bool = False,
) -> RenderableType:
    """Write the whole report of a program; without a week only its headline and status.

    Status and proof stand at both ends. What the flags ask for is told at `Look`.
    """
    look = Look(width, details, plain)
    scenario = Scenario.model_validate(program.scenario)
    straight = bool(program.weeks) and of_straight_sets(scenario, rules, program.weeks)
    weeks = plan_weeks(program, catalog)
    parts = [
        headline_text(program, scenario, rules, catalog, width),
        status(wrapped(status_text(program, straight), width)),
        glance_text(weeks, width, plain),
        *training_parts(weeks, look),
        *_balance(program, rules, scenario, catalog, look),
    ]
    if not program.weeks:
        parts.append(changes_text(program, None, rules, catalog, width))
    if details:
        parts.append(worth_text(program))
    parts.append(shoulds_text(program.shoulds, width))
    if program.weeks:
        parts.append(proof_text(program, width, straight))
        parts.append(wrapped(program.disclaimer, width))
    return paragraphs(parts)


def _balance(
    program: Program,
    rules: tuple[Rule, ...],
    scenario: Scenario,
    catalog: Catalog,
    look: Look,
) -> Iterator[RenderableType]:
    """What the self-checks change and what the audit measured, week by week and for both."""
    width = look.width
    several = len(program.weeks) > 1
    for week in program.weeks:
        if several:
            yield title(f"Week {week.week}: what it holds")
        yield changes_text(program, week, rules, catalog, width)
        yield from balance_parts(
            program.audit, week.week, rules, scenario, catalog, width, look.details, look.plain
        )
    if several:
        yield _rotation(program, rules, width)
        together = balance_parts(
            program.audit, BOTH, rules, scenario, catalog, width, look.details, look.plain
        )
        yield from [title("Both weeks together"), *together] if together else []


def _rotation(program: Program, rules: tuple[Rule, ...], width: int) -> str:
    """How much of each week's main lifts is its own."""
    told = [
        f"{row.value} of week {row.week}'s are its own"
        for rule in rules
        for row in program.audit
        if rule.panel == "rotation" and row.rule == rule.id
    ]
    return wrapped(f"main lifts: {', '.join(told)}", width) if told else ""
