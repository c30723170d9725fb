"""Constraint sets in words: every rule with its bounds and its reason, then the objective."""

from collections.abc import Callable
from typing import Any

from optimizer.domain.base import show_fraction
from optimizer.domain.exercise import Goal, Level
from optimizer.kinds import Rule
from optimizer.kinds.availability import AvailabilityRule
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.exercise_limits import ExerciseLimitsRule
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.include import IncludeRule
from optimizer.kinds.lock import LockRule
from optimizer.kinds.pairs import PairsRule
from optimizer.kinds.ratio import RatioRule
from optimizer.kinds.recovery import RecoveryRule
from optimizer.kinds.rest_days import RestDaysRule
from optimizer.kinds.rotation import RotationRule
from optimizer.kinds.session_size import SessionSizeRule
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.kinds.spacing import SpacingRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.objective import (
    CountTerm,
    DistanceTerm,
    PreferenceTerm,
    StimulusTerm,
    Term,
    TimeTerm,
)
from optimizer.show.text.layout import clock, indented, listed, spoken, table, wrapped
from optimizer.show.text.words import (
    bounds_words,
    counted,
    measure_words,
    muscle_name,
    selector_words,
)


def _volume(rule: VolumeRule, catalog: Catalog) -> str:
    noun = "direct set" if rule.direct else "set"
    if rule.taxonomy_bounds:
        amount = "sets within the muscle's own band"
    else:
        amount = counted(noun, rule.min, rule.max)
    return f"{_whose(rule.muscle, rule.each, catalog)}: {amount} a {rule.per}"


def _whose(muscle: str | None, each: tuple[str, ...], catalog: Catalog) -> str:
    if muscle is not None:
        return muscle_name(catalog, muscle)
    return f"every muscle and group of class {listed(each)}"


def _ratio(rule: RatioRule, catalog: Catalog) -> str:
    over, under = measure_words(rule.over, catalog), measure_words(rule.under, catalog)
    return f"{over}, divided by {under}: {bounds_words(rule.min, rule.max)}"


def _coverage(rule: CoverageRule, catalog: Catalog) -> str:
    amount = counted(rule.count.removesuffix("s"), rule.min, rule.max)
    joint = "with" if rule.count == "days" else "of" if rule.count == "sets" else "among"
    text = f"{amount} a {rule.per} {joint} {selector_words(rule.of, catalog)}"
    if rule.when is not None:
        text += f", in weeks that hold {selector_words(rule.when, catalog)}"
    return text


def _availability(rule: AvailabilityRule, _: Catalog) -> str:
    return {
        "equipment": "only exercises that the client's equipment allows",
        "level": "only exercises up to the client's level",
        "stress": "only exercises within the client's stress limits",
        "exclude": "no exercise that the client excludes",
        "default_off": "exercises tagged default off only where the client includes them",
    }[rule.by]


def _session_time(rule: SessionTimeRule, _: Catalog) -> str:
    return (
        f"warm-up, blocks and cool-down fit into the minutes of the day; warm-up "
        f"{clock(rule.warmup_seconds)}, up to {rule.short_minutes} minutes "
        f"{clock(rule.short_warmup_seconds)}; cool-down {clock(rule.cooldown_seconds)}"
    )


def _session_size(rule: SessionSizeRule, _: Catalog) -> str:
    return f"{counted('exercise', rule.min, rule.max)} a session"


def _exercise_limits(rule: ExerciseLimitsRule, catalog: Catalog) -> str:
    return (
        f"{selector_words(rule.of, catalog)}: {counted('set', rule.min_sets, rule.max_sets)} "
        f"a session, {counted('session', None, rule.max_sessions)} a week"
    )


def _spacing(rule: SpacingRule, catalog: Catalog) -> str:
    return f"no two days in a row with {selector_words(rule.of, catalog)}"


def _recovery(rule: RecoveryRule, catalog: Catalog) -> str:
    return (
        f"{_whose(rule.muscle, rule.each, catalog)}: after a day with "
        f"{counted('direct set', rule.high_sets, None)}, "
        f"{counted('direct set', None, rule.next_day_sets)} the next day"
    )


def _rest_days(rule: RestDaysRule, _: Catalog) -> str:
    return f"{counted('day', rule.min, None)} a week without a session"


def _pairs(rule: PairsRule, catalog: Catalog) -> str:
    kinds = (
        f"{selector_words(kind.first, catalog)} with {selector_words(kind.second, catalog)}"
        for kind in rule.allowed
    )
    only = "only where a slot of the framework asks for it, " if rule.slots_only else ""
    return f"two exercises may be done in turns: {only}" + "; ".join(kinds)


def _include(rule: IncludeRule, _: Catalog) -> str:
    return f"{spoken(rule.exercise)} appears in the week"


def _lock(rule: LockRule, _: Catalog) -> str:
    sets = "" if rule.sets is None else f" with {counted('set', rule.sets, rule.sets)}"
    week = "" if rule.week is None else f" of week {rule.week}"
    return f"{spoken(rule.exercise)} stands on {rule.day.capitalize()}{week}{sets}"


def _framework(rule: FrameworkRule, _: Catalog) -> str:
    if not rule.choices:
        return "sessions have no themes"
    names = listed((framework.name for framework in rule.choices), "or")
    free = "; without one where none of them fits" if rule.free else ""
    return f"every session has a theme of {names} and fills its slots{free}"


def _rotation(rule: RotationRule, catalog: Catalog) -> str:
    leads = "; ".join(
        f"in week {week} {selector_words(lead, catalog)} lead" for week, lead in rule.leads.items()
    )
    return (
        f"in a rotation of two weeks at least {show_fraction(rule.differ)} of each week's main lifts "
        f"({selector_words(rule.main, catalog)}) are its own; {leads}"
    )


RULE_WORDS: dict[str, Callable[[Any, Catalog], str]] = {
    "volume": _volume,
    "ratio": _ratio,
    "coverage": _coverage,
    "availability": _availability,
    "session_time": _session_time,
    "session_size": _session_size,
    "exercise_limits": _exercise_limits,
    "spacing": _spacing,
    "recovery": _recovery,
    "rest_days": _rest_days,
    "pairs": _pairs,
    "include": _include,
    "lock": _lock,
    "framework": _framework,
    "rotation": _rotation,
}
"""What a rule says, by kind."""


def rule_words(rule: Rule, catalog: Catalog) -> str:
    """Tell what the rule says, as a sentence."""
    return _sentence(RULE_WORDS[rule.kind](rule, catalog))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def _stimulus(term: StimulusTerm, _: Catalog) -> str:
    steps = listed((f"{b}" for b in term.breakpoints_sets), "and")
    worth = listed((f"{w}" for w in term.per_half_set), "and")
    weights = ", ".join(f"class {c} {w}" for c, w in term.class_weight.items())
    weak = listed((f"{v} for weak areas of level {k}" for k, v in term.weak.items()), "and")
    return (
        f"each half set of a muscle is worth {worth} points up to {steps} weekly sets, times the "
        f"muscle's weight: {weights}; plus {term.posterior} for the posterior chain, {weak}; "
        f"at most {term.cap}"
    )


def _count(term: CountTerm, catalog: Catalog) -> str:
    per = {
        "sets": "set of",
        "exercises": "distinct exercise among",
        "sessions": "session of each of the",
    }[term.count]
    text = f"{term.weight:+} per {per} {selector_words(term.of, catalog)}"
    if set(term.goals) != set(Goal):
        text += f", for the goal {listed(term.goals)}"
    if set(term.levels) != set(Level):
        text += f", for {listed(term.levels)} clients"
    return text


def _preference(term: PreferenceTerm, _: Catalog) -> str:
    return f"{term.weight:+} times the client's -3 to 3 per distinct exercise"


def _distance(term: DistanceTerm, catalog: Catalog) -> str:
    over, under = measure_words(term.over, catalog), measure_words(term.under, catalog)
    centre = show_fraction(term.centre)
    return f"-{term.weight} per step that {over}, divided by {under}, is away from {centre}"


def _time(term: TimeTerm, _: Catalog) -> str:
    return f"-{term.weight} per half minute of work and rest"


TERM_WORDS: dict[str, Callable[[Any, Catalog], str]] = {
    "stimulus": _stimulus,
    "count": _count,
    "preference": _preference,
    "distance": _distance,
    "time": _time,
}
"""What a term of the objective counts, by kind."""


def term_words(term: Term, catalog: Catalog) -> str:
    """Tell what the term counts, as a sentence."""
    return _sentence(TERM_WORDS[term.kind](term, catalog))


def sets_text(sets: list[ConstraintSet]) -> str:
    """List the constraint sets that ship, one line each."""
    rows = [(s.name, str(len(s.rules)), s.title) for s in sets]
    return table(rows, ["name", "rules", "title"], right=[1])


def set_text(constraint_set: ConstraintSet, catalog: Catalog, width: int = 100) -> str:
    """Every rule of a set in words, then what makes one week better than another."""
    objective = constraint_set.objective
    lines = [wrapped(f"{constraint_set.name}: {constraint_set.title}", width), ""]
    for rule in constraint_set.rules:
        lines += [rule.id, _entry(rule_words(rule, catalog), width), _reason(rule, width), ""]
    lines += [wrapped(f"objective {objective.name}: {objective.title}", width), ""]
    for term in objective.terms:
        name = f"{term.kind}.{term.id}" if hasattr(term, "id") else term.kind
        lines += [name, _entry(term_words(term, catalog), width), _entry(term.why, width), ""]
    return "\n".join(lines).rstrip()


def _entry(text: str, width: int) -> str:
    return wrapped(text, width, "  ", "  ")


def _reason(rule: Rule, width: int) -> str:
    return indented(wrapped(f"{rule.why} [{rule.source}]", width - 2))


def set_data(constraint_set: ConstraintSet, catalog: Catalog) -> dict[str, Any]:
    """Give a set as plain data; every rule and term also in words."""
    data: dict[str, Any] = constraint_set.model_dump(mode="json")
    for row, rule in zip(data["rules"], constraint_set.rules, strict=True):
        row["words"] = rule_words(rule, catalog)
    for row, term in zip(data["objective"]["terms"], constraint_set.objective.terms, strict=True):
        row["words"] = term_words(term, catalog)
    return data
