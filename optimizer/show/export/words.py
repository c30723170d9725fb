"""Prescriptions in words, and text that is safe to set into other files."""

from optimizer.show.text.layout import clock
from optimizer.show.week import Part, Task, Training

FORMULA = ("=", "+", "-", "@")
"""Beginnings that a spreadsheet takes for a formula."""


def rpe_of(rir: int | None) -> int | None:
    """Rate of perceived exertion: ten less the repetitions in reserve, never below 1."""
    return None if rir is None else max(1, 10 - rir)


def plain(text: str) -> str:
    """Text on one line, without characters that don't print."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def cut(text: str, length: int) -> str:
    """Text on one line of at most so many characters."""
    line = plain(text)
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def dose_words(task: Task) -> str:
    """`3 x 8-12`, or the sets alone."""
    return plain(task.dose if task.item.reps else f"{task.dose} sets")


def task_words(task: Task) -> str:
    """One line: `A1 Goblet squat: 3 x 8-12, RIR 2, rest 120 s, tempo 2-0-1-0`."""
    mark = f"{task.mark} " if task.mark else ""
    return f"{mark}{task.name}: {detail_words(task)}, rest {task.item.rest_seconds} s"


def detail_words(task: Task) -> str:
    """`3 x 8-12, RIR 2, tempo 2-0-1-0`."""
    item = task.item
    parts = [dose_words(task)]
    if item.rir is not None:
        parts.append(f"RIR {item.rir}")
    if item.tempo:
        parts.append(f"tempo {plain(item.tempo)}")
    return ", ".join(parts)


def note_words(task: Task) -> str:
    """The note of a task; empty where there is none."""
    return plain(task.item.note or "")


def part_words(part: Part) -> str:
    """`Glute bridge hold, 2:00: holds of 5 s`; a ramp leads up to its lift."""
    name = part.name
    if part.step.phase == "ramp":
        name = f"Ramp to {name}"
    return f"{name}, {clock(part.step.seconds)}: {plain(part.step.text)}"


def session_name(training: Training) -> str:
    """`Mon Session 1`."""
    return plain(f"{training.day.capitalize()} {training.session.title}")


def session_lines(training: Training) -> list[str]:
    """A whole session in plain lines: warm-up, tasks with their notes, cool-down."""
    lines = [f"{training.minutes} of {training.session.budget_minutes} min"]
    if training.warmup:
        lines += ["", f"Warm-up {clock(training.session.warmup_seconds)}"]
        lines += [f"- {part_words(part)}" for part in training.warmup]
    lines.append("")
    for task in training.tasks:
        lines.append(task_words(task))
        if note_words(task):
            lines.append(f"  ({note_words(task)})")
    if training.cooldown:
        lines += ["", f"Cool-down {clock(training.session.cooldown_seconds)}"]
        lines += [f"- {part_words(part)}" for part in training.cooldown]
    return lines
