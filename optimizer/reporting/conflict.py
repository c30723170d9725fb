"""Why no week exists, in a coach's words."""

from optimizer.domain.program import Conflict, Program
from optimizer.reporting.layout import listed, wrapped


def conflict_text(program: Program, width: int = 100) -> str:
    """IMPOSSIBLE, every rule and fact that takes part, and the hint. Never a schedule."""
    conflict = program.conflict
    lines = [f"client {program.client}", "", wrapped(_headline(conflict), width)]
    if conflict is not None:
        lines += ["", _introduction(conflict)]
        for number, member in enumerate(conflict.members, 1):
            place = listed((part for part in (member.rule, member.fact) if part), "with")
            lines.append(wrapped(f"{member.sentence} [{place}]", width, f"{number:3}. ", " " * 5))
        lines += _changes(program, width)
        if conflict.hint:
            lines += ["", wrapped(conflict.hint, width, "hint: ", " " * 6)]
    return "\n".join(lines)


def _changes(program: Program, width: int) -> list[str]:
    """Tell what screens and flags had changed, where a conflict may come from."""
    if not program.changes:
        return []
    told = [
        wrapped(f"{change.trigger} -> {change.rule} -> {change.effect}", width, "  ", "    ")
        for change in program.changes
        if change.rule != "note"
    ]
    return ["", "What the self-checks change:", *told]


def _headline(conflict: Conflict | None) -> str:
    headline = "IMPOSSIBLE: no week satisfies this scenario"
    if conflict is None or not conflict.proven:
        return headline
    return f"{headline} (proven by {listed(conflict.proven, 'and')})"


def _introduction(conflict: Conflict) -> str:
    if len(conflict.members) == 1:
        return "This cannot be met:"
    if conflict.minimal:
        return "These cannot all hold together; without any one of them the others can:"
    return "These cannot all hold together; fewer of them may already be too many:"
