"""What the verifier found, for people and for programs."""

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import AuditRow, Program
from optimizer.show.text.layout import many, wrapped
from optimizer.show.text.style import stack, status
from optimizer.verifier.finding import Violation


def verdict_text(
    document: Program | TrainingBlock,
    audit: Sequence[AuditRow],
    violations: Sequence[Violation],
    width: int = 100,
) -> RenderableType:
    """One line where all rules hold, else every broken rule by name, after their number."""
    client = document.client
    if violations:
        broken = many(len({violation.rule for violation in violations}), "rule")
        head = status(f"BROKEN: {broken} of client {client}")
        return stack(head, *(_line(violation, width) for violation in violations))
    if isinstance(document, TrainingBlock):
        return status(f"HOLDS: all {len(document.weeks)} weeks of client {client} keep their rules")
    if not document.weeks:
        return status(f"NO WEEK: the file of client {client} is {document.status} and holds none")
    rules = len({row.rule for row in audit})
    return status(f"HOLDS: all {rules} rules of client {client} hold")


def _line(violation: Violation, width: int) -> str:
    week = f" (week {violation.week})" if violation.week else ""
    return wrapped(f"{violation.rule}{week}: {violation.message}", width, "  ", "    ")


def verdict_data(
    client: str, audit: Sequence[AuditRow], violations: Sequence[Violation]
) -> dict[str, Any]:
    """Give the verdict as plain data."""
    return {
        "format": "verdict/1",
        "client": client,
        "ok": not violations,
        "violations": [{"rule": v.rule, "week": v.week, "message": v.message} for v in violations],
        "audit": [row.model_dump(mode="json") for row in audit],
    }
