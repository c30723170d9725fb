import pytest

from optimizer.domain.repairs import LeastMinutes
from optimizer.show.text.conflict import conflict_text
from optimizer.show.text.printing import printed
from optimizer.show.text.repairs import lack_words, least_words

NONE = {"weeks": (), "audit": (), "objective_terms": (), "objective": None, "bound": None,
        "gap": None, "status": "infeasible"}  # fmt: skip
MEMBERS = [{"rule": "session.time", "fact": "days: mon 30", "sentence": "Monday has 30 minutes."}]
REPAIR = {
    "kind": "minutes", "cost": 3, "sentence": "Train 45 minutes on mon instead of 30.",
    "patch": {"days": {"mon": 45}}, "lines": ["days: {mon: 45}"],
    "week": {"sets": 40, "exercises": 9, "longest_seconds": 2695},
}  # fmt: skip
LEAST = [{"pairs": True, "at_least": 41, "works": 45}, {"pairs": False, "at_least": 51}]
PRICES = [
    {"group": "volume", "title": "weekly sets of every muscle", "rules": 28, "seconds": 560},
    {"group": "foot", "title": "foot", "rules": 1, "seconds": 46},
    {"group": "ratio", "title": "balance ratios", "rules": 8, "seconds": 0},
]


def told(make_program, width=100, **changes):
    conflict = {"members": MEMBERS, "minimal": True, "proven": ["one way", "another"], **changes}
    return printed(conflict_text(make_program(**NONE, conflict=conflict), width))


def test_a_repair_is_told_with_its_line_and_the_week_that_shows_it(make_program):
    text = told(make_program, repairs=[REPAIR])
    assert "Repairs, cheapest first; each was solved and verified:" in text
    assert "  1. Train 45 minutes on mon instead of 30." in text
    assert "     days: {mon: 45}" in text
    assert "works: 40 sets a week, 9 exercises, longest session 44:55" in text


def test_a_line_too_long_to_read_points_to_the_data(make_program):
    long = {**REPAIR, "lines": ["constraints: {" + "rule, " * 60 + "}"]}
    text = told(make_program, repairs=[long])
    assert "constraints: ...  (the whole line: --format json, `patch`)" in text


def test_a_lack_of_time_is_told_in_minutes_and_prices(make_program):
    text = told(make_program, least=LEAST, prices=PRICES)
    assert "41 minutes a session at least with pairs of exercises in turns (proven); 45" in text
    assert "41-44 are open." in " ".join(text.split())
    assert "no session length was shown to work" in text
    assert "9:20" in text
    assert "nothing: balance ratios" in text


@pytest.mark.parametrize(
    ("works", "end"),
    [
        (45, "45 minutes work (solved), 41-44 are open."),
        (42, "42 minutes work (solved), 41 is open."),
        (41, "41 minutes work (solved)."),
        (None, "no session length was shown to work in the time."),
    ],
)
def test_least_minutes_tell_what_is_open(works, end):
    least = LeastMinutes(pairs=False, at_least=41, works=works)
    assert least_words(least) == f"41 minutes a session at least with straight sets (proven); {end}"


def test_a_single_day_is_no_days():
    assert lack_words({"mon": 30}).endswith("30 minutes a week on 1 day.")
    assert lack_words({"mon": 30, "thu": 45}).endswith("75 minutes a week on 2 days.")


@pytest.mark.parametrize(("count", "one_by_one"), [(8, True), (9, False)])
def test_a_long_list_over_time_is_named_not_told(make_program, count, one_by_one):
    members = [{**MEMBERS[0], "rule": f"volume.m{n}"} for n in range(count)]
    text = told(make_program, members=members, least=LEAST)
    assert ("Monday has 30 minutes." in text) is one_by_one
    assert "volume.m0" in text


def test_notes_are_told(make_program):
    assert told(make_program, note="The limit was reached.").endswith(
        "note: The limit was reached."
    )
