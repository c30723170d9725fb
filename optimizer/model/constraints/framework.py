"""Framework: every session has a theme, holds what the theme allows, and fills its slots."""

from collections.abc import Iterator
from itertools import chain, combinations

from optimizer.domain.framework import Slot, Theme
from optimizer.domain.rules import FrameworkRule
from optimizer.domain.week import Weekday
from optimizer.model.pairs import pairs_of
from optimizer.model.plan import Plan
from optimizer.model.rows import Linear, total
from optimizer.model.themes import Themes, themes_of

MOST_SETS = 20
"""No exercise has more sets in a session."""


def compile(rule: FrameworkRule, plan: Plan) -> None:
    """Slots by Hall's condition: any of them that overlap are filled by as many exercises as they are.

    `count(union of k slots)[d] >= k * theme[d]`, hence on totals; a slot done `after` another asks for a
    pair of both; an emphasis has the most sets of its session. (rules.md C-32, section 3)
    """
    themes = themes_of(plan)
    if themes is None:
        return
    _holds(rule, plan, themes)
    for sort in themes.framework.in_week:
        plan.rows.row(plan.count(sort, "sessions"), 1, None, rule.id, "week")
    for theme in themes.framework.themes:
        days = themes.days(theme)
        _slots(rule, plan, themes, theme, None, days)
        _turns(rule, plan, theme, None, days)
        for day in plan.days if plan.with_days else ():
            here = themes.on(day, theme)
            _slots(rule, plan, themes, theme, day, here)
            _turns(rule, plan, theme, day, here)
            _only(rule, plan, theme, day, here)
    _across_themes(rule, plan, themes)


def _holds(rule: FrameworkRule, plan: Plan, themes: Themes) -> None:
    """An exercise stands only on days of the themes that may hold it."""
    everywhere = frozenset(theme.id for theme in themes.framework.themes)
    by_id = {theme.id: theme for theme in themes.framework.themes}
    for exercise in plan.exercises:
        home = themes.home(exercise)
        if home == everywhere:
            continue
        days = total((1, themes.days(by_id[theme])) for theme in sorted(home))
        sessions = total([(1, plan.amount(exercise, "sessions")), (-1, days)])
        if plan.rows.highest(sessions) > 0:
            plan.rows.row(sessions, None, 0, rule.id, exercise.id)
        for day in plan.days if plan.with_days else ():
            here = plan.amount(exercise, "exercises", day)
            room = total([(1, here), (-1, themes.among(day, home))])
            plan.rows.row(room, None, 0, rule.id, exercise.id)


def _slots(
    rule: FrameworkRule,
    plan: Plan,
    themes: Themes,
    theme: Theme,
    day: Weekday | None,
    here: Linear,
) -> None:
    by_id = plan.catalog.by_id
    for slots, names in overlapping(fillers(plan, themes, theme)):
        amount = total((1, plan.amount(by_id[name], "sessions", day)) for name in names)
        filled = total([(1, amount), (-len(slots), here)])
        plan.rows.row(filled, 0, None, rule.id, "+".join(slot.id for slot in slots))
    for slot in theme.slots:
        for head in slot.heads:
            sets = total([(1, plan.half_sets(head, day)), (-2, here)])
            plan.rows.row(sets, 0, None, rule.id, f"{slot.id} {head}")


def fillers(plan: Plan, themes: Themes, theme: Theme) -> list[tuple[Slot, frozenset[str]]]:
    """Every slot of a theme that exercises fill, with those that may."""
    weeks = plan.scenario.weeks
    return [
        (
            slot,
            frozenset(
                e.id
                for e in plan.exercises
                if slot.picks(weeks, plan.week).matches(e) and theme.id in themes.home(e)
            ),
        )
        for slot in theme.filled
    ]


def overlapping(
    slots: list[tuple[Slot, frozenset[str]]],
) -> Iterator[tuple[tuple[Slot, ...], list[str]]]:
    """Sets of slots that Hall's condition must name: single ones, and those linked by an overlap."""
    for size in range(1, len(slots) + 1):
        for group in combinations(slots, size):
            if all(any(a[1] & b[1] for b in group if b is not a) for a in group) or size == 1:
                together = frozenset(chain.from_iterable(names for _, names in group))
                yield tuple(slot for slot, _ in group), sorted(together)


def _across_themes(rule: FrameworkRule, plan: Plan, themes: Themes) -> None:
    """On totals, slots of two themes that overlap are filled on days of both."""
    known = [
        (theme, slot, names)
        for theme in themes.framework.themes
        for slot, names in fillers(plan, themes, theme)
    ]
    for (theme, one, its), (other, two, others) in combinations(known, 2):
        if theme is other or not its & others:
            continue
        both = sorted(its | others)
        amount = total((1, plan.amount(plan.catalog.by_id[name], "sessions")) for name in both)
        days = [(-1, themes.days(theme)), (-1, themes.days(other))]
        plan.rows.row(total([(1, amount), *days]), 0, None, rule.id, f"{one.id}+{two.id}")


def _turns(
    rule: FrameworkRule, plan: Plan, theme: Theme, day: Weekday | None, here: Linear
) -> None:
    """The exercises of two slots take turns, where pairs are allowed."""
    pairs = pairs_of(plan)
    if pairs is None:
        return
    weeks = plan.scenario.weeks
    for first, second in theme.turns:
        between = pairs.between(first.picks(weeks, plan.week), second.picks(weeks, plan.week), day)
        plan.rows.row(total([(1, between), (-1, here)]), 0, None, rule.id, second.id)


def _only(rule: FrameworkRule, plan: Plan, theme: Theme, day: Weekday, here: Linear) -> None:
    """At most one exercise of a slot's sort, and no more sets of any other where it is emphasised."""
    for slot in theme.filled:
        if not (slot.only or slot.emphasis) or slot.of is None:
            continue
        count = plan.count(slot.of, "exercises", day)
        most = plan.rows.highest(count)
        if most > 1:
            row = total([(1, count), (most - 1, here)])
            plan.rows.row(row, None, most, rule.id, slot.id)
        if not slot.emphasis:
            continue
        led = plan.count(slot.of, "sets", day)
        for exercise in plan.exercises:
            if not slot.of.matches(exercise):
                sets = plan.amount(exercise, "sets", day)
                above = total([(1, sets), (-1, led), (MOST_SETS, here)])
                plan.rows.row(above, None, MOST_SETS, rule.id, f"{slot.id} {exercise.id}")
