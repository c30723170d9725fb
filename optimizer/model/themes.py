"""Themes: which day is about what, in the framework of a plan."""

from optimizer.domain.exercise import Exercise
from optimizer.domain.framework import Framework, Theme
from optimizer.domain.week import Weekday
from optimizer.kinds.framework import FrameworkRule
from optimizer.model.plan import Plan
from optimizer.model.rows import Between, Linear, total


class Themes:
    """The theme of every day: a literal per day and theme, a constant where there is one theme."""

    def __init__(self, plan: Plan, framework: Framework, rule_id: str) -> None:
        self._plan = plan
        self.framework = framework
        self._on: dict[tuple[Weekday, str], Linear] = {}
        self._homes: dict[str, frozenset[str]] = {}
        themes = framework.themes
        if len(themes) == 1:
            self._on = {(day, themes[0].id): Linear(constant=1) for day in plan.days}
            return
        for day in plan.days:
            for theme in themes:
                self._on[day, theme.id] = plan.literal(f"theme[{day},{theme.id}]")
            one = total(self._on[day, theme.id] for theme in themes)
            plan.rows.add(one == 1, rule_id, day)
        shares = framework.shares(len(plan.days))
        for theme in themes:
            days = Between(self.days(theme), shares.start, shares.stop - 1)
            plan.rows.add(days, rule_id, theme.id)

    def on(self, day: Weekday, theme: Theme) -> Linear:
        """Whether the day has the theme."""
        return self._on[day, theme.id]

    def days(self, theme: Theme) -> Linear:
        """How many days have the theme."""
        return total(self._on[day, theme.id] for day in self._plan.days)

    def home(self, exercise: Exercise) -> frozenset[str]:
        """The themes whose sessions may hold the exercise."""
        if exercise.id not in self._homes:
            self._homes[exercise.id] = frozenset(
                theme.id
                for theme in self.framework.themes
                if not theme.holds or any(sort.matches(exercise) for sort in theme.holds)
            )
        return self._homes[exercise.id]

    def among(self, day: Weekday, themes: frozenset[str]) -> Linear:
        """Whether the day has one of these themes."""
        return total(self._on[day, theme] for theme in sorted(themes))

    def chosen(self, day: Weekday, values: list[int]) -> str:
        """The theme of a day in a solution."""
        themes = (theme.id for theme in self.framework.themes)
        return next(theme for theme in themes if self._on[day, theme].value(values))


def themes_of(plan: Plan) -> Themes | None:
    """The plan's themes; None where its days have none."""
    return plan.part(_themes)


def _themes(plan: Plan) -> Themes | None:
    rule = FrameworkRule.among(plan.rules)
    if rule is None or not rule.choices:
        return None
    assert len(rule.choices) == 1, "a search tries one framework after the other"
    return Themes(plan, rule.choices[0], rule.id)
