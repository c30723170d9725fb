"""Framework: every session has a theme, holds what the theme allows, and fills its slots."""

from collections.abc import Iterator
from itertools import chain, combinations

from optimizer.domain.framework import Slot, Theme
from optimizer.kinds.framework import FrameworkRule
from optimizer.model.pairs import pairs_of
from optimizer.model.places import days_with, kinds_of, places_of
from optimizer.model.plan import DayKind, Place, Plan
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
        plan.rows.add(plan.count(sort, "sessions") >= 1, rule.id, "week")
    for theme in themes.framework.themes:
        for place in places_of(plan):
            if isinstance(place, DayKind) and place.theme != theme.id:
                continue
            days = days_with(plan, place, themes, theme)
            _slots(rule, plan, themes, theme, place, days)
            _turns(rule, plan, theme, place, days)
            if place is not None:
                _only(rule, plan, theme, place, days)


def _holds(rule: FrameworkRule, plan: Plan, themes: Themes) -> None:
    """An exercise stands only on days of the themes that may hold it."""
    everywhere = frozenset(theme.id for theme in themes.framework.themes)
    by_id = {theme.id: theme for theme in themes.framework.themes}
    for exercise in plan.exercises:
        home = themes.home(exercise)
        if home == everywhere:
            continue
        days = total(themes.days(by_id[theme]) for theme in sorted(home))
        beyond = plan.amount(exercise, "sessions") - days
        if plan.rows.highest(beyond) > 0:
            plan.rows.add(beyond <= 0, rule.id, exercise.id)
        for day in plan.days if plan.with_days else ():
            here = plan.amount(exercise, "exercises", day)
            plan.rows.add(here <= themes.among(day, home), rule.id, exercise.id)
        for kind in kinds_of(plan) if plan.limits_as_rows else ():
            if kind.theme not in home:
                here = plan.amount(exercise, "sessions", kind)
                plan.rows.add(here <= 0, rule.id, exercise.id)


def _slots(
    rule: FrameworkRule,
    plan: Plan,
    themes: Themes,
    theme: Theme,
    place: Place,
    here: Linear,
) -> None:
    by_id = plan.catalog.by_id
    for slots, names in overlapping(fillers(plan, themes, theme)):
        amount = total(plan.amount(by_id[name], "sessions", place) for name in names)
        fact = "+".join(slot.id for slot in slots)
        plan.rows.add(amount >= len(slots) * here, rule.id, fact)
    for slot in theme.slots:
        for head in slot.heads:
            plan.rows.add(plan.half_sets(head, place) >= 2 * here, rule.id, f"{slot.id} {head}")


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


def _turns(rule: FrameworkRule, plan: Plan, theme: Theme, place: Place, here: Linear) -> None:
    """The exercises of two slots take turns, where pairs are allowed."""
    pairs = pairs_of(plan)
    if pairs is None:
        return
    weeks = plan.scenario.weeks
    for first, second in theme.turns:
        between = pairs.between(
            first.picks(weeks, plan.week), second.picks(weeks, plan.week), place
        )
        plan.rows.add(between >= here, rule.id, second.id)


def _only(rule: FrameworkRule, plan: Plan, theme: Theme, place: Place, here: Linear) -> None:
    """At most one exercise of a slot's sort, and no more sets of any other where it is emphasised.

    A kind of day is all of one theme, so there it holds as it stands.
    """
    of_one_theme = isinstance(place, DayKind)
    for slot in theme.filled:
        if not (slot.only or slot.emphasis) or slot.of is None:
            continue
        count = plan.count(slot.of, "sessions", place)
        most = plan.rows.highest(count)
        if of_one_theme:
            plan.rows.add(count <= here, rule.id, slot.id)
        elif most > 1:
            plan.rows.add(count + (most - 1) * here <= most, rule.id, slot.id)
        if not slot.emphasis:
            continue
        led = plan.count(slot.of, "sets", place)
        for exercise in plan.exercises:
            if not slot.of.matches(exercise):
                above = plan.amount(exercise, "sets", place) - led
                if not above.terms:
                    continue
                fact = f"{slot.id} {exercise.id}"
                if of_one_theme:
                    plan.rows.add(above <= 0, rule.id, fact)
                else:
                    plan.rows.add(above + MOST_SETS * here <= MOST_SETS, rule.id, fact)
