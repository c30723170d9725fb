"""Why no week exists, in a coach's words."""

from rich.console import RenderableType

from optimizer.domain.program import Conflict, Program
from optimizer.show.text.layout import listed, wrapped
from optimizer.show.text.repairs import repairs_text, time_text
from optimizer.show.text.style import BLANK, stack, status, title

TOLD_ONE_BY_ONE = 8
"""Longest conflict over time whose members are told in sentences."""


def conflict_text(program: Program, width: int = 100) -> RenderableType:
    """IMPOSSIBLE, why, and what would help. Never a schedule.

    Where time is what lacks, the least minutes and the price of each group of rules come first: a list
    of a dozen rules explains nothing.
    """
    conflict = program.conflict
    lines: list[RenderableType] = [title(f"client {program.client}"), BLANK]
    lines.append(status(wrapped(_headline(conflict), width)))
    if conflict is None:
        return stack(*lines)
    lines += time_text(conflict, program.scenario.get("days", {}), width)
    if too_long(conflict):
        names = listed((member.rule for member in conflict.members), "and")
        lines += [BLANK, wrapped(f"Too much for that time already: {names}.", width, rest="  ")]
    elif conflict.members:
        lines += [BLANK, introduction(conflict)]
        for number, member in enumerate(conflict.members, 1):
            place = listed((part for part in (member.rule, member.fact) if part), "with")
            lines.append(wrapped(f"{member.sentence} [{place}]", width, f"{number:3}. ", " " * 5))
    lines += _changes(program, width)
    lines += repairs_text(conflict.repairs, width)
    for text, label in ((hint(conflict), "hint: "), (conflict.note, "note: ")):
        if text:
            lines += [BLANK, wrapped(text, width, label, " " * len(label))]
    return stack(*lines)


def _changes(program: Program, width: int) -> list[str]:
    """Tell what screens and flags had changed, where a conflict may come from."""
    if not program.changes:
        return []
    told = [
        wrapped(f"{change.trigger} -> {change.rule} -> {change.effect}", width, "  ", "    ")
        for change in program.changes
        if change.rule != "note"
    ]
    return [BLANK, "What the self-checks change:", *told]


def _headline(conflict: Conflict | None) -> str:
    headline = "IMPOSSIBLE: no week satisfies this scenario"
    if conflict is None or not conflict.proven:
        return headline
    return f"{headline} (proven by {listed(conflict.proven, 'and')})"


def hint(conflict: Conflict) -> str:
    """The hint, unless the least minutes tell it in full."""
    return "" if conflict.least else conflict.hint


def too_long(conflict: Conflict) -> bool:
    """Whether time is what lacks, and so many rules take part that a list explains nothing."""
    return bool(conflict.least) and len(conflict.members) > TOLD_ONE_BY_ONE


def introduction(conflict: Conflict) -> str:
    """What is said before the members of a conflict."""
    if len(conflict.members) == 1:
        return "This cannot be met:"
    if conflict.minimal:
        return "These cannot all hold together; without any one of them the others can:"
    return "These cannot all hold together; fewer of them may already be too many:"
