"""The order in which a problem's readings are tried: frameworks before none, straight sets before pairs."""

from optimizer.domain.program import Week
from optimizer.domain.scenario import Scenario
from optimizer.kinds import Rule
from optimizer.kinds.framework import FrameworkRule, loosest, with_framework
from optimizer.kinds.pairs import pairing, slots_only
from optimizer.problem.problem import Problem

Rules = tuple[Rule, ...]


def stages(problem: Problem) -> list[list[Problem]]:
    """Readings to search under, the next where the last gave nothing; the last allow the most.

    Several at once are frameworks of which the best week wins. Pairs that are only a help come after
    straight sets, and a week without a framework comes after both.
    """
    rules = problem.rules
    rule = FrameworkRule.among(rules)
    themed = [rules]
    if rule is not None:
        themed = [with_framework(rules, (choice,)) for choice in rule.choices]
    weeks = [themed]
    if rule is not None and rule.free:
        weeks.append([loosest(rules)])
    weeks = [variants for variants in weeks if variants]
    if problem.scenario.pairs == "auto" and pairing(rules, problem.scenario) is not None:
        weeks = [
            stage
            for variants in weeks
            for stage in ([slots_only(variant) for variant in variants], variants)
        ]
    return [[problem.with_rules(variant) for variant in variants] for variants in weeks]


def of_straight_sets(scenario: Scenario, rules: Rules, weeks: tuple[Week, ...]) -> bool:
    """Whether the weeks, and the proof of them, left out pairs that were allowed as a help.

    Pairs that a slot of the framework asks for are none of those.
    """
    if scenario.pairs != "auto" or pairing(rules, scenario) is None:
        return False
    rule = FrameworkRule.among(rules)
    asked = {
        theme.id: len(theme.turns)
        for choice in (rule.choices if rule is not None else ())
        for theme in choice.themes
    }
    return all(
        sum(len(block.items) > 1 for block in session.blocks) <= asked.get(session.theme or "", 0)
        for week in weeks
        for session in week.sessions
    )
