"""The proof panel: every rule with its bounds, its value, what is left, why it is there and its source."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from optimizer.domain.program import AuditRow, TermRow
from optimizer.features.constraints.text import rule_words, term_words
from optimizer.features.report.subject import Subject
from optimizer.kinds import Rule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.session_size import SessionSizeRule
from optimizer.show.names import family_name, family_of, rule_name
from optimizer.show.text.layout import bounds_text, clock, decimal, exact
from optimizer.show.text.rule_table import WEEKS
from optimizer.show.text.slack import is_tight, slack

FORBIDDEN = "0"
"""An upper bound that forbids; to reach it is no tightness."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A rule's value in one week (or on one day of it), and what is left to the nearer bound."""

    place: str
    value: str
    left: str
    mark: str
    ok: bool

    @property
    def tight(self) -> bool:
        """Whether nothing is left."""
        return self.ok and bool(self.mark)


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule in words with its readings."""

    id: str
    name: str
    words: str
    allowed: str
    readings: tuple[Reading, ...]
    why: str
    source: str

    @property
    def ok(self) -> bool:
        """Whether it holds everywhere."""
        return all(reading.ok for reading in self.readings)

    @property
    def tight(self) -> bool:
        """Whether it holds and leaves nothing somewhere."""
        return self.ok and any(reading.tight for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Family:
    """Rules of one family, those with nothing left first."""

    title: str
    rules: tuple[RuleView, ...]

    @property
    def tight(self) -> int:
        """How many of them leave nothing."""
        return sum(rule.tight for rule in self.rules)

    @property
    def broken(self) -> int:
        """How many of them are broken."""
        return sum(not rule.ok for rule in self.rules)


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the objective with its points."""

    name: str
    weight: int
    value: int
    points: int


@dataclass(frozen=True, slots=True)
class ProofView:
    """All families, what is at its limit, and what the week is worth.

    `sessions` counts limits of a single session, which are reached as a matter of course.
    """

    families: tuple[Family, ...]
    tight: tuple[RuleView, ...]
    sessions: int
    broken: tuple[RuleView, ...]
    count: int
    terms: tuple[TermView, ...]
    explained: tuple[tuple[str, str], ...]
    objective: int


def proof_view(subject: Subject) -> ProofView:
    """Lay out every rule that was measured on the week, or on both weeks of a rotation."""
    rows: defaultdict[str, list[AuditRow]] = defaultdict(list)
    for row in subject.audit:
        rows[row.rule].append(row)
    views = [_rule(rule, rows[rule.id], subject) for rule in subject.problem.rules if rows[rule.id]]
    families: defaultdict[str, list[RuleView]] = defaultdict(list)
    for view in views:
        families[family_of(view.id)].append(view)
    of_session = {rule.id for rule in subject.problem.rules if _of_session(rule)}
    terms = subject.problem.constraint_set.objective.terms
    return ProofView(
        families=tuple(Family(family_name(f), _tight_first(some)) for f, some in families.items()),
        tight=tuple(view for view in views if view.tight and view.id not in of_session),
        sessions=sum(view.tight and view.id in of_session for view in views),
        broken=tuple(view for view in views if not view.ok),
        count=len(views),
        terms=tuple(_terms(subject.terms)),
        explained=tuple((term_words(term, subject.catalog), term.why) for term in terms),
        objective=subject.objective,
    )


class Measured(Protocol):
    """What was measured of a rule: a row of an audit, or a finding of the verifier."""

    @property
    def value(self) -> str:
        """Exact text of the value."""

    @property
    def min(self) -> str | None:
        """Exact text of the lower bound."""

    @property
    def max(self) -> str | None:
        """Exact text of the upper bound."""

    @property
    def unit(self) -> str:
        """What is counted."""


def value_text(row: Measured) -> str:
    """The row's value as people read it: `74:32`, `1.36 (305/224)`, `9.5`."""
    value = exact(row.value)
    if value is None:
        return row.value
    if row.unit == "seconds":
        return clock(int(value))
    shown = decimal(value)
    return shown if "/" not in row.value or shown == row.value else f"{shown} ({row.value})"


def allowed_text(row: Measured) -> str:
    """The row's bounds with their unit: `8-20 sets`, `≤75:00`, `none`."""
    if row.max == FORBIDDEN and row.min in (None, FORBIDDEN):
        return "none"
    low, high = row.min, row.max
    if row.unit == "seconds":
        low, high = (_clock(end) for end in (low, high))
        return bounds_text(low, high)
    if row.unit == "ratio" or (low is None and high is None):
        return bounds_text(low, high)
    unit = row.unit.removesuffix("s") if (high or low) == "1" else row.unit
    return f"{bounds_text(low, high)} {unit}"


def _clock(end: str | None) -> str | None:
    value = exact(end)
    return end if value is None else clock(int(value))


def _rule(rule: Rule, rows: list[AuditRow], subject: Subject) -> RuleView:
    allowed = list(dict.fromkeys(map(allowed_text, rows)))
    return RuleView(
        id=rule.id,
        name=rule_name(rule, subject.catalog),
        words=rule_words(rule, subject.catalog),
        allowed=" / ".join(allowed),
        readings=tuple(_readings(rows, subject)),
        why=rule.why,
        source=rule.source,
    )


def _readings(rows: list[AuditRow], subject: Subject) -> Iterable[Reading]:
    """One reading a row; rows that are one for each session are named by their day."""
    by_week: defaultdict[str, list[AuditRow]] = defaultdict(list)
    for row in rows:
        by_week[row.week].append(row)
    for week in WEEKS:
        days = [s.day.capitalize() for w in subject.base if w.week == week for s in w.sessions]
        own = by_week[week]
        named = len(own) > 1 and len(own) == len(days)
        for number, row in enumerate(own):
            places = [week] if subject.rotates else []
            places += [days[number]] if named else []
            yield _reading(" ".join(places), row)


def _reading(place: str, row: AuditRow) -> Reading:
    mark = "broken" if not row.ok else "at its limit" if is_tight(row) else ""
    return Reading(place, value_text(row), _left(row), mark, row.ok)


def _left(row: AuditRow) -> str:
    room = slack(row)
    if room is None or (row.max == FORBIDDEN and row.ok):
        return ""
    if row.unit != "seconds":
        return decimal(room)
    return ("-" if room < 0 else "") + clock(abs(int(room)))


def _tight_first(views: list[RuleView]) -> tuple[RuleView, ...]:
    return tuple(sorted(views, key=lambda view: (view.ok, not view.tight)))


def _of_session(rule: Rule) -> bool:
    if isinstance(rule, CoverageRule):
        return rule.per == "session"
    return isinstance(rule, SessionSizeRule)


def _terms(rows: tuple[TermRow, ...]) -> Iterable[TermView]:
    views = (TermView(row.term, row.weight, row.value, row.weight * row.value) for row in rows)
    return sorted(views, key=lambda view: -abs(view.points))
