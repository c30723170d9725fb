"""Ways to keep a week's framework while it changes, the most faithful first."""

from collections.abc import Iterator
from dataclasses import dataclass

from optimizer.domain.framework import Framework
from optimizer.domain.nearness import ThemesFate
from optimizer.domain.placed import Placed
from optimizer.kinds.framework import FrameworkRule, loosest, with_framework
from optimizer.problem.problem import Problem


@dataclass(frozen=True, slots=True)
class Way:
    """A reading to look for a near week under; where `held`, every day keeps its theme."""

    problem: Problem
    held: bool = False


def ways(reference: tuple[Placed, ...], problem: Problem) -> Iterator[list[Way]]:
    """Stages of ways: the next where no way of the last has a week.

    Themes stay on their days; else the framework stays and its themes move; else another framework
    takes its place; else, where the rules leave that open, there is none. Weeks without themes stay so.
    """
    rules = problem.rules
    rule = FrameworkRule.among(rules)
    own = None if rule is None else framework_of(reference, rule)
    if rule is None or (own is None and rule.free):
        yield [Way(problem.with_rules(loosest(rules)))]
        return
    if own is not None:
        theirs = problem.with_rules(with_framework(rules, (own,)))
        yield [Way(theirs, held=True)]
        if len(own.themes) > 1:
            yield [Way(theirs)]
    others = [choice for choice in rule.choices if choice is not own]
    if others:
        yield [Way(problem.with_rules(with_framework(rules, (choice,)))) for choice in others]
    if rule.free:
        yield [Way(problem.with_rules(loosest(rules)))]


def framework_of(weeks: tuple[Placed, ...], rule: FrameworkRule) -> Framework | None:
    """The framework whose themes the weeks have, if the rules offer it."""
    themes = _themes(weeks)

    def serves(framework: Framework) -> bool:
        return bool(themes) and all(framework.theme(theme) is not None for theme in themes)

    return next(filter(serves, rule.choices), None)


def fate(before: tuple[Placed, ...], after: tuple[Placed, ...]) -> ThemesFate:
    """What became of the themes of weeks."""
    if not _themes(before):
        return ThemesFate.NONE if not _themes(after) else ThemesFate.OTHER
    if not _themes(after):
        return ThemesFate.DROPPED
    kept = all(
        week.themes.get(day, theme) == theme
        for old, week in zip(before, after, strict=True)
        for day, theme in old.themes.items()
    )
    if kept:
        return ThemesFate.KEPT
    return ThemesFate.MOVED if _themes(after) <= _themes(before) else ThemesFate.OTHER


def _themes(weeks: tuple[Placed, ...]) -> set[str]:
    return {theme for week in weeks for theme in week.themes.values()}
