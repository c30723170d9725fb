"""Warm-ups and cool-downs: the steps of a session, and those that every session has in common."""

from collections.abc import Sequence

from rich.console import RenderableType

from optimizer.show.text.layout import clock, wrapped
from optimizer.show.text.style import stack, title
from optimizer.show.week import Part, Training, by_phase

TITLES = {"warmup": "warm-up", "cooldown": "cool-down"}
VERBS = {"warmup": "begins", "cooldown": "ends"}


def steps_text(label: str, parts: Sequence[Part], width: int) -> str:
    """Write a warm-up or cool-down phase by phase, every step with its minutes and its text."""
    text = "; ".join(f"{p}: {', '.join(found)}" for p, found in _phases(parts).items())
    return wrapped(text, width, f"  {label}  ", "    ") if text else ""


def shared(trainings: Sequence[Training], which: str) -> tuple[Part, ...]:
    """The steps that all sessions have, in the order of the first; none where there is but one."""
    if len(trainings) < 2:
        return ()
    first, *others = (getattr(training, which) for training in trainings)
    return tuple(part for part in first if all(part in other for other in others))


def shared_text(trainings: Sequence[Training], width: int) -> RenderableType:
    """Write once with what all sessions begin and end; empty where they have nothing in common."""
    lines: list[RenderableType] = []
    for which, name in TITLES.items():
        parts = shared(trainings, which)
        if parts:
            minutes = clock(sum(part.step.seconds for part in parts))
            lines.append(title(f"Every session {VERBS[which]} with this {name} ({minutes})"))
            phases = _phases(parts)
            longest = max(map(len, phases))
            lines += [
                wrapped("; ".join(found), width, f"  {phase:{longest}}  ", " " * (longest + 4))
                for phase, found in phases.items()
            ]
    return stack(*lines)


def own_text(which: str, training: Training, trainings: Sequence[Training], width: int) -> str:
    """Write what a session's warm-up or cool-down has beside the steps of all sessions."""
    common = shared(trainings, which)
    label = TITLES[which] if not common else "also" if which == "warmup" else "cool-down also"
    own = [part for part in getattr(training, which) if part not in common]
    return steps_text(label, own, width)


def _phases(parts: Sequence[Part]) -> dict[str, list[str]]:
    return {
        phase.replace("_", " "): [
            f"{part.name} {clock(part.step.seconds)} ({part.step.text})" for part in found
        ]
        for phase, found in by_phase(parts).items()
    }
