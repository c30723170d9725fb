"""Terms of the objective on weeks counted by hand."""

import pytest

from optimizer.domain.program import TermRow
from optimizer.domain.scenario import Scenario
from optimizer.problem.objective import Objective
from optimizer.verifier.scoring import score

STIMULUS = {
    "kind": "stimulus",
    "breakpoints_sets": [2, 4],
    "per_half_set": [10, 3],
    "class_weight": {"A": 8, "B": 2},
    "posterior": 1,
    "weak": {1: 1, 2: 2},
    "cap": 10,
    "why": "x",
}


@pytest.fixture
def terms(make_week, scenario, catalog):
    """The rows of one term on the week of a plan."""

    def run(plan, term, **asked):
        objective = Objective.model_validate({"name": "o", "title": "o", "terms": [term]})
        who = Scenario.model_validate({**scenario.model_dump(), **asked})
        return score(make_week(plan), objective, who, catalog)

    return run


@pytest.mark.parametrize(
    ("sets", "value"),
    [
        (1, 20),  # 2 half sets at 10
        (2, 40),  # on the first breakpoint
        (3, 40 + 6),
        (4, 40 + 12),  # on the last breakpoint
        (5, 40 + 12),  # nothing beyond
    ],
)
def test_stimulus_is_concave(terms, sets, value):
    rows = terms({"mon": {"press": sets}}, STIMULUS)
    assert TermRow(term="stimulus.chest", weight=8, value=value) in rows


def test_stimulus_of_every_weighted_muscle_and_group(terms):
    rows = terms({"mon": {"press": 1, "overhead": 1, "band_turn": 5}}, STIMULUS)
    assert rows == (
        TermRow(term="stimulus.chest", weight=8, value=20),
        TermRow(term="stimulus.lats", weight=9, value=0),
        TermRow(term="stimulus.front_delts", weight=2, value=30),
        TermRow(term="stimulus.side_delts", weight=2, value=10),
        TermRow(term="stimulus.shoulders", weight=8, value=30),
    )


def test_stimulus_weights_follow_the_weak_areas(terms):
    rows = terms({}, STIMULUS, weak={"lats": 2, "cuff": 1})
    weights = {row.term: row.weight for row in rows}
    assert weights["stimulus.lats"] == 10  # 8 + 1 + 2, capped
    assert weights["stimulus.cuff"] == 10  # as a class-A muscle: 8 + 1 + 1


PLAN = {"mon": {"press": 3, "overhead": 2}, "tue": {"press": 4, "row": 2}}


@pytest.mark.parametrize(("count", "value"), [("sets", 9), ("exercises", 2), ("sessions", 3)])
def test_count(terms, count, value):
    term = {"kind": "count", "id": "push", "count": count, "of": {"pattern": "push"},
            "weight": -7, "why": "x"}  # fmt: skip
    assert terms(PLAN, term) == (TermRow(term="count.push", weight=-7, value=value),)


@pytest.mark.parametrize(
    ("limits", "speaks"),
    [
        ({}, True),
        ({"goals": ["strength"]}, False),
        ({"goals": ["strength", "balance"]}, True),
        ({"levels": ["beginner", "advanced"]}, False),
        ({"levels": ["intermediate"]}, True),
        ({"goals": ["balance"], "levels": ["beginner"]}, False),
    ],
)
def test_count_speaks_of_some_clients_only(terms, limits, speaks):
    term = {"kind": "count", "id": "all", "count": "sets", "of": {}, "weight": 1, "why": "x"}
    rows = terms(PLAN, {**term, **limits}, goal="balance", level="intermediate")
    assert rows == ((TermRow(term="count.all", weight=1, value=11),) if speaks else ())


def test_preference_counts_each_exercise_once(terms):
    term = {"kind": "preference", "weight": 60, "why": "x"}
    liked = {"press": 3, "row": -1, "raise": 2}
    assert terms(PLAN, term, prefer=liked) == (TermRow(term="preference", weight=60, value=2),)


def test_no_preferences_no_row(terms):
    assert terms(PLAN, {"kind": "preference", "weight": 60, "why": "x"}) == ()


@pytest.mark.parametrize(
    ("over", "under", "centre", "value"),
    [
        # 4 * 2 pulls - 5 * 9 pushes
        ({"sets": {"pattern": "pull"}}, {"sets": {"pattern": "push"}}, "5/4", 37),
        ({"sets": {"pattern": "push"}}, {"sets": {"pattern": "pull"}}, "9/2", 0),
        ({"exercises": {"pattern": "push"}}, {"exercises": {"pattern": "pull"}}, 1, 1),
        # half sets 4 and 14, both over 2: the 2s cancel
        ({"volume": "lats"}, {"volume": "chest"}, 1, 10),
        # lats 4/2, chest and front delts (14 + 11)/4: 4*4 - 2*25, divided by 2
        ({"volume": "lats"}, {"volume": ["chest", "front_delts"]}, 1, 17),
        # 2 sets of pulls against 14/2 of chest: 2*2 - 1*14
        ({"sets": {"pattern": "pull"}}, {"volume": "chest"}, 1, 10),
        # 14/2 of chest against 2 pulls: 2*14 - 3*2*2, divided by 2; then 3*14 - 2*2*2
        ({"volume": "chest"}, {"sets": {"pattern": "pull"}}, "3/2", 14 - 3 * 2),
        ({"volume": "chest"}, {"sets": {"pattern": "pull"}}, "2/3", 3 * 14 - 2 * 2 * 2),
    ],
)
def test_distance_in_the_smallest_whole_numbers(terms, over, under, centre, value):
    term = {"kind": "distance", "id": "d", "over": over, "under": under, "centre": centre,
            "weight": 5, "why": "x"}  # fmt: skip
    assert terms(PLAN, term) == (TermRow(term="distance.d", weight=-5, value=value),)


def test_time_rounds_half_minutes_per_set(terms):
    # press 40 + 80 = 4 half minutes; raise 20 + 80 = 3.33, so 3; drill 40 + 30 = 2.33, so 2
    plan = {"mon": {"press": 3, "raise": 2}, "tue": {"band_turn": 2, "press": 1}}
    term = {"kind": "time", "weight": 28, "why": "x"}
    assert terms(plan, term) == (TermRow(term="time", weight=-28, value=16 + 6 + 4),)
