"""What differs between two programs: exercises, sets, pairs, muscles, rules and the scenario."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from optimizer.domain.base import Frozen, show_fraction
from optimizer.domain.nearness import Distance
from optimizer.domain.program import AuditRow, Program, Week
from optimizer.domain.week import WEEK_NAMES, Weekday, WeekName
from optimizer.problem.catalog import Catalog


class SetsRow(Frozen):
    """An exercise with other sets on a day; `new` and `gone` say that the whole week gains or loses it."""

    week: WeekName
    day: Weekday
    exercise: str
    before: int
    after: int
    new: bool = False
    gone: bool = False


class PairRow(Frozen):
    """Two exercises that are done in turns on a day in one of the programs only."""

    week: WeekName
    day: Weekday
    first: str
    second: str
    formed: bool


class ThemeRow(Frozen):
    """A session that is about something else."""

    week: WeekName
    day: Weekday
    before: str | None
    after: str | None


class MuscleDifference(Frozen):
    """Weekly sets of a muscle or group, exact text."""

    week: WeekName
    muscle: str
    before: str
    after: str


class RuleRow(Frozen):
    """A rule whose value or verdict differs; a side where nothing measures it is None."""

    rule: str
    week: str
    before: AuditRow | None
    after: AuditRow | None


class ScenarioRow(Frozen):
    """A key of the scenario with another value."""

    key: str
    before: Any
    after: Any


class Difference(Frozen):
    """Everything that differs from one program to the other, and how far apart they are."""

    distance: Distance
    objective_before: int | None
    objective_after: int | None
    sets: tuple[SetsRow, ...]
    pairs: tuple[PairRow, ...]
    themes: tuple[ThemeRow, ...]
    muscles: tuple[MuscleDifference, ...]
    rules: tuple[RuleRow, ...]
    scenario: tuple[ScenarioRow, ...]


@dataclass(frozen=True, slots=True)
class DiffSide:
    """One of two programs; weeks of other origin have an audit but no scenario or objective."""

    weeks: tuple[Week, ...]
    audit: tuple[AuditRow, ...]
    objective: int | None = None
    scenario: dict[str, Any] = field(default_factory=dict)


def side_of(program: Program) -> DiffSide:
    """A program as one side of a difference."""
    return DiffSide(program.weeks, program.audit, program.objective, program.scenario)


def difference(before: DiffSide, after: DiffSide, catalog: Catalog) -> Difference:
    """What changes from one side to the other; weeks are compared by their names."""
    sets = tuple(_sets(before, after))
    changed = {(row.week, row.exercise) for row in sets if row.new or row.gone}
    return Difference(
        distance=Distance(exercises=len(changed), sets=_changed_sets(sets)),
        objective_before=before.objective,
        objective_after=after.objective,
        sets=sets,
        pairs=tuple(_pairs(before, after)),
        themes=tuple(_themes(before, after)),
        muscles=tuple(_muscles(before, after, catalog)),
        rules=tuple(_rules(before.audit, after.audit)),
        scenario=tuple(_scenario(before.scenario, after.scenario)),
    )


def _sets(before: DiffSide, after: DiffSide) -> Iterator[SetsRow]:
    olds, news = _counted(before.weeks), _counted(after.weeks)
    order = {key: n for n, key in enumerate([*olds, *(k for k in news if k not in olds)])}
    held = [{(week, name) for week, _, name in side} for side in (olds, news)]
    days = list(Weekday)
    for week, day, name in sorted(order, key=lambda k: (k[0], days.index(k[1]), order[k])):
        old, new = olds[week, day, name], news[week, day, name]
        if old != new:
            yield SetsRow(
                week=week, day=day, exercise=name, before=old, after=new,
                new=(week, name) not in held[0], gone=(week, name) not in held[1],
            )  # fmt: skip


def _changed_sets(rows: tuple[SetsRow, ...]) -> int:
    """Sets as `Distance` counts them: of exercises that stay, and of newcomers against the others."""
    replaced: Counter[tuple[WeekName, Weekday]] = Counter()
    for row in rows:
        if row.new or row.gone:
            replaced[row.week, row.day] += row.after - row.before
    kept = sum(abs(row.after - row.before) for row in rows if not (row.new or row.gone))
    return kept + sum(map(abs, replaced.values()))


def _counted(weeks: tuple[Week, ...]) -> Counter[tuple[WeekName, Weekday, str]]:
    found: Counter[tuple[WeekName, Weekday, str]] = Counter()
    for week in weeks:
        for session in week.sessions:
            for item in session.items:
                found[week.week, session.day, item.exercise] += item.sets
    return found


def _pairs(before: DiffSide, after: DiffSide) -> Iterator[PairRow]:
    olds, news = _turns(before.weeks), _turns(after.weeks)
    for formed, some, others in ((False, olds, news), (True, news, olds)):
        for week, day, first, second in some:
            if (week, day, first, second) not in others and (
                week,
                day,
                second,
                first,
            ) not in others:
                yield PairRow(week=week, day=day, first=first, second=second, formed=formed)


def _turns(weeks: tuple[Week, ...]) -> dict[tuple[WeekName, Weekday, str, str], None]:
    return {
        (week.week, session.day, block.items[0].exercise, block.items[1].exercise): None
        for week in weeks
        for session in week.sessions
        for block in session.blocks
        if len(block.items) == 2
    }


def _themes(before: DiffSide, after: DiffSide) -> Iterator[ThemeRow]:
    olds, news = (
        {
            (week.week, session.day): session.theme
            for week in side.weeks
            for session in week.sessions
        }
        for side in (before, after)
    )
    for (week, day), old in olds.items():
        if (week, day) in news and news[week, day] != old:
            yield ThemeRow(week=week, day=day, before=old, after=news[week, day])


def _muscles(before: DiffSide, after: DiffSide, catalog: Catalog) -> Iterator[MuscleDifference]:
    for name in WEEK_NAMES:
        olds, news = (_volumes(side.weeks, name, catalog) for side in (before, after))
        for muscle in catalog.measured if olds and news else ():
            if olds[muscle] != news[muscle]:
                old, new = (show_fraction(Fraction(side[muscle], 2)) for side in (olds, news))
                yield MuscleDifference(week=name, muscle=muscle, before=old, after=new)


def _volumes(weeks: tuple[Week, ...], name: WeekName, catalog: Catalog) -> dict[str, int]:
    """Half sets of every muscle and group in the week of this name; nothing where there is none."""
    week = next((week for week in weeks if week.week == name), None)
    if week is None:
        return {}
    done = [
        (catalog.by_id[item.exercise], item.sets)
        for session in week.sessions
        for item in session.items
        if item.exercise in catalog.by_id
    ]
    return {m: sum(catalog.half_sets(e, m) * sets for e, sets in done) for m in catalog.measured}


def _rules(before: tuple[AuditRow, ...], after: tuple[AuditRow, ...]) -> Iterator[RuleRow]:
    """Rows of the same rule and week side by side; a rule may have several rows a week."""
    olds, news = _numbered(before), _numbered(after)
    for key in {**olds, **news}:
        old, new = olds.get(key), news.get(key)
        if old != new:
            yield RuleRow(rule=key[0], week=key[1], before=old, after=new)


def _numbered(audit: tuple[AuditRow, ...]) -> dict[tuple[str, str, int], AuditRow]:
    seen: Counter[tuple[str, str]] = Counter()
    rows = {}
    for row in audit:
        rows[row.rule, row.week, seen[row.rule, row.week]] = row
        seen[row.rule, row.week] += 1
    return rows


def _scenario(before: dict[str, Any], after: dict[str, Any]) -> Iterator[ScenarioRow]:
    for key in {**before, **after} if before and after else ():
        if before.get(key) != after.get(key):
            yield ScenarioRow(key=key, before=before.get(key), after=after.get(key))
