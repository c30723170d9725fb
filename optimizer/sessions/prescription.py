"""How an exercise is done: repetitions, reserve, rest and tempo, by goal, level and dose."""

from collections.abc import Iterator

from optimizer.domain.catalog import Catalog
from optimizer.domain.exercise import Adjustment, Dose, Exercise, Laterality, Level
from optimizer.domain.overhead import applies, suits
from optimizer.domain.program import Item
from optimizer.domain.scenario import Scenario

WEAKER_SIDE = "weaker side first; the other side matches its reps"
WEAKER_SIDE_HOLDS = "weaker side first; the other side holds as long"


def prescribed(exercise: Exercise, sets: int, scenario: Scenario, catalog: Catalog) -> Item:
    """The item of a program: sets chosen by the model, the rest by evidence.md section 6.

    One-sided work counts repetitions per side, the weaker side first (rules.md 1-70). Isometric
    work is held. A lift that loads the spine heavily is never taken to the last repetition.
    """
    dose = next(d for d in catalog.doses if d.id == exercise.dose)
    found = [a for a in catalog.adjustments if _speaks_of(a, exercise, scenario, catalog)]
    held = "isometric" in exercise.tags
    reps = [catalog.hold_seconds[scenario.goal] if held else _reps(dose, scenario)]
    reps += [a.reps for a in found if a.reps]
    tempo = ["" if held else dose.tempo, *(a.tempo for a in found if a.tempo)]
    sided = exercise.laterality is not Laterality.BILATERAL
    notes = [a.note for a in found if a.note]
    return Item(
        exercise=exercise.id,
        sets=sets,
        reps=f"{reps[-1]} per side" if sided else reps[-1],
        rir=_rir(dose, exercise, scenario, catalog),
        rest_seconds=exercise.rest_seconds[scenario.goal],
        tempo=tempo[-1] or None,
        note="; ".join([*_sides(exercise, reps[-1]), *notes, *_next(exercise, scenario, catalog)])
        or None,
    )


def _speaks_of(
    adjustment: Adjustment, exercise: Exercise, scenario: Scenario, catalog: Catalog
) -> bool:
    a = adjustment
    return (
        (not a.exercises or exercise.id in a.exercises)
        and (not a.patterns or exercise.pattern in a.patterns or exercise.family in a.patterns)
        and (not a.tags or any(tag in exercise.tags for tag in a.tags))
        and applies(a.when, scenario, catalog)
    )


def _reps(dose: Dose, scenario: Scenario) -> str:
    reps = dose.reps[scenario.goal]
    if scenario.level is Level.BEGINNER:
        return dose.beginner_reps.get(scenario.goal, reps)
    return reps


def _rir(dose: Dose, exercise: Exercise, scenario: Scenario, catalog: Catalog) -> int:
    least = catalog.heavy_axial_rir if "heavy_axial" in exercise.tags else 0
    return max(least, dose.rir[scenario.level][scenario.goal])


def _sides(exercise: Exercise, reps: str) -> Iterator[str]:
    if exercise.laterality is Laterality.UNILATERAL:
        yield WEAKER_SIDE_HOLDS if reps.endswith(" s") else WEAKER_SIDE


def _next(exercise: Exercise, scenario: Scenario, catalog: Catalog) -> Iterator[str]:
    """The rung above, where the client can step up: one level above theirs at most.

    Among several: the same movement first, then the nearest level, then the staple.
    """
    highest = min(exercise.level, scenario.level.rank) + 1
    able = scenario.model_copy(update={"level": _level(highest)})
    rungs = [catalog.by_id[id_] for id_ in exercise.harder if id_ in catalog.by_id]
    usable = [rung for rung in rungs if _is_lift(rung) and suits(rung, able, catalog)]
    if usable:
        nearest = min(
            usable, key=lambda r: (r.pattern != exercise.pattern, r.level, -r.standing, r.id)
        )
        yield f"next: {nearest.name}"


def _is_lift(exercise: Exercise) -> bool:
    return exercise.kind.scheduled and "default_off" not in exercise.tags


def _level(rank: int) -> Level:
    return list(Level)[min(rank, len(Level)) - 1]
