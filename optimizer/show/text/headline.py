"""Who a program is for: client, days, equipment, framework, weak areas."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from optimizer.domain.gyms import gyms
from optimizer.domain.program import Program, Week
from optimizer.domain.scenario import Scenario
from optimizer.domain.words import WEAK
from optimizer.kinds import Rule
from optimizer.kinds.framework import FrameworkRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.spared import spared_words
from optimizer.show.text.layout import joined, listed, wrapped
from optimizer.show.text.style import stack, title


def headline_text(
    program: Program,
    scenario: Scenario,
    rules: tuple[Rule, ...],
    catalog: Catalog,
    width: int,
) -> RenderableType:
    """Write the lines that a report begins with."""
    days = ", ".join(f"{day.capitalize()} {minutes}" for day, minutes in scenario.days.items())
    lines: list[RenderableType] = [
        title(
            joined(
                [
                    f"client {program.client}",
                    f"{days} min",
                    f"{scenario.level}, goal {scenario.goal}",
                ],
                width,
                "   ",
                "  ",
            )
        ),
        *_equipment(scenario, catalog, width),
    ]
    framework = framework_words(program.weeks, rules)
    if framework:
        lines.append(wrapped(framework, width, "framework: ", " " * 11))
    if scenario.weak:
        areas = (
            f"{catalog.measured[muscle].name} ({WEAK[level]})"
            for muscle, level in scenario.weak.items()
        )
        lines.append(wrapped(listed(areas, "and"), width, "weak areas: ", " " * 12))
    if scenario.limits:
        places = "; ".join(spared_words(scenario, catalog))
        lines.append(wrapped(places, width, "spared: ", " " * 8))
    return stack(*lines)


def _equipment(scenario: Scenario, catalog: Catalog, width: int) -> Iterator[str]:
    label = "equipment: "
    for told in equipment_lines(scenario, catalog):
        yield wrapped(told, width, label, " " * 11)
        label = " " * 11


def equipment_lines(scenario: Scenario, catalog: Catalog) -> Iterator[str]:
    """Every distinct equipment, with its days where they differ."""
    names = {item.id: item.name for item in (*catalog.equipment, *catalog.presets)}
    places = gyms(scenario)
    for entries, days in places.items():
        told = "; ".join(names.get(entry, entry) for entry in entries) or "floor only"
        on = listed((day.capitalize() for day in days), "and")
        yield told if len(places) == 1 else f"{on}: {told}"


def framework_words(weeks: Sequence[Week], rules: tuple[Rule, ...]) -> str:
    """The framework whose themes the sessions have, or that none of those tried fits."""
    rule = FrameworkRule.among(rules)
    if rule is None or not weeks:
        return ""
    themes = {session.theme for week in weeks for session in week.sessions}
    for framework in rule.choices:
        if themes <= {theme.id for theme in framework.themes}:
            return f"{framework.name}. {framework.why}"
    tried = listed((framework.name for framework in rule.choices), "or")
    return f"none; no week of {tried} was found for these days, minutes and rules"
