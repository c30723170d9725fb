"""A base week with the sets of a wave: as near as the rules let it, and nothing else changed."""

import pytest
from support import policy_of, problem_with

from optimizer.answer.week import written_week
from optimizer.domain.placed import Placed, placed_in
from optimizer.engines import cpsat
from optimizer.features.plan.waves import NOT_PROVEN, TOGETHER, hindrance, waved
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.problem.deload import deload_rules
from optimizer.problem.overhead import work_budgets
from optimizer.verifier.judge import judge

BENCH, ROW, SQUAT, CURL, LEGS = (
    "barbell_bench_press", "seated_cable_row", "goblet_squat", "dumbbell_curl", "leg_curl",
)  # fmt: skip
ALL = {"kind": ["hard", "drill"]}


@pytest.fixture
def limits(make_rule):
    """So many sets of any exercise."""

    def make(low, high):
        return make_rule(
            "exercise_limits", "sets.all", of=ALL, min_sets=low, max_sets=high, max_sessions=7
        )

    return make


@pytest.fixture
def minutes(make_rule):
    return make_rule(
        "session_time", "session.time", warmup_seconds=0, short_warmup_seconds=0,
        short_minutes=45, cooldown_seconds=0,
    )  # fmt: skip


def total(week):
    return sum(n for here in week.sets.values() for n in here.values())


@pytest.fixture
def wave(catalog, make_scenario):
    """The week of one Monday's sets with a wave, its sets and the words on what held it back."""

    def make(sets, percent, rules, pairs=(), seconds=None, **client):
        days = {"mon": 60} if seconds is None else {"mon": -(-seconds // 60)}
        scenario = make_scenario(days, framework="none", **client)
        base = (Placed({"mon": sets}, {"mon": list(pairs)}),)
        found = waved(base, percent, problem_with(scenario, catalog, rules))
        assert found.proven
        why = hindrance(found, base, percent, problem_with(scenario, catalog, rules))
        return found.placed[0].sets["mon"], why

    return make


FOURS = {BENCH: 4, ROW: 4, SQUAT: 4, CURL: 4, LEGS: 4}


@pytest.mark.parametrize(
    ("percent", "expected"), [(110, 22), (90, 18), (50, 10), (100, 20), (105, 21)]
)
def test_the_sets_of_the_week_follow_their_percent(wave, limits, percent, expected):
    sets, _ = wave(FOURS, percent, (limits(1, 10),))
    assert sum(sets.values()) == expected
    assert set(sets) == set(FOURS)
    assert all(abs(n - 4 * percent / 100) < 1 for n in sets.values())


def test_a_week_follows_even_where_no_exercise_alone_would(wave, limits):
    sets, _ = wave({BENCH: 2, ROW: 2, SQUAT: 3, CURL: 3}, 110, (limits(1, 10),))
    assert sum(sets.values()) == 11
    assert max(sets[BENCH], sets[ROW]) == 2


@pytest.mark.parametrize(
    ("percent", "low", "high", "expected"),
    [
        pytest.param(110, 2, 4, 20, id="no more than an exercise may have"),
        pytest.param(110, 2, 5, 22, id="just enough"),
        pytest.param(90, 4, 6, 20, id="no fewer than an exercise must have"),
        pytest.param(50, 3, 6, 15, id="as near as the floor lets it"),
    ],
)
def test_limits_of_exercises_hold(wave, limits, percent, low, high, expected):
    sets, why = wave(FOURS, percent, (limits(low, high),))
    assert sum(sets.values()) == expected
    assert (why == "keeps the sets that an exercise may have") == (expected * 5 != percent)


def test_a_floor_of_a_muscle_holds_in_a_heavy_week_and_falls_in_a_deload(wave, make_rule, limits):
    rules = (make_rule("volume", "volume.chest", muscle="chest", min=8), limits(2, 10))
    heavy, why = wave({BENCH: 8}, 90, rules)
    assert heavy == {BENCH: 8}
    assert why == "keeps the weekly sets of every muscle"
    deload, _ = wave({BENCH: 8}, 50, deload_rules(rules))
    assert deload == {BENCH: 4}


def test_a_deload_keeps_one_set_of_everything(wave, limits):
    sets, _ = wave({BENCH: 2, ROW: 2, CURL: 1}, 50, deload_rules((limits(2, 10),)))
    assert sets == {BENCH: 1, ROW: 1, CURL: 1}


def test_ratios_hold_in_a_deload(wave, make_rule, limits):
    ratio = make_rule(
        "ratio", "ratio.pull_push", min=1, max=1,
        over={"sets": {"pattern": "horizontal_pull"}},
        under={"sets": {"pattern": "horizontal_push"}},
    )  # fmt: skip
    sets, _ = wave({BENCH: 3, ROW: 3, CURL: 3}, 50, deload_rules((ratio, limits(2, 10))))
    assert sets[BENCH] == sets[ROW]
    assert sum(sets.values()) in (4, 5)


def test_no_exercise_pays_for_the_wave_of_another(catalog, make_scenario, minutes, limits):
    """Two sets of a squat take longer than three of a curl; no wave trades them."""
    sets = {SQUAT: 4, LEGS: 4, CURL: 4}
    seconds = seconds_of(catalog, sets, [])
    assert seconds_of(catalog, {SQUAT: 2, LEGS: 4, CURL: 7}, []) <= seconds
    scenario = make_scenario({"mon": -(-seconds // 60)}, framework="none")
    over = 60 * -(-seconds // 60) - seconds
    rule = minutes.model_copy(update={"warmup_seconds": over, "short_warmup_seconds": over})
    rules = (rule, limits(1, 10))
    base = (Placed({"mon": sets}, {"mon": []}),)
    found = waved(base, 110, problem_with(scenario, catalog, rules))
    assert found.placed == base
    assert hindrance(found, base, 110, problem_with(scenario, catalog, rules)) == "fits the minutes"


def test_no_exercise_gains_in_a_week_of_fewer_sets(wave, make_rule, limits):
    """A row that may not fall below five keeps a week of fewer sets from giving it one instead."""
    row = make_rule("coverage", count="sets", of={"id": ROW}, min=5)
    pulls = make_rule(
        "ratio", "ratio.pull_push", min=1, over={"sets": {"id": ROW}}, under={"sets": {"id": BENCH}}
    )
    sets, _ = wave({BENCH: 5, ROW: 5, CURL: 5}, 60, (row, pulls, limits(1, 10)))
    assert sets[ROW] == 5
    assert sum(sets.values()) == 9


def test_two_kinds_of_rules_together_are_told_as_such(wave, make_rule, limits):
    rules = (make_rule("volume", "volume.chest", muscle="chest", max=4), limits(1, 4))
    sets, why = wave({BENCH: 4}, 150, rules)
    assert (sets, why) == ({BENCH: 4}, TOGETHER)


def seconds_of(catalog, sets, pairs):
    """Seconds of a session by hand: formats.md section 2."""
    by_id = catalog.by_id
    goal = "balance"
    paired = {name for pair in pairs for name in pair}
    alone = [
        by_id[n].setup_seconds + s * (by_id[n].work_seconds + by_id[n].rest_seconds[goal])
        for n, s in sets.items()
        if n not in paired
    ]
    turns = []
    for first, second in ((by_id[a], by_id[b]) for a, b in pairs):
        round_ = first.work_seconds + second.work_seconds + 15
        round_ += max(first.rest_seconds[goal], second.rest_seconds[goal])
        turns.append(first.setup_seconds + second.setup_seconds + sets[first.id] * round_)
    return sum(alone) + sum(turns)


@pytest.mark.parametrize("spare", [-1, 0])
def test_a_pair_goes_on_by_whole_rounds_while_the_seconds_last(
    catalog, make_scenario, make_rule, minutes, limits, spare
):
    pairs = [(BENCH, ROW)]
    base = {BENCH: 4, ROW: 4, LEGS: 10}
    more = seconds_of(catalog, {**base, BENCH: 5, ROW: 5}, pairs) + spare
    scenario = make_scenario({"mon": -(-more // 60)}, framework="none")
    budget = work_budgets(minutes, scenario, catalog)["mon"]
    rule = minutes.model_copy(
        update={"warmup_seconds": budget - more, "short_warmup_seconds": budget - more}
    )
    assert work_budgets(rule, scenario, catalog)["mon"] == more
    fixed = limits(1, 10)
    legs = make_rule(
        "exercise_limits", "sets.legs", of={"id": LEGS}, min_sets=10, max_sets=10, max_sessions=1
    )
    week = (Placed({"mon": base}, {"mon": pairs}),)
    found = waved(week, 112, problem_with(scenario, catalog, (rule, fixed, legs)))
    rounds = 5 if spare == 0 else 4
    assert found.placed[0].sets["mon"] == {BENCH: rounds, ROW: rounds, LEGS: 10}
    assert found.placed[0].pairs == {"mon": pairs}


def test_a_search_without_a_week_keeps_the_base_and_says_so(
    catalog, make_scenario, limits, monkeypatch
):
    nothing = cpsat.Outcome(False, None, None, None, 0.0, 0.0)
    monkeypatch.setattr(cpsat, "solve", lambda *_, **__: nothing)
    scenario = make_scenario(["mon"], framework="none")
    base = (Placed({"mon": FOURS}, {"mon": []}),)
    found = waved(base, 110, problem_with(scenario, catalog, (limits(1, 10),)))
    assert (found.placed, found.proven, found.distance) == (base, False, 200)
    assert (
        hindrance(found, base, 110, problem_with(scenario, catalog, (limits(1, 10),))) == NOT_PROVEN
    )


def test_the_user_can_stop_it(catalog, make_scenario, limits, monkeypatch):
    def solve(*_, stop, **__):
        stop.requested = True
        return cpsat.Outcome(False, None, None, None, 0.0, 0.0)

    monkeypatch.setattr(cpsat, "solve", solve)
    scenario = make_scenario(["mon"], framework="none")
    with pytest.raises(KeyboardInterrupt):
        waved(
            (Placed({"mon": FOURS}, {"mon": []}),),
            110,
            problem_with(scenario, catalog, (limits(1, 10),)),
        )


@pytest.mark.parametrize(("window", "expected"), [(1, (5, 5)), (2, (6, 4))])
def test_both_weeks_of_a_rotation_are_held_together(
    catalog, make_scenario, make_rule, limits, window, expected
):
    """Week B may fall below five pulls only where both weeks are counted as one."""
    scenario = make_scenario(["mon"], weeks=2, coverage_window=window, framework="none")
    pulls = make_rule("coverage", count="sets", of={"pattern": "horizontal_pull"}, min=5 * window)
    base = (Placed({"mon": {ROW: 6}}, {"mon": []}), Placed({"mon": {ROW: 6}}, {"mon": []}))
    lead = make_rule("lock", "lock.A", day="mon", exercise=ROW, week="A", sets=6)
    rules = (pulls, limits(1, 10), *((lead,) if window == 2 else ()))
    found = waved(base, 70, problem_with(scenario, catalog, rules))
    assert tuple(total(week) for week in found.placed) == expected


def test_a_written_week_is_read_back(catalog, make_scenario):
    scenario = make_scenario(["mon", "thu"])
    sets = {"mon": {BENCH: 3, ROW: 3, SQUAT: 2}, "thu": {CURL: 2, LEGS: 4}}
    pairs = {"mon": [(BENCH, ROW)], "thu": []}
    written = written_week("A", Placed(sets, pairs), problem_with(scenario, catalog, ()))
    read = placed_in(written)
    assert (read.sets, read.pairs, read.themes) == (sets, pairs, {})


def test_what_pairs_save_is_what_the_verifier_counts(
    catalog, make_scenario, make_rule, minutes, limits
):
    """An exercise of the same class that stands alone, with more sets, saves nothing."""
    kinds = [{
        "first": {"pattern": "horizontal_push"}, "second": {"pattern": "horizontal_pull"},
        "antagonists": True,
    }]  # fmt: skip
    pairs_rule = make_rule("pairs", "session.pairs", allowed=kinds)
    sets = {BENCH: 2, ROW: 2, "dumbbell_bench_press": 5, "machine_row": 5}
    pairs = [(BENCH, ROW)]
    scenario = make_scenario({"mon": -(-seconds_of(catalog, sets, pairs) // 60)}, framework="none")
    rules = (minutes, pairs_rule, limits(1, 10))
    base = (Placed({"mon": sets}, {"mon": pairs}),)
    objective = load_constraint_set("minimal").objective
    for percent in (50, 90, 110, 150):
        (week,) = waved(base, percent, problem_with(scenario, catalog, rules)).placed
        written = written_week(
            "A", Placed(week.sets, week.pairs), problem_with(scenario, catalog, rules)
        )
        assert not judge((written,), scenario, policy_of(rules, objective), catalog).violations
