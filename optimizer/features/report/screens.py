"""What screens and flags changed, and what came of it in the week."""

from collections import defaultdict
from dataclasses import dataclass

from optimizer.domain.program import ChangeRow
from optimizer.features.report.subject import Subject
from optimizer.show.names import capitalised, rule_name
from optimizer.show.text.changes import shows
from optimizer.show.text.layout import spoken
from optimizer.show.text.slack import limits_text, value_text

NOTE = "note"


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change: its effect in a sentence, and where a rule of the week shows it, how."""

    effect: str
    rule: str
    now: str


@dataclass(frozen=True, slots=True)
class TriggerView:
    """What one answer changed."""

    trigger: str
    changes: tuple[ChangeView, ...]


def screens_view(subject: Subject) -> tuple[TriggerView, ...]:
    """Every answer that changed something, with its changes."""
    found: defaultdict[str, list[ChangeView]] = defaultdict(list)
    for change in subject.document.changes:
        found[_trigger(change.trigger, subject)].append(_change(change, subject))
    return tuple(
        TriggerView(trigger, tuple(dict.fromkeys(views))) for trigger, views in found.items()
    )


def _trigger(trigger: str, subject: Subject) -> str:
    """The answer in words: `shoulders: fail` is "Shoulders, self-check not passed"."""
    names = {screen.id: screen.name for screen in subject.catalog.intake.screens}
    screen, _, answer = trigger.partition(": ")
    if answer and screen in names:
        return f"{names[screen]}: self-check not passed"
    return " + ".join(capitalised(spoken(flag)) for flag in trigger.split(" + "))


def _change(change: ChangeRow, subject: Subject) -> ChangeView:
    rule = next((rule for rule in subject.problem.rules if rule.id == change.rule), None)
    shown = rule is not None and shows(rule)
    rows = [row for row in subject.audit if shown and row.rule == change.rule]
    now = "; ".join(
        (f"week {row.week}: " if len(rows) > 1 else "")
        + f"{value_text(row)}, allowed {limits_text(row)}"
        for row in rows
    )
    name = "" if rule is None or not now else rule_name(rule, subject.catalog)
    return ChangeView(change.effect, name, now)
