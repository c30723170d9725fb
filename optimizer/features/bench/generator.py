"""Instances like real clients', drawn at random and stored as scenario files.

The number of an instance decides all of it, so a suite can be written again and made longer; what is
measured are the files.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from optimizer.domain.exercise import MuscleClass
from optimizer.errors import InputError
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.readings import stages

Scenario = dict[str, Any]

WEEKS = {
    2: ("mon thu", "tue fri", "wed sat"),
    3: ("mon wed fri", "tue thu sat"),
    4: ("mon tue thu fri", "mon wed fri sat"),
    5: ("mon tue wed thu fri", "mon tue wed fri sat"),
    6: ("mon tue wed thu fri sat",),
    7: ("mon tue wed thu fri sat sun",),
}
FLAGS = ("desk_worker", "office_worker", "runner", "slouch", "anterior_tilt", "one_sided_weakness")
LIMITS: tuple[dict[str, int], ...] = (
    {"shoulder_overhead": 1},
    {"lumbar_shear": 1},
    {"knee_flexion_load": 1, "knee_impact": 0},
    {"axial_load": 1},
)
TRIES = 60
"""Draws of an instance that no policy refuses and that is (or is not) impossible, as it should be."""


@dataclass(frozen=True, slots=True)
class SuiteKind:
    """What the clients of a suite are like; each field lists what is drawn from."""

    title: str
    days: tuple[int, ...]
    minutes: tuple[int, ...]
    equipment: tuple[str, ...]
    levels: tuple[str, ...] = ("beginner", "intermediate", "intermediate", "advanced")
    goals: tuple[str, ...] = ("balance", "balance", "strength", "hypertrophy", "endurance")
    frameworks: tuple[str, ...] = ("auto",)
    pairs: tuple[str, ...] = ("auto",)
    constraints: tuple[str, ...] = ("balanced",)
    weeks: int = 1
    wishes: float = 0.4
    """How likely each sort of wish is."""
    impossible: bool = False


KINDS = {
    "smoke": SuiteKind(
        "Tiny weeks that are proven within a second or two, and an impossible one",
        (2, 3), (45, 60), ("bands", "bodyweight", "dumbbells"), goals=("balance", "endurance"),
        frameworks=("none",), pairs=("forbid",), constraints=("minimal", "time_crunched"), wishes=0.2,
    ),
    "small": SuiteKind(
        "Two or three days with little equipment, straight sets, no framework",
        (2, 3), (45, 60, 75, 90), ("bodyweight", "dumbbells", "home_dumbbell", "hotel"),
        frameworks=("none",), pairs=("forbid",),
        constraints=("balanced", "time_crunched", "beginner", "posture"),
    ),
    "medium": SuiteKind(
        "Three or four days at home or in a gym, frameworks and pairs as they come",
        (3, 4), (45, 60, 75), ("home_dumbbell", "home_barbell", "hotel", "full_gym"),
        constraints=("balanced", "balanced", "posture", "beginner"),
    ),
    "large": SuiteKind(
        "Five or six days in a full gym or with a barbell at home",
        (5, 6), (45, 60, 75, 90), ("full_gym", "full_gym", "home_barbell"),
        levels=("intermediate", "advanced"),
        frameworks=("auto", "upper_lower", "push_pull_legs", "none"),
    ),
    "two_weeks": SuiteKind(
        "Rotations of weeks A and B",
        (3, 4), (60, 75), ("home_dumbbell", "home_barbell", "full_gym"), weeks=2, wishes=0.25,
    ),
    "infeasible": SuiteKind(
        "Weeks that can't exist: too little time, no rest, wishes against rules, nothing to pull",
        (2, 3, 4), (30, 45, 60), ("home_dumbbell", "hotel", "full_gym"), wishes=0.25, impossible=True,
    ),
    "grown": SuiteKind(
        "The same clients with a smaller, the built-in and a larger catalog",
        (3, 4), (60, 75), ("full_gym", "home_barbell", "home_dumbbell"),
        frameworks=("none", "full_body"), pairs=("forbid",), wishes=0.2,
    ),
}  # fmt: skip
"""Every suite that ships, by its name."""


def instance(name: str, number: int, catalog: Catalog) -> tuple[str, str]:
    """The file's name and text of an instance of a kind.

    Raises RuntimeError where no draw is what the kind asks for.
    """
    kind = KINDS[name]
    for attempt in range(TRIES):
        rng = random.Random(f"{name} {number} {attempt}")
        scenario, stem = _drawn(kind, number, rng, catalog)
        try:
            problem = problem_of(Tree(stem, {"client": stem, **scenario}), catalog)
        except InputError:
            continue
        if _refuted(problem) == kind.impossible:
            return f"{number:02}_{stem}.yaml", _text(name, number, scenario)
    raise RuntimeError(f"no draw of {name} {number} is as it should be")


def _text(name: str, number: int, scenario: Scenario) -> str:
    body = yaml.safe_dump(scenario, sort_keys=False, default_flow_style=None, width=100)
    return f"# Drawn at random: {name}, number {number}.\n{body}"


def _drawn(
    kind: SuiteKind, number: int, rng: random.Random, catalog: Catalog
) -> tuple[Scenario, str]:
    """A scenario and what it is called."""
    days, minutes = rng.choice(kind.days), rng.choice(kind.minutes)
    place = rng.choice(kind.equipment)
    scenario: Scenario = {
        "level": rng.choice(kind.levels),
        "goal": rng.choice(kind.goals),
        "days": dict.fromkeys(rng.choice(WEEKS[days]).split(), minutes),
        "equipment": [place],
        "framework": rng.choice(kind.frameworks),
        "pairs": rng.choice(kind.pairs),
        "constraints": rng.choice(kind.constraints),
    }
    if kind.weeks > 1:
        scenario["weeks"] = kind.weeks
    for wish in WISHES:
        if rng.random() < kind.wishes:
            wish(scenario, rng, catalog)
    stem = f"{place}_{days}x{minutes}"
    if kind.impossible:
        name, spoil = SPOILS[number % len(SPOILS)]
        spoil(scenario, rng)
        stem = f"{name}_{len(scenario['days'])}x{max(scenario['days'].values())}"
    return scenario, stem


def _weak(scenario: Scenario, rng: random.Random, catalog: Catalog) -> None:
    main = [m.id for m in catalog.muscles if m.class_ is MuscleClass.FULL]
    scenario["weak"] = {m: rng.choice((1, 1, 2)) for m in rng.sample(main, rng.choice((1, 2)))}


def _screens(scenario: Scenario, rng: random.Random, catalog: Catalog) -> None:
    answers = {screen.id: "pass" for screen in catalog.intake.screens}
    answers[rng.choice(list(answers))] = "fail"
    scenario["screens"] = answers


def _flags(scenario: Scenario, rng: random.Random, _: Catalog) -> None:
    scenario["flags"] = rng.sample(FLAGS, rng.choice((1, 2)))


def _limits(scenario: Scenario, rng: random.Random, _: Catalog) -> None:
    scenario["limits"] = dict(rng.choice(LIMITS))


def _likes(scenario: Scenario, rng: random.Random, catalog: Catalog) -> None:
    offered = [e.id for e in catalog.exercises if e.kind.scheduled and e.standing > 1]
    liked, other, unwanted = rng.sample(offered, 3)
    scenario["prefer"] = {liked: 2, other: -2}
    scenario["exclude"] = [unwanted]


def _volume(scenario: Scenario, rng: random.Random, _: Catalog) -> None:
    scenario["weekly_sets"] = {rng.choice(("glute_max", "upper_back", "side_delts")): "10-20"}


WISHES: tuple[Callable[[Scenario, random.Random, Catalog], None], ...] = (
    _weak, _screens, _flags, _limits, _likes, _volume,
)  # fmt: skip


def _short(scenario: Scenario, rng: random.Random) -> None:
    scenario["days"] = dict.fromkeys(scenario["days"], rng.choice((20, 25, 30)))


def _no_rest(scenario: Scenario, rng: random.Random) -> None:
    scenario["days"] = dict.fromkeys(WEEKS[7][0].split(), rng.choice((30, 45, 60)))


def _big_chest(scenario: Scenario, rng: random.Random) -> None:
    low = rng.choice((14, 16))
    scenario["weekly_sets"] = {"chest": f"{low}-20", "lats": "8-10", "upper_back": "8-10"}
    scenario["days"] = dict.fromkeys(scenario["days"], 90)


def _too_much(scenario: Scenario, rng: random.Random) -> None:
    scenario["weekly_sets"] = {"default": f"{rng.choice((14, 16))}-20"}


def _nothing_to_pull(scenario: Scenario, _: random.Random) -> None:
    scenario["equipment"] = ["space", "step"]


SPOILS: tuple[tuple[str, Callable[[Scenario, random.Random], None]], ...] = (
    ("short", _short),
    ("no_rest", _no_rest),
    ("big_chest", _big_chest),
    ("too_much", _too_much),
    ("nothing_to_pull", _nothing_to_pull),
)
"""What makes a week impossible."""


def _refuted(problem: Problem) -> bool:
    """Whether not even fractions of sets keep the rules of any stage."""
    from optimizer.engines import lp
    from optimizer.model.compile import available, compiled

    for variants in stages(problem):
        for reading in variants:
            model = compiled(reading, available(reading), with_objective=False)
            if not lp.Relaxation(model.rows).infeasible():
                return False
    return True
