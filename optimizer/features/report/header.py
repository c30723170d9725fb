"""The head of a report: who it is for, what was asked, and how far the week is proven, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from optimizer.domain.program import Program, Status
from optimizer.domain.scenario import Scenario
from optimizer.domain.words import WEAK
from optimizer.features.report.subject import Subject
from optimizer.kinds.names import balance_name
from optimizer.problem.intake import FAIL
from optimizer.problem.readings import of_straight_sets
from optimizer.problem.spared import spared_words
from optimizer.show.names import capitalised, exercise_name
from optimizer.show.text.headline import equipment_lines, framework_words
from optimizer.show.text.layout import listed, many, percent, spoken
from optimizer.show.text.proof import OF_STRAIGHT_SETS

ANSWERS = {"pass": "passed", FAIL: "not passed", "not_tested": "not tested", "pain": "pain"}
LIKES = {1: "liked", -1: "disliked"}

Fact = tuple[str, tuple[str, ...]]
"""A line of the head: its name, and one entry or several."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The status in a few words, a sentence with the proof, and how it is toned."""

    tone: Literal["good", "warn", "bad"]
    mark: str
    words: str
    sentence: str


def subtitle_of(subject: Subject) -> str:
    """What kind of plan it is, in a line."""
    scenario = subject.problem.asked
    told = [f"{many(len(scenario.days), 'day')} a week", f"goal {scenario.goal}"]
    block = subject.block
    if block is not None:
        told.insert(0, f"{len(block.weeks)} weeks from {block.start:%d %B %Y}".replace(" 0", " "))
    elif subject.rotates:
        told.insert(0, "weeks A and B in turn")
    return ", ".join([*told, str(scenario.level)])


def wrong_words(subject: Subject) -> str:
    """What is wrong with a plan that does not hold, in a few words."""
    rules = {rule.id for rule in subject.problem.rules}
    broken = len({v.rule for v in subject.violations if v.rule in rules})
    if broken == 1:
        return "1 rule is broken"
    return f"{broken} rules are broken" if broken else "the file is not what it says"


def badge_of(subject: Subject) -> Badge:
    """The status, or that the plan does not hold."""
    if subject.violations:
        sentence = f"{capitalised(wrong_words(subject))}, so nothing is claimed of this plan."
        return Badge("bad", "✗", "Does not hold", sentence)
    program = subject.program
    if program is None:
        weeks = len(subject.weeks)
        sentence = (
            f"All {weeks} weeks keep their rules; each was checked by an independent verifier."
        )
        return Badge("good", "✓", "Every week holds", sentence)
    problem = subject.problem
    straight = of_straight_sets(problem.asked, problem.rules, program.weeks)
    week = f"week {OF_STRAIGHT_SETS}" if program.weeks and straight else "week"
    return _status(program, len({row.rule for row in subject.audit}), week)


def _status(program: Program, rules: int, week: str) -> Badge:
    if program.status is Status.OPTIMAL:
        sentence = f"All {rules} rules hold, and it is proven that no {week} that keeps them is worth more."
        return Badge("good", "✓", "Proven best", sentence)
    if program.status is Status.FEASIBLE:
        how = "how far it is from the best possible week is not known"
        if program.gap is not None:
            how = f"the week is proven to be within {percent(program.gap)} of the best {week}"
        return Badge("good", "✓", "Every rule holds", f"All {rules} rules hold; {how}.")
    if program.status is Status.INFEASIBLE:
        sentence = (
            "It is proven that no week satisfies all that was asked. What would help stands below."
        )
        return Badge("bad", "✗", "Impossible", sentence)
    sentence = "Within the limit no week was found, and none was ruled out."
    return Badge("warn", "?", "Undecided", sentence)


def facts_of(subject: Subject) -> Iterator[Fact]:
    """What was asked for, in lines; those without entries are left out."""
    scenario, catalog = subject.problem.asked, subject.catalog
    yield ("Days", (_days(scenario),))
    yield ("Equipment", tuple(map(capitalised, equipment_lines(scenario, catalog))))
    framework = framework_words(subject.base, subject.problem.rules)
    yield ("Framework", (capitalised(framework),) if framework else ())
    yield ("Weak areas", tuple(
        f"{catalog.measured[m].name} ({WEAK[level]})" for m, level in scenario.weak.items()
    ))  # fmt: skip
    yield ("Self-checks", tuple(_screens(subject, scenario)))
    yield ("Told by the client", tuple(map(capitalised, map(spoken, scenario.flags))))
    yield ("Spared", tuple(spared_words(subject.problem.scenario, catalog)))
    yield from _wishes(subject, scenario)


def _days(scenario: Scenario) -> str:
    minutes = set(scenario.days.values())
    if len(minutes) == 1:
        names = listed((day.capitalize() for day in scenario.days), "and")
        return f"{names}, {minutes.pop()} minutes{' each' if len(scenario.days) > 1 else ''}"
    return ", ".join(f"{day.capitalize()} {n} min" for day, n in scenario.days.items())


def _screens(subject: Subject, scenario: Scenario) -> Iterator[str]:
    names = {screen.id: screen.name for screen in subject.catalog.intake.screens}
    for screen, answer in scenario.screens.items():
        yield f"{names.get(screen, spoken(screen))}: {ANSWERS.get(answer, answer)}"


def _wishes(subject: Subject, scenario: Scenario) -> Iterator[Fact]:
    catalog = subject.catalog
    yield ("Asked for", tuple(exercise_name(e, catalog) for e in scenario.include))
    yield ("Left out", tuple(exercise_name(e, catalog) for e in scenario.exclude))
    yield ("Fixed", tuple(
        f"{exercise_name(lock.exercise, catalog)} on {lock.day.capitalize()}"
        + (f" of week {lock.week}" if lock.week else "")
        + (f", {lock.sets} sets" if lock.sets else "")
        for lock in scenario.lock
    ))  # fmt: skip
    yield ("Likes", tuple(
        f"{exercise_name(e, catalog)} ({LIKES[1 if n > 0 else -1]})"
        for e, n in scenario.prefer.items() if n
    ))  # fmt: skip
    yield ("Own weekly sets", tuple(
        f"{'Large muscles' if m == 'default' else catalog.measured[m].name} {bounds}"
        for m, bounds in scenario.weekly_sets.items()
    ))  # fmt: skip
    yield ("Own balance", tuple(
        f"{balance_name(ratio)} {bounds}" for ratio, bounds in scenario.balance.items()
    ))  # fmt: skip
