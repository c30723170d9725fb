"""Templates: what stands on which day, and which rules the bare weeks break."""

from collections.abc import Iterator, Sequence
from typing import Any

from optimizer.domain.program import DISCLAIMER, AuditRow, Week
from optimizer.kinds.lock import TEMPLATE
from optimizer.kinds.names import family_of
from optimizer.problem.catalog import Catalog
from optimizer.problem.template import Template, TemplateDay
from optimizer.show.text.layout import clock, many, table, wrapped
from optimizer.show.text.rule_table import OUTSIDE, by_rule, rule_table


def templates_text(templates: Sequence[Template]) -> str:
    """List the templates, one line each."""
    rows = [(t.id, str(len(t.weeks)), str(t.days), t.why) for t in templates]
    return table(rows, ["id", "weeks", "days", "what it is"], right=[1, 2])


def template_text(
    template: Template,
    weeks: tuple[Week, ...],
    audit: tuple[AuditRow, ...],
    assumed: str,
    catalog: Catalog,
    width: int = 100,
) -> str:
    """The template day by day, then the audit of its bare weeks, broken rules first.

    `weeks` are the bare weeks; `assumed` says in words how they were made.
    """
    use = f"In a scenario: template: {template.id}, weeks: {len(template.weeks)}, "
    parts = [
        wrapped(f"{template.id}: {template.why} [{template.source}]", width),
        wrapped(f"{use}{template.days} training days.", width),
        *(_week(template.weeks[week.week], week, catalog, width) for week in weeks),
        wrapped(f"Audit of the bare template: {assumed}.", width),
        *_audit(audit),
        wrapped(DISCLAIMER, width),
    ]
    return "\n\n".join(parts)


def _week(planned: Sequence[TemplateDay], week: Week, catalog: Catalog, width: int) -> str:
    lines = [f"Week {week.week}"]
    for number, (day, session) in enumerate(zip(planned, week.sessions, strict=True), 1):
        names = (" + ".join(catalog.by_id[id_].name for id_ in block) for block in day.blocks)
        lines.append(f"  {number}  {day.title}   {clock(session.seconds)}")
        lines.append(wrapped("; ".join(names), width, "     ", "     "))
    return "\n".join(lines)


def _audit(audit: tuple[AuditRow, ...]) -> Iterator[str]:
    """Two tables: rules that a week breaks, and those that hold."""
    broken, held = by_rule([row for row in audit if family_of(row.rule) != TEMPLATE])
    if broken:
        note = f"{OUTSIDE} not allowed; a solve chooses sets and adds exercises until every rule holds."
        yield f"BROKEN: {many(len(broken), 'rule')}\n{rule_table(broken)}\n  {note}"
    yield f"HOLD: {many(len(held), 'rule')}\n{rule_table(held)}"


def template_data(
    template: Template,
    weeks: tuple[Week, ...],
    audit: tuple[AuditRow, ...],
    sets: int,
    constraint_set: str,
) -> dict[str, Any]:
    """Give a template and its audit as plain data, broken rules first."""
    return {
        "format": "template/1",
        **template.model_dump(mode="json", exclude={"weeks"}),
        "weeks": [
            {
                "week": week.week,
                "days": [
                    {**day.model_dump(mode="json"), "seconds": session.seconds}
                    for day, session in zip(template.weeks[week.week], week.sessions, strict=True)
                ],
            }
            for week in weeks
        ],
        "sets": sets,
        "constraint_set": constraint_set,
        "audit": [row.model_dump(mode="json") for row in sorted(audit, key=lambda row: row.ok)],
        "disclaimer": DISCLAIMER,
    }
