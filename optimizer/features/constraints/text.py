"""Constraint sets in words: every rule with its bounds and its reason, then the objective."""

from collections.abc import Callable
from typing import Any

from optimizer.domain.base import show_fraction
from optimizer.domain.exercise import Goal, Level
from optimizer.domain.selection import measure_words, selector_words
from optimizer.domain.words import sentence
from optimizer.kinds import Rule
from optimizer.problem.catalog import Catalog
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.objective import (
    CountTerm,
    DistanceTerm,
    PreferenceTerm,
    ShouldTerm,
    StimulusTerm,
    Term,
    TimeTerm,
)
from optimizer.show.text.layout import indented, listed, table, wrapped


def rule_words(rule: Rule, catalog: Catalog) -> str:
    """Tell what the rule says, as a sentence."""
    return sentence(rule.words(catalog))


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


def _should(term: ShouldTerm, catalog: Catalog) -> str:
    return f"-{term.weight * term.rule.grain} for each one missed of: {term.rule.words(catalog)}"


TERM_WORDS: dict[str, Callable[[Any, Catalog], str]] = {
    "stimulus": _stimulus,
    "count": _count,
    "preference": _preference,
    "should": _should,
    "distance": _distance,
    "time": _time,
}
"""What a term of the objective counts, by kind."""


def term_words(term: Term, catalog: Catalog) -> str:
    """Tell what the term counts, as a sentence."""
    return sentence(TERM_WORDS[term.kind](term, catalog))


def sets_text(sets: list[ConstraintSet]) -> str:
    """List the constraint sets that ship, one line each."""
    rows = [(s.name, str(len(s.rules)), s.title) for s in sets]
    return table(rows, ["name", "rules", "title"], right=[1])


def set_text(constraint_set: ConstraintSet, catalog: Catalog, width: int = 100) -> str:
    """Every rule of a set in words, then what makes one week better than another."""
    objective = constraint_set.objective
    lines = [wrapped(f"{constraint_set.name}: {constraint_set.title}", width), ""]
    for rule in constraint_set.rules:
        asked = _entry(rule_words(rule, catalog), width)
        lines += [f"{rule.id}{_grade(rule)}", asked, _reason(rule, width), ""]
    lines += [wrapped(f"objective {objective.name}: {objective.title}", width), ""]
    for term in objective.terms:
        name = f"{term.kind}.{term.id}" if hasattr(term, "id") else term.kind
        lines += [name, _entry(term_words(term, catalog), width), _entry(term.why, width), ""]
    return "\n".join(lines).rstrip()


def _grade(rule: Rule) -> str:
    return f" (should, {rule.weight or 'medium'})" if rule.grade == "should" else ""


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
