"""Framework: every session has a theme, holds what it allows, and fills its slots."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from optimizer.domain.costs import Costs
from optimizer.domain.framework import Framework
from optimizer.domain.repairs import Candidate
from optimizer.domain.scenario import Scenario
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.words import listed
from optimizer.kinds.rule import Rule, Tight


class FrameworkRule(Rule):
    """Every session has a theme of one of these frameworks, and fills the theme's slots.

    Where `free`, a week may also go without any framework.
    """

    kind: Literal["framework"]
    choices: tuple[Framework, ...]
    free: bool = False

    counting: ClassVar[bool] = False
    priced: ClassVar[bool] = True

    @classmethod
    def of(cls, scenario: Scenario, catalog: Taxonomy) -> "Iterator[FrameworkRule]":
        """The frameworks that suit the client's wish and number of training days, if there are any."""
        choices = frameworks_for(scenario, catalog)
        if not choices:
            return
        why, source = (
            "Every session has a theme, so that the week has a shape.",
            "rules.md section 3, C-32",
        )
        if len(choices) == 1:
            why, source = choices[0].why, choices[0].source
        yield cls(
            id="framework", kind="framework", choices=choices, free=scenario.framework == "auto",
            why=why, source=source,
        )  # fmt: skip

    def words(self, catalog: Taxonomy) -> str:
        """The frameworks that there are to choose from."""
        if not self.choices:
            return "sessions have no themes"
        names = listed((framework.name for framework in self.choices), "or")
        free = "; without one where none of them fits" if self.free else ""
        return f"every session has a theme of {names} and fills its slots{free}"

    def tight(self, catalog: Taxonomy) -> Tight:
        """By what it fills."""
        return Tight("slots of the framework", in_session=True)

    def unsaid(self, assumed: bool, timed: bool, themed: bool) -> str:
        """Without themes, where a week must have some."""
        return "" if self.free or themed else "the sessions name no theme"

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """Any framework or none."""
        if asked.framework != "auto":
            told = "Leave the shape of the week open (framework: auto)."
            yield Candidate("framework", costs.framework, told, {"framework": "auto"})


def frameworks_for(scenario: Scenario, catalog: Taxonomy) -> tuple[Framework, ...]:
    """The frameworks that suit the client's wish and number of training days."""
    days = len(scenario.days)
    if scenario.framework == "auto":
        return tuple(f for f in catalog.frameworks if days in f.suits)
    return tuple(f for f in catalog.frameworks if f.id == scenario.framework and days in f.days)


def with_framework(rules: tuple[Rule, ...], choices: tuple[Framework, ...]) -> tuple[Rule, ...]:
    """The rules with only these frameworks to choose from; with none, days have no themes."""
    return tuple(
        rule.model_copy(update={"choices": choices}) if isinstance(rule, FrameworkRule) else rule
        for rule in rules
    )


def loosest(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules without a framework, where they leave that open: what allows the most weeks."""
    rule = FrameworkRule.among(rules)
    return with_framework(rules, ()) if rule is not None and rule.free else rules
