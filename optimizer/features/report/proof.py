"""The proof panel: every rule with its bounds, its value, what is left, why it is there and its source."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.domain.program import AuditRow
from optimizer.features.report.subject import Subject
from optimizer.kinds import Rule
from optimizer.kinds.names import family_title
from optimizer.show.measured import is_tight
from optimizer.show.text.rule_table import WEEKS


@dataclass(frozen=True, slots=True)
class ProvenRule:
    """A rule with its rows in the audit, each with its place: its week, and its day where it has one."""

    rule: Rule
    name: str
    rows: tuple[tuple[str, AuditRow], ...]

    @property
    def ok(self) -> bool:
        """Whether it holds everywhere."""
        return all(row.ok for _, row in self.rows)

    @property
    def tight(self) -> bool:
        """Whether it holds and leaves nothing somewhere."""
        return self.ok and any(is_tight(row) for _, row in self.rows)


def proven_rules(subject: Subject) -> tuple[ProvenRule, ...]:
    """Every rule that was measured on the week, or on both weeks of a rotation."""
    rows: defaultdict[str, list[AuditRow]] = defaultdict(list)
    for row in subject.audit:
        rows[row.rule].append(row)
    return tuple(
        ProvenRule(rule, rule.title(subject.catalog), tuple(_placed(rows[rule.id], subject)))
        for rule in subject.problem.rules
        if rows[rule.id]
    )


def by_family(rules: tuple[ProvenRule, ...]) -> dict[str, list[ProvenRule]]:
    """The rules under the titles of their families, those with nothing left first."""
    found: defaultdict[str, list[ProvenRule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda one: (one.ok, not one.tight)):
        found[family_title(rule.rule.family)].append(rule)
    return {title: found[title] for title in (family_title(r.rule.family) for r in rules)}


def _placed(rows: list[AuditRow], subject: Subject) -> Iterator[tuple[str, AuditRow]]:
    """The rows by week; those that are one for each session are named by their day."""
    for week in WEEKS:
        days = [s.day.capitalize() for w in subject.base if w.week == week for s in w.sessions]
        own = [row for row in rows if row.week == week]
        named = len(own) > 1 and len(own) == len(days)
        for number, row in enumerate(own):
            places = [week] if subject.rotates else []
            places += [days[number]] if named else []
            yield " ".join(places), row
