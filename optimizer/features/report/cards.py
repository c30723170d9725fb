"""Session cards: how they fit on a printed page, and what their parts are called."""

from optimizer.domain.program import StepPhase
from optimizer.show.week import Training, TrainingWeek

CUE_LETTERS, PAIR_CUE_LETTERS, STEP_LETTERS = 82, 66, 58
"""Letters that a printed line of a cue holds, without and with the column of pairs, and of a step."""
ROOM = {"dense": 77, "packed": 90}
"""Lines from which on a card needs smaller letters to fit a page of A4 and of Letter.

Measured in lines of a cue: an exercise takes four beside its cue, as does the title of a cool-down,
and a line of a step two.
"""
PHASES = {
    StepPhase.BREATH: "Breathe",
    StepPhase.ACTIVATION: "Wake up",
    StepPhase.PATTERN_PREP: "Rehearse",
    StepPhase.RAMP: "Ramp up",
    StepPhase.STRETCH: "Stretch",
    StepPhase.STRENGTHEN: "Strengthen",
    StepPhase.FUNCTIONAL: "Move",
    StepPhase.UNWIND: "Unwind",
}
"""What a phase is called on a card."""


def week_words(week: TrainingWeek) -> str:
    """`Week A`, `Week 3B, volume`."""
    return f"Week {week.label}" + (f", {week.wave}" if week.wave else "")


def letter_size(training: Training) -> str:
    """How small letters must be to print the card on one page: nothing, "dense" or "packed"."""
    letters = PAIR_CUE_LETTERS if training.pairs else CUE_LETTERS
    lines = 4 * bool(training.cooldown)
    for task in training.tasks:
        cue = "" if task.known is None else task.known.cue
        lines += 4 - -len(cue + (task.item.note or "") + task.substitute) // letters
    for part in (*training.warmup, *training.cooldown):
        lines += 2 + len(part.name + part.step.text) // STEP_LETTERS
    return next((size for size, room in reversed(ROOM.items()) if lines > room), "")
