"""What a client's screens and flags change in this scenario, and the lines that say so."""

from dataclasses import dataclass

from optimizer.domain.gyms import days_for
from optimizer.domain.program import ChangeRow
from optimizer.domain.scenario import Scenario
from optimizer.domain.selector import Selector
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.intake import FAIL, Bounds, Change


@dataclass(frozen=True, slots=True)
class Triggered:
    """A change with the answer that brought it; not `possible` where it had to be left out."""

    trigger: str
    change: Change
    possible: bool


@dataclass(frozen=True, slots=True)
class Applied:
    """The scenario with what the intake changes of it, the rules it brings, and every change."""

    scenario: Scenario
    rules: tuple[Rule, ...]
    changes: tuple[Triggered, ...]

    @property
    def bounds(self) -> tuple[Bounds, ...]:
        """Bounds that rules are held to beside their own."""
        return tuple(t.change.bounds for t in self.changes if t.change.bounds is not None)


def applied(scenario: Scenario, catalog: Catalog) -> Applied:
    """What screens and flags make of a scenario. Applied to its own result it changes nothing.

    Of weak areas the higher level wins, of limits the lower, of likes the client's own.
    """
    changes = triggered(scenario, catalog)
    weak, limits = dict(scenario.weak), dict(scenario.limits)
    prefer: dict[str, int] = {}
    exclude = list(scenario.exclude)
    for change in (t.change for t in changes if t.possible):
        for muscle, level in change.weak.items():
            weak[muscle] = max(level, weak.get(muscle, level))
        for tag, limit in change.limit.items():
            limits[tag] = min(limit, limits.get(tag, limit))
        prefer |= change.prefer
        if change.exclude is not None:
            exclude += [e.id for e in catalog.exercises if change.exclude.matches(e)]
    update = {
        "weak": weak,
        "limits": limits,
        "prefer": {**prefer, **scenario.prefer},
        "exclude": tuple(dict.fromkeys(exclude)),
    }
    rules = tuple(t.change.rule for t in changes if t.possible and t.change.rule is not None)
    return Applied(scenario.model_copy(update=update) if changes else scenario, rules, changes)


def triggered(scenario: Scenario, catalog: Catalog) -> tuple[Triggered, ...]:
    """Every change that the client's answers bring, screens first, in the order of the catalog."""
    found: list[Triggered] = []
    flags = [flag for flag in catalog.intake.flags if flag.id in scenario.flags]
    for screen in catalog.intake.screens:
        trigger = " + ".join(flag.id for flag in flags if flag.same_as == screen.id)
        if scenario.screens.get(screen.id) == FAIL:
            trigger = f"{screen.id}: {FAIL}"
        if trigger:
            found += _of(trigger, screen.changes, scenario, catalog)
    for flag in flags:
        found += _of(flag.id, flag.changes, scenario, catalog)
    return tuple(found)


def _of(
    trigger: str, changes: tuple[Change, ...], scenario: Scenario, catalog: Catalog
) -> list[Triggered]:
    return [
        Triggered(trigger, change, not change.if_possible or _possible(change, scenario, catalog))
        for change in changes
        if scenario.level in change.levels
    ]


def _possible(change: Change, scenario: Scenario, catalog: Catalog) -> bool:
    """Whether equipment and level allow any exercise that the rule selects."""
    of = (change.rule and change.rule.wanted) or Selector()
    return any(
        of.matches(e) and e.level <= scenario.level.rank and days_for(e, scenario, catalog)
        for e in catalog.exercises
    )


LEFT_OUT = "Left out: equipment and level allow none of these."
NO_SUCH_RULE = "Nothing to tighten: these constraints have no such rule."


def change_rows(found: Applied, rules: tuple[Rule, ...]) -> tuple[ChangeRow, ...]:
    """One row for everything that changes, for the program file and its reports."""
    known = {rule.id for rule in rules}
    rows = []
    for t in found.changes:
        effect = t.change.effect
        if not t.possible:
            effect = LEFT_OUT
        elif t.change.bounds is not None and t.change.bounds.rule not in known:
            effect = NO_SUCH_RULE
        for target in t.change.targets:
            rows.append(ChangeRow(trigger=t.trigger, rule=target, effect=effect))
    return tuple(rows)
