"""A program for the coach's eyes: the week, its balance, and how far it is proven."""

import math
from collections.abc import Iterator

from optimizer.domain.catalog import Catalog
from optimizer.domain.gyms import gyms
from optimizer.domain.policy import framework_rule
from optimizer.domain.program import Program, Status, TermRow
from optimizer.domain.rules import RotationRule, Rule
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import WEEK_NAMES
from optimizer.reporting.balance import balance_parts
from optimizer.reporting.changes import changes_text
from optimizer.reporting.layout import indented, listed, table, wrapped
from optimizer.reporting.sessions import session_text
from optimizer.reporting.substitutes import substitutes_text
from optimizer.reporting.symbols import to_ascii

TOP_TERMS = 8
TOGETHER = "+".join(WEEK_NAMES)
WEAK = {1: "lagging", 2: "clearly weak"}


def program_text(
    program: Program,
    catalog: Catalog,
    rules: tuple[Rule, ...],
    width: int = 100,
    ascii: bool = False,
) -> str:
    """Write the whole report of a program; without a week only its headline and status."""
    scenario = Scenario.model_validate(program.scenario)
    parts = [
        _headline(program, scenario, rules, catalog, width),
        wrapped(_status(program), width),
    ]
    for week in program.weeks:
        if len(program.weeks) > 1:
            parts.append(f"Week {week.week}")
        for session in week.sessions:
            told = substitutes_text(session, catalog, width)
            parts.append("\n".join(filter(None, [session_text(session, catalog, width), told])))
        parts.append(changes_text(program, week, rules, catalog, width))
        parts += balance_parts(program.audit, week.week, rules, scenario, catalog, width)
    if len(program.weeks) > 1:
        parts.append(_rotation(program, rules, width))
        together = balance_parts(program.audit, TOGETHER, rules, scenario, catalog, width)
        parts += ["Both weeks together", *together] if together else []
    if not program.weeks:
        parts.append(changes_text(program, None, rules, catalog, width))
    if program.objective_terms:
        parts.append(_terms(program))
    if program.weeks:
        parts += [wrapped(_proof(program), width), wrapped(program.disclaimer, width)]
    text = "\n\n".join(part for part in parts if part)
    return to_ascii(text) if ascii else text


def _rotation(program: Program, rules: tuple[Rule, ...], width: int) -> str:
    """How much of each week's main lifts is its own."""
    told = [
        f"{row.value} of week {row.week}'s are its own"
        for rule in rules
        for row in program.audit
        if isinstance(rule, RotationRule) and row.rule == rule.id
    ]
    return wrapped(f"main lifts: {', '.join(told)}", width) if told else ""


def _framework(program: Program, rules: tuple[Rule, ...]) -> str:
    """The framework whose themes the sessions have, or that none of those tried fits."""
    rule = framework_rule(rules)
    if rule is None or not program.weeks:
        return ""
    themes = {session.theme for week in program.weeks for session in week.sessions}
    for framework in rule.choices:
        if themes <= {theme.id for theme in framework.themes}:
            return f"{framework.name}. {framework.why}"
    tried = listed((framework.name for framework in rule.choices), "or")
    return f"none; no week of {tried} was found for these days, minutes and rules"


def _headline(
    program: Program,
    scenario: Scenario,
    rules: tuple[Rule, ...],
    catalog: Catalog,
    width: int,
) -> str:
    days = ", ".join(f"{day.capitalize()} {minutes}" for day, minutes in scenario.days.items())
    lines = [
        wrapped(
            f"client {program.client}   {days} min   {scenario.level}, goal {scenario.goal}",
            width,
            rest="  ",
        ),
        *_equipment(scenario, catalog, width),
    ]
    framework = _framework(program, rules)
    if framework:
        lines.append(wrapped(framework, width, "framework: ", " " * 11))
    if scenario.weak:
        areas = (
            f"{catalog.measured[muscle].name} ({WEAK[level]})"
            for muscle, level in scenario.weak.items()
        )
        lines.append(wrapped(listed(areas, "and"), width, "weak areas: ", " " * 12))
    return "\n".join(lines)


def _equipment(scenario: Scenario, catalog: Catalog, width: int) -> Iterator[str]:
    """A line for every distinct equipment, with its days where they differ."""
    names = {item.id: item.name for item in (*catalog.equipment, *catalog.presets)}
    places, label = gyms(scenario), "equipment: "
    for entries, days in places.items():
        told = "; ".join(names.get(entry, entry) for entry in entries) or "floor only"
        if len(places) > 1:
            told = f"{', '.join(day.capitalize() for day in days)}: {told}"
        yield wrapped(told, width, label, " " * 11)
        label = " " * 11


def _status(program: Program) -> str:
    if program.status is Status.OPTIMAL:
        return "OPTIMAL: proven, no better week exists"
    if program.status is Status.FEASIBLE:
        if program.gap is None:
            return "FEASIBLE: every rule holds; how far from the best possible is not known"
        return f"FEASIBLE: within {_percent(program.gap)} of the best possible"
    if program.status is Status.INFEASIBLE:
        return "IMPOSSIBLE: no week satisfies this scenario"
    return (
        "UNDECIDED: within the limit no week was found, and none was ruled out. "
        "Give it more time (--time-limit 300) or more threads (--workers 8)."
    )


def _percent(share: float) -> str:
    """Show a gap in percent, never rounded down."""
    return f"{math.ceil(round(share * 1000, 6)) / 10:.1f} %"


def _terms(program: Program) -> str:
    """Show the objective's weightiest terms; the rest in one line."""
    by_points = sorted(program.objective_terms, key=lambda term: -abs(_points(term)))
    rows = [
        (term.term, f"{term.weight:,}", f"{term.value:,}", f"{_points(term):,}")
        for term in by_points[:TOP_TERMS]
    ]
    rest = by_points[TOP_TERMS:]
    if rest:
        rows.append((f"{len(rest)} more", "", "", f"{sum(map(_points, rest)):,}"))
    headers = ["what the week is worth", "weight", "value", "points"]
    return indented(table(rows, headers, right=[1, 2, 3]))


def _points(term: TermRow) -> int:
    return term.weight * term.value


def _proof(program: Program) -> str:
    objective = "?" if program.objective is None else f"{program.objective:,}"
    bound = "?" if program.bound is None else f"{program.bound:,}"
    gap = "not known" if program.gap is None else _percent(program.gap)
    held = len({row.rule for row in program.audit}) - len(
        {row.rule for row in program.audit if not row.ok}
    )
    parts = [f"objective {objective}, bound {bound}, gap {gap}", f"{held} rules hold (verified)"]
    made = program.provenance
    if made is not None:
        workers = "1 worker" if made.workers == 1 else f"{made.workers} workers"
        seconds = made.build_seconds + made.solve_seconds
        parts += [f"{seconds:.1f} s", f"seed {made.seed}, {workers}"]
    return "proof: " + "; ".join(parts)
