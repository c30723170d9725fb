"""A block holds as it was planned, and no tampering with it goes unseen."""

import json
from datetime import date, timedelta

import pytest

from optimizer.domain.block import TrainingBlock, Wave
from optimizer.domain.waves import sets_of
from optimizer.features.plan.plan import block_of
from optimizer.features.solve.solve import solve
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.block import judge_block

CATALOG = load_catalog()
TABLES = {table.weeks: table for table in CATALOG.blocks}
MONDAY = date(2026, 11, 30)
SCENARIOS = {
    "bands": {
        "days": {"mon": 60, "thu": 60}, "equipment": ["bands"], "constraints": "minimal",
        "framework": "none",
    },
    "beginner": {
        "days": {"mon": 60, "wed": 60, "fri": 60}, "equipment": ["home_dumbbell"],
        "constraints": "time_crunched", "level": "beginner", "flags": ["desk_worker"],
        "lock": [{"day": "mon", "exercise": "goblet_squat", "sets": 3}],
    },
    "upper_lower": {
        "days": {"mon": 60, "tue": 60, "thu": 60, "fri": 60}, "equipment": ["full_gym"],
        "constraints": "minimal", "framework": "upper_lower",
    },
    "rotation": {
        "weeks": 2, "coverage_window": 2, "days": {"mon": 75, "thu": 75},
        "equipment": ["full_gym"], "constraints": "time_crunched", "framework": "full_body",
    },
}  # fmt: skip
_planned: dict[tuple[str, int], TrainingBlock] = {}
_solved = {}


def problem_for(name):
    return problem_of(Tree("test", SCENARIOS[name]), CATALOG)


def planned(name, weeks=8):
    """A block of one of the scenarios, made once."""
    if name not in _solved:
        _solved[name] = solve(problem_for(name), SearchSettings(gap=1.0))
    if (name, weeks) not in _planned:
        _planned[name, weeks] = block_of(
            _solved[name], problem_for(name), TABLES[weeks], MONDAY, SearchSettings()
        )
    return _planned[name, weeks]


def verdict(block, name):
    problem = problem_for(name)
    return judge_block(block, problem.asked, problem.constraint_set, CATALOG)


def blocks(block_week):
    return [
        (s.day, s.theme, [[item.exercise for item in b.items] for b in s.blocks])
        for s in block_week.sessions
    ]


def sets(week):
    return [item.sets for session in week.sessions for item in session.items]


@pytest.mark.parametrize("weeks", TABLES)
@pytest.mark.parametrize("name", SCENARIOS)
def test_every_week_of_a_block_verifies(name, weeks):
    block, base = planned(name, weeks), {w.week: w for w in _solved[name].weeks}
    found = verdict(block, name)
    assert found.violations == ()
    assert found.audits == tuple(week.audit for week in block.weeks)
    assert all(row.ok for week in block.weeks for row in week.audit)
    assert all(week.audit for week in block.weeks)
    turns = ["A", "B"] if len(base) == 2 else ["A"]
    assert [week.week for week in block.weeks] == [turns[n % len(turns)] for n in range(weeks)]
    for number, week in enumerate(block.weeks):
        assert week.starts == MONDAY + timedelta(weeks=number)
        assert blocks(week) == blocks(base[week.week])
        if week.sets_percent == 100:
            assert sets_of(week.sessions) == sets_of(base[week.week].sessions)
        pairs = zip(sets(week), sets(base[week.week]), strict=True)
        change = week.sets_percent - 100
        assert all(now == was if not change else (now - was) * change >= 0 for now, was in pairs)
    assert block.rescreen == MONDAY + timedelta(weeks=weeks)


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_deload_halves_the_sets_and_keeps_floors_out_of_its_audit(name):
    block = planned(name)
    first, last = block.weeks[0], block.weeks[-1]
    base = next(w for w in _solved[name].weeks if w.week == last.week)
    assert last.wave is Wave.DELOAD
    assert abs(2 * sets_of(last.sessions) - sets_of(base.sessions)) <= 2
    assert any("floors do not apply" in note for note in last.notes)
    floors = {row.rule for row in first.audit if row.min not in (None, "0")}
    assert any(rule.startswith("volume.") for rule in floors)
    assert not [r for r in last.audit if r.rule.startswith("volume.") and r.min is not None]
    items = [item for session in last.sessions for item in session.items]
    assert all(item.sets >= 1 and item.rir >= 4 for item in items)
    assert all("next: " not in (item.note or "") for item in items)


def test_the_heavy_and_deload_weeks_of_a_rotation_keep_their_partners():
    block = planned("rotation")
    assert {(p.wave, p.week) for p in block.partners} == {("heavy", "B"), ("deload", "A")}
    assert planned("bands").partners == ()


# -- tampering ------------------------------------------------------------------------------------


def edited(name, edit, weeks=8):
    """The block with its JSON changed by `edit`."""
    data = json.loads(planned(name, weeks).model_dump_json())
    edit(data)
    return TrainingBlock.model_validate(data)


def broken(name, edit):
    """Week and rule of every violation of a tampered block."""
    return {(v.week, v.rule) for v in verdict(edited(name, edit), name).violations}


def first_item(data, number):
    return data["weeks"][number - 1]["sessions"][0]["blocks"][0]["items"][0]


def one_more_set(data):
    first_item(data, 3)["sets"] += 1


def other_exercise(data):
    first_item(data, 4)["exercise"] = "barbell_back_squat"


def too_near_failure(data):
    first_item(data, 8)["rir"] = 1


def no_last_week(data):
    del data["weeks"][-1]


def no_third_week(data):
    del data["weeks"][2]


def a_day_late(data):
    data["weeks"][4]["starts"] = "2026-12-29"


def start_elsewhere(data):
    data["start"] = "2026-12-01"


def never_screened(data):
    data["rescreen"] = "2027-02-01"


def traded(data):
    """A heavy week that adds a set to one lift and takes it from another: the total stays."""
    for number in (5, 7):
        blocks = data["weeks"][number - 1]["sessions"][0]["blocks"]
        items = [block["items"][0] for block in blocks]
        items[0]["sets"] += 1
        items[1]["sets"] -= 1


def deload_as_hard_as_the_first(data):
    data["weeks"][7]["sessions"] = data["weeks"][0]["sessions"]


def called_a_deload(data):
    data["weeks"][2] |= {"wave": "deload", "sets_percent": 50, "rir": "4+"}


def said_to_be_more(data):
    data["weeks"][2]["sets_percent"] = 120


def deload_unsaid(data):
    data["weeks"][7]["notes"] = []


def shortfall_unsaid(data):
    data["weeks"][2]["notes"] = []


def audit_painted(data):
    data["weeks"][1]["audit"][0]["value"] = "19"


def session_lost(data):
    del data["weeks"][5]["sessions"][-1]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (one_more_set, ("3", "block.sets")),
        (one_more_set, ("3", "block.audit")),
        (one_more_set, ("3", "structure.block")),
        (other_exercise, ("4", "block.same")),
        (other_exercise, ("4", "availability.equipment")),
        (too_near_failure, ("8", "block.rir")),
        (no_last_week, ("", "block.weeks")),
        (no_last_week, ("", "block.rescreen")),
        (no_third_week, ("", "block.weeks")),
        (a_day_late, ("5", "block.starts")),
        (start_elsewhere, ("", "block.start")),
        (start_elsewhere, ("1", "block.starts")),
        (never_screened, ("", "block.rescreen")),
        (traded, ("5", "block.sets")),
        (deload_as_hard_as_the_first, ("8", "block.sets")),
        (deload_as_hard_as_the_first, ("8", "block.rir")),
        (called_a_deload, ("3", "block.wave")),
        (said_to_be_more, ("3", "block.wave")),
        (deload_unsaid, ("8", "block.notes")),
        (shortfall_unsaid, ("3", "block.sets")),
        (audit_painted, ("2", "block.audit")),
        (session_lost, ("6", "structure.days")),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_tampering_is_named_with_its_week_and_rule(edit, expected):
    assert expected in broken("bands", edit)


def test_only_the_tampered_week_is_named():
    assert {week for week, _ in broken("bands", too_near_failure)} == {"8"}


def test_weeks_of_one_wave_hold_the_same_sets():
    def unwaved(data):
        data["weeks"][6] |= {key: data["weeks"][1][key] for key in ("sessions", "audit")}
        data["weeks"][6]["notes"] = ["heavy week: 90 % asked, 100 % is what we felt like"]

    assert broken("beginner", unwaved) == {("7", "block.sets")}


def weeks_swapped(data):
    for week, letter in zip(data["weeks"], "BABABABA", strict=True):
        week["week"] = letter


def partner_lost(data):
    data["partners"] = []


def partner_swollen(data):
    data["partners"][0]["sessions"][0]["blocks"][0]["items"][0]["sets"] = 9


def partner_without_a_lift(data):
    del data["partners"][0]["sessions"][0]["blocks"][0]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (weeks_swapped, ("1", "block.rotation")),
        (partner_lost, ("5", "block.partner")),
        (partner_swollen, ("5", "structure.block")),
        (partner_without_a_lift, ("", "block.partner")),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_rotation_is_judged_with_its_partners(edit, expected):
    assert expected in broken("rotation", edit)


def test_a_beginner_keeps_three_in_reserve():
    def less(data):
        first_item(data, 6)["rir"] = 2

    assert ("6", "block.rir") in broken("beginner", less)


def test_what_screens_changed_is_checked():
    def repaint(data):
        data["changes"][0]["effect"] = "Nothing changed."

    assert ("", "block.changes") in broken("beginner", repaint)


def test_a_locked_lift_is_halved_too():
    last = planned("beginner").weeks[-1]
    squats = [
        item.sets
        for session in last.sessions
        if session.day == "mon"
        for item in session.items
        if item.exercise == "goblet_squat"
    ]
    assert squats in ([1], [2])
