"""How an exercise is done: repetitions, reserve, rest and tempo, by goal, level and dose."""

from collections.abc import Iterator

from optimizer.domain.block import Wave
from optimizer.domain.exercise import Adjustment, Dose, Exercise, Goal, Intensity, Laterality, Level
from optimizer.domain.program import Item, LoadKind
from optimizer.domain.repetitions import repetitions_in
from optimizer.domain.scenario import Scenario
from optimizer.domain.waves import WaveWeek
from optimizer.problem.overhead import applies, suits
from optimizer.problem.problem import Problem

WEAKER_SIDE = "weaker side first; the other side matches its reps"
WEAKER_SIDE_HOLDS = "weaker side first; the other side holds as long"
LIGHTER = "10 % less load"
"""What a deload asks of a lift that is loaded (evidence.md section 6)."""
DELOAD_RIR = 4
BEGINNER_RIR = 3
BANDS = frozenset({"mini_band", "long_band"})
QUALITY_RIR = 4
"""A dose that leaves so many to everybody is for quality, not effort: no week takes any away."""


def prescribed(
    exercise: Exercise,
    sets: int,
    problem: Problem,
    intensity: Intensity | None = None,
    week: WaveWeek | None = None,
) -> Item:
    """The item of a program: sets chosen by the model, the rest by evidence.md section 6.

    On a heavy or volume day (or week) compound lifts and isolation work have fewer or more repetitions,
    as far as their load can follow (`_follows`).
    A week of a block changes the reserve; in a deload lifts are lighter and nothing is stepped up.

    One-sided work counts repetitions per side, the weaker side first (rules.md 1-70). Isometric
    work is held. A lift that loads the spine heavily is never taken to the last repetition.
    """
    scenario, catalog = problem.scenario, problem.catalog
    dose = next(d for d in catalog.doses if d.id == exercise.dose)
    found = [a for a in catalog.adjustments if _speaks_of(a, exercise, problem)]
    held = "isometric" in exercise.tags
    if not _follows(exercise, intensity, scenario):
        intensity = None
    reps = [catalog.hold_seconds[scenario.goal] if held else _reps(dose, scenario, intensity)]
    reps += [a.reps for a in found if a.reps]
    tempo = ["" if held else dose.tempo, *(a.tempo for a in found if a.tempo)]
    sided = exercise.laterality is not Laterality.BILATERAL
    notes = [a.note for a in found if a.note]
    if week is not None and week.wave is Wave.DELOAD:
        after = [LIGHTER] if exercise.loadable and not held else []
    else:
        after = list(_next(exercise, problem))
    words = f"{reps[-1]} per side" if sided else reps[-1]
    return Item(
        exercise=exercise.id,
        sets=sets,
        reps=words,
        rir=_rir(dose, exercise, problem, week),
        rest_seconds=exercise.rest_seconds[scenario.goal],
        tempo=tempo[-1] or None,
        note="; ".join([*_sides(exercise, reps[-1]), *notes, *after]) or None,
        name=exercise.name,
        load=_load(exercise, problem),
        repetitions=repetitions_in(words),
    )


def _load(exercise: Exercise, problem: Problem) -> LoadKind:
    """What the lift is done against, with the equipment that the client has."""
    if exercise.loadable:
        return "weight"
    owned = problem.catalog.owned(problem.scenario.equipment)
    used = next((items for items in exercise.equipment if owned.issuperset(items)), ())
    return "band" if BANDS.intersection(used) else "bodyweight"


def _speaks_of(adjustment: Adjustment, exercise: Exercise, problem: Problem) -> bool:
    a = adjustment
    return (
        (not a.exercises or exercise.id in a.exercises)
        and (not a.patterns or exercise.pattern in a.patterns or exercise.family in a.patterns)
        and (not a.tags or any(tag in exercise.tags for tag in a.tags))
        and applies(a.when, problem.scenario, problem.catalog)
    )


def _follows(exercise: Exercise, intensity: Intensity | None, scenario: Scenario) -> bool:
    """Whether the load of a lift can follow the intensity of a day.

    Nothing makes a lift without load heavier, and one that is hard for the client, such as a chin-up,
    can't be made lighter for more repetitions.
    """
    if exercise.loadable:
        return True
    hard = exercise.level > 1 and exercise.level >= scenario.level.rank
    return intensity is not Intensity.HEAVY and not hard


def _reps(dose: Dose, scenario: Scenario, intensity: Intensity | None) -> str:
    if intensity is not None and intensity in dose.intensities:
        stated = dose.intensities[intensity][scenario.level]
        if scenario.goal is Goal.ENDURANCE:
            return dose.endurance_intensities.get(intensity, stated)
        return stated
    reps = dose.reps[scenario.goal]
    if scenario.level is Level.BEGINNER:
        return dose.beginner_reps.get(scenario.goal, reps)
    return reps


def _rir(dose: Dose, exercise: Exercise, problem: Problem, week: WaveWeek | None) -> int:
    """The reserve of the dose, shifted by the week of a block; never below any floor."""
    scenario, catalog = problem.scenario, problem.catalog
    base = dose.rir[scenario.level][scenario.goal]
    floors = [catalog.heavy_axial_rir if "heavy_axial" in exercise.tags else 0]
    if week is None:
        return max(base, *floors)
    if scenario.level is Level.BEGINNER:
        floors.append(BEGINNER_RIR)
    if all(left >= QUALITY_RIR for by_goal in dose.rir.values() for left in by_goal.values()):
        floors.append(base)
    if week.wave is Wave.DELOAD:
        floors.append(DELOAD_RIR)
    return max(base + week.reserve, *floors)


def _sides(exercise: Exercise, reps: str) -> Iterator[str]:
    if exercise.laterality is Laterality.UNILATERAL:
        yield WEAKER_SIDE_HOLDS if reps.endswith(" s") else WEAKER_SIDE


def _next(exercise: Exercise, problem: Problem) -> Iterator[str]:
    """The rung above, where the client can step up: one level above theirs at most.

    Among several: the same movement first, then the nearest level, then the staple.
    """
    scenario, catalog = problem.scenario, problem.catalog
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
