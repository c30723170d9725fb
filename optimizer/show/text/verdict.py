"""What the verifier found, for people and for programs."""

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType

from optimizer.domain.program import AuditRow, Program
from optimizer.show.text.layout import many, wrapped
from optimizer.show.text.style import stack, status
from optimizer.verifier.finding import Violation


def verdict_text(
    program: Program,
    audit: Sequence[AuditRow],
    violations: Sequence[Violation],
    width: int = 100,
) -> RenderableType:
    """One line where all rules hold, else every broken rule by name."""
    rules = len({row.rule for row in audit})
    if violations:
        return broken_text(program.client, violations, width)
    if not program.weeks:
        return status(
            f"NO WEEK: the file of client {program.client} is {program.status} and holds none"
        )
    return status(f"HOLDS: all {rules} rules of client {program.client} hold")


def broken_text(client: str, violations: Sequence[Violation], width: int) -> RenderableType:
    """Everything that is wrong, after the number of broken rules."""
    broken = many(len({violation.rule for violation in violations}), "rule")
    head = status(f"BROKEN: {broken} of client {client}")
    return stack(head, *(_line(violation, width) for violation in violations))


def _line(violation: Violation, width: int) -> str:
    week = f" (week {violation.week})" if violation.week else ""
    return wrapped(f"{violation.rule}{week}: {violation.message}", width, "  ", "    ")


def verdict_data(
    program: Program, audit: Sequence[AuditRow], violations: Sequence[Violation]
) -> dict[str, Any]:
    """Give the verdict as plain data."""
    return {
        "format": "verdict/1",
        "client": program.client,
        "ok": not violations,
        "violations": [{"rule": v.rule, "week": v.week, "message": v.message} for v in violations],
        "audit": [row.model_dump(mode="json") for row in audit],
    }
