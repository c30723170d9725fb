"""What the week of a block changes in how an exercise is done."""

import pytest
from support import problem_with

from optimizer.answer.prescription import LIGHTER, prescribed
from optimizer.answer.week import written_week
from optimizer.domain.block import Wave
from optimizer.domain.exercise import Goal, Intensity, Level
from optimizer.domain.placed import Placed
from optimizer.domain.waves import WaveWeek
from optimizer.files.catalog import load_catalog

CATALOG = load_catalog()
WAVES = {
    "first": WaveWeek(wave=Wave.MODERATE, sets_percent=100, rir="3", reserve=1),
    "second": WaveWeek(wave=Wave.MODERATE, sets_percent=100, rir="2", reserve=0),
    "hardest": WaveWeek(wave=Wave.VOLUME, sets_percent=110, rir="1-2", reserve=-1),
    "heavy": WaveWeek(wave=Wave.HEAVY, sets_percent=90, rir="2", reserve=0),
    "deload": WaveWeek(wave=Wave.DELOAD, sets_percent=50, rir="4+", reserve=2),
}


@pytest.fixture
def rir(client):
    def of(exercise, week, **more):
        found = prescribed(
            CATALOG.by_id[exercise], 2, problem_with(client(**more), CATALOG), None, WAVES[week]
        )
        return found.rir

    return of


@pytest.mark.parametrize(
    ("exercise", "client_is", "week", "expected"),
    [
        ("goblet_squat", {}, "first", 3),
        ("goblet_squat", {}, "second", 2),
        ("goblet_squat", {}, "hardest", 1),
        ("goblet_squat", {}, "deload", 4),
        ("goblet_squat", {"level": "beginner"}, "hardest", 3),
        ("goblet_squat", {"level": "beginner"}, "first", 4),
        ("goblet_squat", {"level": "beginner"}, "deload", 5),
        ("barbell_back_squat", {"level": "advanced"}, "hardest", 1),
        ("barbell_back_squat", {"level": "beginner"}, "hardest", 3),
        ("dumbbell_curl", {"level": "advanced", "goal": "hypertrophy"}, "hardest", 0),
        ("dumbbell_curl", {"level": "advanced", "goal": "hypertrophy"}, "deload", 4),
        ("kettlebell_swing", {"level": "advanced"}, "hardest", 4),
    ],
)
def test_reserve_by_week(rir, exercise, client_is, week, expected):
    assert rir(exercise, week, **client_is) == expected


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("week", WAVES)
def test_no_floor_of_reserve_is_ever_broken(client, level, week):
    for exercise in CATALOG.exercises:
        if not exercise.kind.scheduled:
            continue
        item = prescribed(
            exercise, 2, problem_with(client(level=level), CATALOG), None, WAVES[week]
        )
        assert item.rir >= (1 if "heavy_axial" in exercise.tags else 0)
        assert item.rir >= (3 if level is Level.BEGINNER else 0)
        assert item.rir >= (4 if week == "deload" else 0)


def test_a_deload_is_lighter_where_there_is_a_load_and_steps_nothing_up(client):
    notes = {}
    for exercise in CATALOG.exercises:
        if exercise.kind.scheduled:
            item = prescribed(exercise, 1, problem_with(client(), CATALOG), None, WAVES["deload"])
            notes[exercise.id] = item.note or ""
    assert LIGHTER in notes["barbell_back_squat"]
    assert LIGHTER not in notes["push_up"]
    assert not [id_ for id_, note in notes.items() if "next: " in note]


def sessions(client, rules, week):
    days = {"mon": {"barbell_back_squat": 3}, "wed": {"leg_press": 3}, "fri": {"leg_curl": 3}}
    scenario = client()
    themes = dict.fromkeys(days, "full_body") if rules else {}
    pairs = {day: [] for day in days}
    wave = None if week is None else WAVES[week]
    return written_week(
        "A", Placed(days, pairs, themes), problem_with(scenario, CATALOG, rules), wave
    ).sessions


def reps(client, rules, week):
    return [session.items[0].reps for session in sessions(client, rules, week)]


def test_heavy_and_volume_weeks_change_repetitions(client):
    assert reps(client, (), None) == ["6-8", "8-12", "10-15"]
    assert reps(client, (), "second") == reps(client, (), "deload") == reps(client, (), None)
    assert reps(client, (), "heavy") == ["4-6", "6-8", "8-12"]
    assert reps(client, (), "hardest") == ["12-15", "12-15", "15-20"]


def test_a_session_with_an_intensity_of_its_own_keeps_it(client):
    from optimizer.files.constraint_sets import load_constraint_set
    from optimizer.problem.effective import effective_rules

    scenario = client(framework="full_body")
    rules = effective_rules(load_constraint_set("balanced"), scenario, CATALOG)
    alone = [(s.intensity, [i.reps for i in s.items]) for s in sessions(client, rules, None)]
    assert [intensity for intensity, _ in alone] == list(Intensity)
    for week in WAVES:
        waved = [(s.intensity, [i.reps for i in s.items]) for s in sessions(client, rules, week)]
        assert waved == alone


def test_what_takes_no_load_has_never_fewer_repetitions_on_a_heavy_day(client):
    def repetitions(exercise, intensity):
        return prescribed(exercise, 3, problem_with(client(), CATALOG), intensity).reps

    scheduled = [e for e in CATALOG.exercises if e.kind.scheduled]
    changed = [e for e in scheduled if repetitions(e, Intensity.HEAVY) != repetitions(e, None)]
    assert changed
    assert all(exercise.loadable for exercise in changed)
    push_up = CATALOG.by_id["push_up"]
    assert repetitions(push_up, Intensity.HEAVY) == repetitions(push_up, None) == "8-12"
    assert repetitions(push_up, Intensity.VOLUME) == "12-15"


def repetitions_of(exercise, scenario):
    """On a heavy, an ordinary and a volume day."""
    days = (Intensity.HEAVY, None, Intensity.VOLUME)
    return [
        prescribed(CATALOG.by_id[exercise], 3, problem_with(scenario, CATALOG), day).reps.split()[0]
        for day in days
    ]


@pytest.mark.parametrize(
    ("exercise", "level", "expected"),
    [
        ("chin_up", "intermediate", ["8-12", "8-12", "8-12"]),
        ("chin_up", "advanced", ["8-12", "8-12", "12-15"]),
        ("pull_up", "advanced", ["8-12", "8-12", "8-12"]),
        ("push_up", "beginner", ["8-12", "8-12", "12-15"]),
        ("goblet_squat", "beginner", ["8-10", "8-12", "12-15"]),
    ],
)
def test_what_is_hard_without_load_has_no_more_repetitions_on_a_volume_day(
    client, exercise, level, expected
):
    assert repetitions_of(exercise, client(level=level)) == expected


def test_repetitions_rise_from_heavy_to_volume_for_every_goal_and_level(client):
    """Endurance has intensities of its own, which take no longer than its ordinary repetitions."""
    for goal in Goal:
        for level in Level:
            scenario = client(goal=goal, level=level)
            for dose in CATALOG.doses:
                if dose.intensities:
                    exercise = next(
                        e for e in CATALOG.exercises if e.dose == dose.id and e.loadable
                    )
                    reps = repetitions_of(exercise.id, scenario)
                    most = [int(r.partition("-")[2]) for r in reps]
                    assert most[0] <= most[1] <= most[2], (goal, level, dose.id, reps)
                    assert goal is not Goal.ENDURANCE or most[1] == most[2], (dose.id, reps)
    assert repetitions_of("goblet_squat", client(goal="endurance")) == ["10-12", "12-20", "15-20"]
