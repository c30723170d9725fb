"""What screens and flags changed, and what came of it in the week."""

from collections import defaultdict

from optimizer.domain.program import ChangeRow
from optimizer.features.report.subject import Subject
from optimizer.show.measured import allowed_words, value_text
from optimizer.show.names import capitalised
from optimizer.show.text.changes import shows
from optimizer.show.text.layout import spoken


def changes_of(subject: Subject) -> dict[str, dict[tuple[str, str], None]]:
    """Every answer that changed something, with the effects, and how the week shows them."""
    found: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for change in subject.document.changes:
        found[_trigger(change.trigger, subject)][change.effect, _now(change, subject)] = None
    return found


def _trigger(trigger: str, subject: Subject) -> str:
    """The answer in words: `shoulders: fail` is "Shoulders, self-check not passed"."""
    names = {screen.id: screen.name for screen in subject.catalog.intake.screens}
    screen, _, answer = trigger.partition(": ")
    if answer and screen in names:
        return f"{names[screen]}: self-check not passed"
    return " + ".join(capitalised(spoken(flag)) for flag in trigger.split(" + "))


def _now(change: ChangeRow, subject: Subject) -> str:
    """The rule with its value in each week; empty where no rule shows the change."""
    rule = next((rule for rule in subject.problem.rules if rule.id == change.rule), None)
    rows = [row for row in subject.audit if row.rule == change.rule]
    if rule is None or not rows or not shows(rule):
        return ""
    told = (
        (f"week {row.week}: " if len(rows) > 1 else "")
        + f"{value_text(row)}, allowed {allowed_words(row)}"
        for row in rows
    )
    return f"{rule.title(subject.catalog)} {'; '.join(told)}."
