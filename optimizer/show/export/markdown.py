"""`markdown`: text to read or to print, GitHub's tables."""

import re
from collections.abc import Iterator

from optimizer.show.export import Export, Settings
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.words import note_words, part_words, plain, session_name
from optimizer.show.text.layout import clock
from optimizer.show.week import Training

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def export(schedule: Schedule, settings: Settings) -> Export:
    """Write every week with its sessions as tables; where there is a warm-up, as a list."""
    lines = [f"# {_text(schedule.plan.client)}", "", _about(schedule)]
    for change in schedule.plan.changes:
        lines += ["", f"- {_text(change.trigger)}: {_text(change.effect)}"]
    for week in schedule.weeks:
        starts = "" if week.starts is None else f", from {week.starts.isoformat()}"
        lines += ["", f"## {_text(week.title)}{starts}"]
        for session in week.sessions:
            lines += ["", *_session(session)]
    if schedule.rescreen is not None:
        lines += ["", f"Screen again on {schedule.rescreen.isoformat()}."]
    lines += ["", f"*{_text(schedule.plan.disclaimer)}*", ""]
    return Export("\n".join(lines).encode())


def _about(schedule: Schedule) -> str:
    scenario = schedule.scenario
    words = [
        f"Goal {scenario.goal}",
        f"level {scenario.level}",
        f"rules {schedule.plan.constraint_set}",
    ]
    return _text(", ".join(words)) + "."


def _session(training: Training) -> Iterator[str]:
    date = "" if training.date is None else f", {training.date.isoformat()}"
    used = f"{clock(training.session.seconds)} of {training.session.budget_minutes}:00"
    yield f"### {_text(session_name(training))}{date} ({used})"
    yield ""
    if training.warmup:
        yield f"Warm-up, {clock(training.session.warmup_seconds)}:"
        yield ""
        yield from (f"- {_text(part_words(part))}" for part in training.warmup)
        yield ""
    yield "| | Exercise | Sets x reps | RIR | Rest | Tempo | Note |"
    yield "|---|---|---|---|---|---|---|"
    for task in training.tasks:
        item = task.item
        cells = [
            task.mark,
            task.name,
            task.dose,
            "" if item.rir is None else str(item.rir),
            clock(item.rest_seconds),
            item.tempo or "",
            note_words(task),
        ]
        yield f"| {' | '.join(map(_text, cells))} |"
    if training.cooldown:
        yield ""
        yield f"Cool-down, {clock(training.session.cooldown_seconds)}:"
        yield ""
        yield from (f"- {_text(part_words(part))}" for part in training.cooldown)


def _text(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", plain(text))
