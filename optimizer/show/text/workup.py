"""Warm-ups and cool-downs: the steps of a session, and those that every session has in common."""

from collections.abc import Sequence

from optimizer.domain.program import Session, Step
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import clock, wrapped
from optimizer.show.text.names import exercise_name

Steps = tuple[Step, ...]
TITLES = {"warmup": "warm-up", "cooldown": "cool-down"}
VERBS = {"warmup": "begins", "cooldown": "ends"}


def steps_text(title: str, steps: Steps | None, catalog: Catalog, width: int) -> str:
    """Write a warm-up or cool-down phase by phase, every step with its minutes and its text."""
    text = "; ".join(f"{p}: {', '.join(found)}" for p, found in _phases(steps, catalog).items())
    return wrapped(text, width, f"  {title}  ", "    ") if text else ""


def shared(parts: Sequence[Steps | None]) -> Steps:
    """The steps that all sessions have, in the order of the first; none where there is but one."""
    if len(parts) < 2:
        return ()
    return tuple(step for step in parts[0] or () if all(step in (part or ()) for part in parts))


def without(steps: Steps | None, common: Steps) -> Steps:
    """What a session does beside the common steps."""
    return tuple(step for step in steps or () if step not in common)


def shared_text(sessions: Sequence[Session], catalog: Catalog, width: int) -> str:
    """Write once with what all sessions begin and end; empty where they have nothing in common."""
    lines = []
    for part, title in TITLES.items():
        steps = shared([getattr(session, part) for session in sessions])
        if steps:
            minutes = clock(sum(step.seconds for step in steps))
            lines.append(f"Every session {VERBS[part]} with this {title} ({minutes})")
            phases = _phases(steps, catalog)
            longest = max(map(len, phases))
            for phase, found in phases.items():
                told = wrapped(
                    "; ".join(found), width, f"  {phase:{longest}}  ", " " * (longest + 4)
                )
                lines.append(told)
    return "\n".join(lines)


def own_text(
    part: str, session: Session, sessions: Sequence[Session], catalog: Catalog, width: int
) -> str:
    """Write what a session's warm-up or cool-down has beside the steps of all sessions."""
    common = shared([getattr(one, part) for one in sessions])
    title = TITLES[part] if not common else "also" if part == "warmup" else "cool-down also"
    return steps_text(title, without(getattr(session, part), common), catalog, width)


def _phases(steps: Steps | None, catalog: Catalog) -> dict[str, list[str]]:
    phases: dict[str, list[str]] = {}
    for step in steps or ():
        words = f"{exercise_name(step.exercise, catalog)} {clock(step.seconds)} ({step.text})"
        phases.setdefault(step.phase.replace("_", " "), []).append(words)
    return phases
