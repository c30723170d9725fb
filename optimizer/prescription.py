"""How an exercise is done: repetitions, reserve and rest, by goal, level and dose."""

from optimizer.domain.catalog import Catalog, Exercise, Laterality, Level
from optimizer.domain.program import Item
from optimizer.domain.scenario import Scenario


def prescribed(exercise: Exercise, sets: int, scenario: Scenario, catalog: Catalog) -> Item:
    """The item of a program: sets chosen by the model, the rest by evidence.md section 6.

    One-sided work counts repetitions per side; isometric work is held; beginners keep one more
    repetition in reserve.
    """
    dose = next(d for d in catalog.doses if d.id == exercise.dose)
    held = "isometric" in exercise.tags
    reps = (catalog.hold_seconds if held else dose.reps)[scenario.goal]
    if exercise.laterality is not Laterality.BILATERAL:
        reps += " per side"
    return Item(
        exercise=exercise.id,
        sets=sets,
        reps=reps,
        rir=dose.rir + (scenario.level is Level.BEGINNER),
        rest_seconds=exercise.rest_seconds[scenario.goal],
    )
