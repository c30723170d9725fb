from typing import get_args

import pytest
from support import SHIPPED_KINDS

from optimizer.domain.measure import Measure
from optimizer.domain.selection import measure_words, selector_words
from optimizer.domain.selector import Selector
from optimizer.domain.words import bounds_words, counted
from optimizer.features.constraints.text import (
    TERM_WORDS,
    rule_words,
    set_text,
    term_words,
)
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.kinds import KINDS
from optimizer.problem.objective import Term

WHY = {"why": "Because it is so.", "source": "test"}
PULL = {"pattern": "horizontal_pull"}
PUSH = {"pattern": "horizontal_push"}

SENTENCES = [
    (
        {"kind": "volume", "muscle": "glute_max", "min": 8, "max": 20},
        "Glutes: 8 to 20 sets a week.",
    ),
    (
        {"kind": "volume", "muscle": "chest", "max": 10, "per": "day"},
        "Chest: at most 10 sets a day.",
    ),
    (
        {"kind": "volume", "each": ["A", "B"], "min": "4.5", "direct": True, "id": "v.{muscle}"},
        "Every muscle and group of class A or B: at least 4.5 direct sets a week.",
    ),
    (
        {"kind": "volume", "each": ["A"], "taxonomy_bounds": True, "id": "v.{muscle}"},
        "Every muscle and group of class A: sets within the muscle's own band a week.",
    ),
    (
        {"kind": "ratio", "over": {"sets": PULL}, "under": {"sets": PUSH}, "min": 1, "max": "3/2"},
        "Sets of horizontal pull, divided by sets of horizontal push: 1 to 1.5.",
    ),
    (
        {"kind": "coverage", "count": "sets", "of": PULL, "min": 2},
        "At least 2 sets a week of horizontal pull.",
    ),
    (
        {"kind": "coverage", "count": "exercises", "of": PULL, "max": 1, "per": "session"},
        "At most 1 exercise a session among horizontal pull.",
    ),
    (
        {"kind": "coverage", "count": "days", "of": {"tag": "functional"}, "min": 1},
        "At least 1 day a week with exercises tagged functional.",
    ),
    (
        {"kind": "coverage", "count": "sets", "of": {"muscle": "serratus"}, "min": 2,
         "when": {"tag": "overhead_press"}},
        "At least 2 sets a week of exercises led by serratus, in weeks that hold exercises "
        "tagged overhead press.",
    ),
    (
        {"kind": "availability", "by": "equipment"},
        "Only exercises that the client's equipment allows.",
    ),
    (
        {"kind": "session_time", "warmup_seconds": 660, "short_warmup_seconds": 480,
         "short_minutes": 45, "cooldown_seconds": 0},
        "Warm-up, blocks and cool-down fit into the minutes of the day; warm-up 11:00, up to 45 "
        "minutes 8:00; cool-down 0:00.",
    ),
    ({"kind": "session_size", "min": 3, "max": 10}, "3 to 10 exercises a session."),
    (
        {"kind": "exercise_limits", "of": {"kind": "drill"}, "min_sets": 2, "max_sets": 2,
         "max_sessions": 1},
        "Drills: exactly 2 sets a session, at most 1 session a week.",
    ),
    (
        {"kind": "spacing", "of": {"tag": "heavy_axial"}},
        "No two days in a row with exercises tagged heavy axial.",
    ),
    (
        {"kind": "recovery", "muscle": "chest", "high_sets": 6, "next_day_sets": 3},
        "Chest: after a day with at least 6 direct sets, at most 3 direct sets the next day.",
    ),
    ({"kind": "rest_days", "min": 1}, "At least 1 day a week without a session."),
    (
        {"kind": "pairs", "allowed": [{"first": PUSH, "second": PULL}]},
        "Two exercises may be done in turns: horizontal push with horizontal pull.",
    ),
    ({"kind": "include", "exercise": "hip_thrust"}, "Hip thrust appears in the week."),
    (
        {"kind": "lock", "day": "mon", "exercise": "hip_thrust", "sets": 3},
        "Hip thrust stands on Mon with exactly 3 sets.",
    ),
    (
        {"kind": "lock", "day": "mon", "week": "B", "exercise": "hip_thrust", "sets": None},
        "Hip thrust stands on Mon of week B.",
    ),
    (
        {"kind": "framework", "choices": [], "free": True},
        "Sessions have no themes.",
    ),
    (
        {"kind": "rotation", "main": PUSH, "differ": "1/2", "leads": {"A": PULL}},
        "In a rotation of two weeks at least 0.5 of each week's main lifts (horizontal push) are "
        "its own; in week A horizontal pull lead.",
    ),
]  # fmt: skip


def rule_of(written):
    return KINDS[written["kind"]].model_validate({"id": "test", **WHY, **written})


def kinds_of(annotated):
    return get_args(get_args(annotated)[0])


@pytest.mark.parametrize(("written", "sentence"), SENTENCES, ids=lambda v: str(v)[:40])
def test_a_rule_in_words(catalog, written, sentence):
    assert rule_words(rule_of(written), catalog) == sentence


def test_every_kind_of_rule_has_words_and_a_sentence_here():
    assert {written["kind"] for written, _ in SENTENCES} == set(SHIPPED_KINDS)


def test_every_kind_of_term_has_words():
    assert set(TERM_WORDS) == {
        t.model_fields["kind"].annotation.__args__[0] for t in kinds_of(Term)
    }


TERMS = [
    (
        {"kind": "count", "id": "x", "count": "sets", "of": PULL, "weight": -3},
        "-3 per set of horizontal pull.",
    ),
    (
        {"kind": "count", "id": "x", "count": "exercises", "of": {}, "weight": 2,
         "goals": ["strength"], "levels": ["beginner", "advanced"]},
        "+2 per distinct exercise among exercises, for the goal strength, for beginner or "
        "advanced clients.",
    ),
    ({"kind": "preference", "weight": 60},
     "+60 times the client's -3 to 3 per distinct exercise."),
    (
        {"kind": "distance", "id": "x", "over": {"sets": PULL}, "under": {"sets": PUSH},
         "centre": "5/4", "weight": 5},
        "-5 per step that sets of horizontal pull, divided by sets of horizontal push, is away "
        "from 1.25.",
    ),
    ({"kind": "time", "weight": 28}, "-28 per half minute of work and rest."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "sentence"), TERMS, ids=lambda v: str(v)[:40])
def test_a_term_in_words(catalog, written, sentence):
    types = {t.model_fields["kind"].annotation.__args__[0]: t for t in kinds_of(Term)}
    term = types[written["kind"]].model_validate(written | {"why": "Because."})
    assert term_words(term, catalog) == sentence


SELECTORS = {
    "kind": ["hard", "drill"],
    "id": ["hip_thrust"],
    "pattern": ["vertical_pull"],
    "region": ["lower"],
    "dose": ["isolation"],
    "muscle": ["chest"],
    "tag": ["eccentric"],
    "without_tag": ["eccentric"],
    "plane": ["frontal"],
    "plane_strict": True,
    "laterality": ["unilateral"],
    "compound": False,
    "loadable": False,
    "stress": ["grip"],
    "level": [1],
    "standing": [3],
}


@pytest.mark.parametrize("field", Selector.model_fields)
def test_every_field_of_a_selector_is_said(catalog, field):
    said = selector_words(Selector.model_validate({field: SELECTORS[field]}), catalog)
    assert said != selector_words(Selector(), catalog)


def test_a_selector_of_many_fields(catalog):
    of = Selector.model_validate(
        {"kind": ["hard", "drill"], "pattern": "hip_abduction", "plane": "frontal",
         "plane_strict": True, "laterality": "unilateral"}
    )  # fmt: skip
    assert selector_words(of, catalog) == (
        "unilateral strictly frontal-plane exercises or drills of the pattern hip abduction"
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"volume": "chest"}, "sets of chest"),
        ({"volume": ["lats", "upper_back"]}, "mean sets of lats and upper back"),
        ({"exercises": PULL}, "distinct lifts of horizontal pull"),
    ],
)
def test_a_measure_in_words(catalog, written, words):
    assert measure_words(Measure.model_validate(written), catalog) == words


def test_bounds_in_words():
    assert bounds_words(None, None) == "any number of"
    assert bounds_words(0, None) == "at least 0"
    assert counted("set", 1, 1) == "exactly 1 set"
    assert counted("set", None, 2) == "at most 2 sets"


@pytest.mark.parametrize("width", [80, 100])
def test_a_set_fits_its_width(catalog, width):
    text = set_text(load_constraint_set("balanced"), catalog, width)
    assert max(map(len, text.splitlines())) <= width
