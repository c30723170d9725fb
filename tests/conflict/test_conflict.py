"""The members of a conflict contradict each other, and each is needed where that is claimed."""

import pytest
from support import problem_with

from optimizer.conflict.conflict import explained
from optimizer.conflict.minutes import least_minutes
from optimizer.conflict.wishes import refuted_wishes
from optimizer.engines.lp import Relaxation
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.model.compile import compiled
from optimizer.model.rows import STRUCTURE, Rows
from optimizer.problem.effective import effective_rules

EVERY_DAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SQUAT, GOBLET, DEADLIFT = "barbell_back_squat", "goblet_squat", "trap_bar_deadlift"
PROOFS = ("one way", "another way")


def conflict(scenario, catalog, rules, proofs):
    return explained(problem_with(scenario, catalog, rules), proofs).conflict


CASES = {
    "no equipment": ("balanced", {"equipment": ()}, {"availability.equipment"}),
    "all carries excluded": (
        "balanced",
        {"exclude": "loaded_carry"},
        {"availability.exclude", "pattern.carry"},
    ),
    "wishes for a big chest and a small back": (
        "balanced",
        {"weekly_sets": {"chest": "14-20", "lats": "8-10", "upper_back": "8-10"}},
        {"volume.chest", "ratio.back_chest"},
    ),
    "much biceps, little triceps": (
        "balanced",
        {"weekly_sets": {"biceps": "18-20", "triceps": "4-8"}},
        {"volume.biceps", "volume.triceps", "ratio.biceps_triceps"},
    ),
    "a balance that the policy rules out": (
        "balanced",
        {"balance": {"pull_push": "3-4"}},
        {"ratio.pull_push"},
    ),
    "a quarter of an hour": ("minimal", {"days": {"mon": 15}}, {"session.time"}),
    "seven days": ("balanced", {"days": EVERY_DAY}, {"week.rest_days"}),
    "two squats locked to a day": (
        "balanced",
        {"lock": [{"day": "mon", "exercise": SQUAT}, {"day": "mon", "exercise": GOBLET}]},
        {f"lock.mon.{SQUAT}", f"lock.mon.{GOBLET}", "session.squats"},
    ),
    "heavy lifts locked to days running": (
        "balanced",
        {
            "days": {"mon": 60, "tue": 90, "thu": 90},
            "lock": [{"day": "mon", "exercise": SQUAT}, {"day": "tue", "exercise": DEADLIFT}],
        },
        {f"lock.mon.{SQUAT}", f"lock.tue.{DEADLIFT}", "spacing.heavy_axial"},
    ),
    "a lock that fills a short day": (
        "minimal",
        {
            "days": {"mon": 15, "wed": 120, "fri": 120},
            "lock": [{"day": "mon", "exercise": SQUAT, "sets": 5}],
        },
        {f"lock.mon.{SQUAT}", "session.time"},
    ),
    "a lock above the set limits": (
        "balanced",
        {"lock": [{"day": "mon", "exercise": SQUAT, "sets": 9}]},
        {f"lock.mon.{SQUAT}", "sets.heavy"},
    ),
}


@pytest.fixture(scope="module", params=CASES.values(), ids=CASES)
def case(request, make_scenario, catalog):
    """Scenario, rules, the conflict, and rules that any explanation must name."""
    name, values, named = request.param
    if isinstance(family := values.get("exclude"), str):
        ruled_out = [e.id for e in catalog.exercises if e.kind.scheduled and e.family == family]
        values = {**values, "exclude": ruled_out}
    scenario = make_scenario(**values)
    rules = effective_rules(load_constraint_set(name), scenario, catalog)
    return scenario, rules, conflict(scenario, catalog, rules, PROOFS), named


def plan_of(scenario, rules, catalog, with_days=True):
    scheduled = tuple(e for e in catalog.exercises if e.kind.scheduled)
    model = compiled(
        problem_with(scenario, catalog, rules),
        scheduled,
        with_days,
        limits_as_rows=True,
        with_objective=False,
    )
    return model.plans[0]


def rows_of(plan, rules):
    """The rows of the structure and of some rules alone."""
    rows = [row for row in plan.rows.rows if row.rule in {STRUCTURE, *rules}]
    return Rows(plan.rows.variables, rows)


def test_members_contradict_and_are_needed(case, catalog, solvable):
    scenario, rules, why, named = case
    members = {member.rule for member in why.members}
    assert members <= {rule.id for rule in rules}
    assert named <= members
    plan = plan_of(scenario, rules, catalog)
    assert not solvable(rows_of(plan, members))
    assert why.minimal
    for spared in members:
        assert solvable(rows_of(plan, members - {spared})), spared


def test_members_alone_leave_no_week(case, catalog, solvable):
    """Nobody needs to know any other rule to see the contradiction."""
    scenario, rules, why, _ = case
    members = {member.rule for member in why.members}
    alone = tuple(rule for rule in rules if rule.id in members)
    assert not solvable(plan_of(scenario, alone, catalog).rows)


def test_too_little_time_tells_the_least_minutes(catalog, make_scenario, solvable):
    scenario = make_scenario(
        {"mon": 45, "wed": 45, "fri": 45}, level="intermediate", pairs="forbid", framework="none"
    )
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    why = conflict(scenario, catalog, rules, PROOFS)
    members = {member.rule for member in why.members}
    assert "session.time" in members
    assert not solvable(rows_of(plan_of(scenario, rules, catalog, with_days=False), members))
    assert [entry.pairs for entry in why.least] == [False]
    assert 45 < why.least[0].at_least <= 60
    assert why.permitted == ()


def test_the_least_minutes_are_told_with_and_without_pairs(catalog, make_scenario):
    scenario = make_scenario({"mon": 30, "wed": 30, "fri": 30}, level="intermediate")
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    why = conflict(scenario, catalog, rules, PROOFS)
    paired, straight = why.least
    assert (paired.pairs, straight.pairs) == (True, False)
    assert 30 < paired.at_least <= 45 < straight.at_least <= 60
    assert why.permitted == ("session.pairs",)


def test_the_least_minutes_are_a_lower_bound(catalog, make_scenario, solvable):
    """One minute less and not even fractions of sets fit; checked by another engine."""
    scenario = make_scenario({"mon": 30, "wed": 30, "fri": 30}, pairs="forbid", framework="none")
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    (least,) = conflict(scenario, catalog, rules, PROOFS).least
    for minutes, fits in ((least.at_least - 1, False), (least.at_least + 15, True)):
        days = dict.fromkeys(("mon", "wed", "fri"), minutes)
        changed = make_scenario(days, pairs="forbid", framework="none")
        assert solvable(plan_of(changed, rules, catalog, with_days=False).rows) is fits


def test_the_price_of_a_group_is_what_its_absence_saves(catalog, make_scenario):
    scenario = make_scenario({"mon": 30, "wed": 30, "fri": 30}, pairs="forbid")
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    prices = {price.group: price for price in conflict(scenario, catalog, rules, PROOFS).prices}
    volume = prices["volume"]
    assert volume.seconds == max(price.seconds for price in prices.values()) > 60
    without = tuple(rule for rule in rules if not rule.id.startswith("volume."))
    assert volume.rules == len(rules) - len(without)
    needed, spared = (
        least_minutes(problem_with(scenario, catalog, some))[0] for some in (rules, without)
    )
    assert abs(60 * (needed.at_least - spared.at_least) - volume.seconds) <= 60


def test_it_is_told_the_same_twice(catalog, make_scenario):
    scenario = make_scenario(equipment=())
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    first, second = (conflict(scenario, catalog, rules, PROOFS) for _ in range(2))
    assert first == second
    assert first.proven == PROOFS


def test_facts_quote_the_scenario(make_scenario, catalog):
    scenario = make_scenario(weekly_sets={"biceps": "18-20", "triceps": "4-8"})
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    facts = {m.rule: m.fact for m in conflict(scenario, catalog, rules, PROOFS).members}
    assert facts["volume.biceps"] == "weekly_sets: biceps 18-20"
    assert facts["volume.triceps"] == "weekly_sets: triceps 4-8"


@pytest.mark.parametrize(
    ("lock", "window", "members"),
    [
        (["A", "B"], 1, {"lock.A.mon.band_curl", "sets.all"}),
        (["B"], 1, {"lock.B.mon.band_curl", "sets.all"}),
        (["B"], 2, {"lock.B.mon.band_curl", "sets.all"}),
    ],
)
def test_a_conflict_of_either_week_of_a_rotation_is_found(
    catalog, make_scenario, lock, window, members
):
    locks = [{"day": "mon", "exercise": "band_curl", "sets": 9, "week": week} for week in lock]
    scenario = make_scenario(weeks=2, coverage_window=window, lock=locks)
    rules = effective_rules(load_constraint_set("minimal"), scenario, catalog)
    why = conflict(scenario, catalog, rules, PROOFS)
    assert why.minimal
    assert {member.rule for member in why.members} == members


def test_what_one_week_lacks_is_no_conflict_where_both_cover_it(catalog, make_scenario):
    """A rotation of two weeks is never told that one week alone is too short for what both hold."""
    scenario = make_scenario(
        {"mon": 30, "thu": 30}, weeks=2, coverage_window=2, template="two_week", pairs="forbid"
    )
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    why = conflict(scenario, catalog, rules, PROOFS)
    plans = compiled(
        problem_with(scenario, catalog, rules),
        tuple(e for e in catalog.exercises if e.kind.scheduled),
        with_objective=False, limits_as_rows=True,
    )  # fmt: skip
    left_out = {rule.id for rule in rules} - {member.rule for member in why.members}
    kept = [row for row in plans.rows.rows if row.rule not in left_out]
    assert why.members
    assert Relaxation(Rows(plans.rows.variables, kept)).infeasible()


def test_wishes_that_agree_are_not_refuted(catalog, make_scenario):
    scenario = make_scenario(lock=[{"day": "mon", "exercise": SQUAT}], include=[GOBLET])
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    assert refuted_wishes(problem_with(scenario, catalog, rules)) == ()
    assert refuted_wishes(problem_with(make_scenario(), catalog, rules)) == ()


def test_wishes_that_contradict_each_other_are_refuted_twice_at_once(catalog, make_scenario):
    scenario = make_scenario(
        {"mon": 60, "tue": 90, "thu": 90},
        lock=[{"day": "mon", "exercise": SQUAT}, {"day": "tue", "exercise": DEADLIFT}],
    )
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    assert len(refuted_wishes(problem_with(scenario, catalog, rules))) == 2
