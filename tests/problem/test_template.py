"""What a template fixes and loosens, and what it makes of a scenario."""

import pytest
from pydantic import ValidationError

from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set, load_objective
from optimizer.kinds.coverage import CoverageRule
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.lock import LockRule
from optimizer.problem.constraint_set import ConstraintSet
from optimizer.problem.effective import effective_rules, template_of
from optimizer.problem.template import Template

CATALOG = load_catalog()
TWO_WEEK = next(t for t in CATALOG.templates if t.id == "two_week")
DAYS = {"fri": 60, "mon": 60, "sun": 60, "wed": 60}
"""Out of calendar order: the n-th training day is the n-th of the calendar week."""

SMALL = {
    "id": "small",
    "name": "Small",
    "why": "Two days to test with.",
    "source": "test",
    "weeks": {
        "A": [
            {"title": "One", "blocks": [["push_up", "one_arm_dumbbell_row"], "front_plank"]},
            {"title": "Two", "blocks": ["goblet_squat"]},
        ],
        "B": [
            {"title": "Three", "blocks": ["push_up"]},
            {"title": "Four", "blocks": ["goblet_squat", "push_up"]},
        ],
    },
}


def client(**more) -> Scenario:
    values = {"template": "two_week", "weeks": 2, "days": DAYS, "equipment": ["full_gym"]}
    return Scenario.model_validate({**values, **more})


def rules_of(constraints="balanced", **more) -> dict:
    rules = effective_rules(load_constraint_set(constraints), client(**more), CATALOG)
    return {rule.id: rule for rule in rules}


# -- what a template is -------------------------------------------------------------------------


def test_a_day_has_its_exercises_in_order_and_knows_its_pairs():
    day = Template.model_validate(SMALL).weeks["A"][0]
    assert day.exercises == ("push_up", "one_arm_dumbbell_row", "front_plank")
    assert day.pairs == (("push_up", "one_arm_dumbbell_row"),)


def test_an_exercise_has_a_place_for_every_day_that_it_stands_on():
    places = Template.model_validate(SMALL).places(["tue", "sat"])
    assert places["push_up"] == (("A", "tue"), ("B", "tue"), ("B", "sat"))
    assert places["goblet_squat"] == (("A", "sat"), ("B", "sat"))


ONE = {"title": "One", "blocks": ["push_up"]}
WRONG = {
    "one week": {"A": [ONE]},
    "weeks the other way round": {"B": [ONE], "A": [ONE]},
    "a third week": {"A": [ONE], "B": [ONE], "C": [ONE]},
    "more days in one week": {"A": [ONE], "B": [ONE, ONE]},
    "no days": {"A": [], "B": []},
    "eight days": {"A": 8 * [ONE], "B": 8 * [ONE]},
    "an exercise twice in a day": {"A": [ONE], "B": [{**ONE, "blocks": ["push_up", "push_up"]}]},
    "a pair with itself": {"A": [ONE], "B": [{**ONE, "blocks": [["push_up", "push_up"]]}]},
    "three in turns": {"A": [ONE], "B": [{**ONE, "blocks": [["a", "b", "c"]]}]},
    "an empty block": {"A": [ONE], "B": [{**ONE, "blocks": [[]]}]},
    "a day without blocks": {"A": [ONE], "B": [{**ONE, "blocks": []}]},
}


@pytest.mark.parametrize("weeks", WRONG.values(), ids=WRONG)
def test_a_template_that_is_not_whole_is_refused(weeks):
    Template.model_validate({**SMALL, "weeks": {"A": [ONE], "B": [ONE]}})
    with pytest.raises(ValidationError):
        Template.model_validate({**SMALL, "weeks": weeks})


# -- what it makes of a scenario ----------------------------------------------------------------


def test_a_scenario_with_a_template_has_its_themes_and_covers_in_two_weeks():
    assert (client().framework, client().coverage_window) == ("none", 2)
    (rule,) = [rule for rule in rules_of().values() if isinstance(rule, FrameworkRule)]
    (framework,) = rule.choices
    assert [theme.id for theme in framework.themes] == ["upper", "lower"]
    assert not rule.free


def test_every_exercise_has_a_place_in_the_theme_of_its_day():
    """Upper and lower days in turn, so that what is added keeps a day's character."""
    upper, lower = TWO_WEEK.framework.themes
    for days in TWO_WEEK.weeks.values():
        for day, theme in zip(days, (upper, lower, upper, lower), strict=True):
            for name in day.exercises:
                assert any(sort.matches(CATALOG.by_id[name]) for sort in theme.holds), name


def test_what_the_file_says_wins():
    asked = client(framework="upper_lower", coverage_window=1)
    assert (asked.framework, asked.coverage_window) == ("upper_lower", 1)


@pytest.mark.parametrize("more", [{}, {"template": None}])
def test_a_scenario_without_a_template_is_as_ever(more):
    asked = Scenario.model_validate({"days": {"mon": 60}, "equipment": [], **more})
    assert (asked.template, asked.framework, asked.coverage_window) == (None, "auto", 1)
    assert template_of(asked, CATALOG) is None


def test_a_scenario_written_out_reads_as_itself():
    asked = client()
    assert Scenario.model_validate(asked.model_dump(mode="json")) == asked


# -- what it fixes ------------------------------------------------------------------------------


def locks(rules: dict) -> dict[str, LockRule]:
    return {id_: rule for id_, rule in rules.items() if id_.startswith("template.")}


def test_every_exercise_is_fixed_to_its_day_with_free_sets():
    found = locks(rules_of())
    days = [*zip(("mon", "wed", "fri", "sun"), TWO_WEEK.weeks["A"], strict=True)]
    expected = {f"template.A.{day}.{name}" for day, held in days for name in held.exercises}
    assert {id_ for id_ in found if ".A." in id_} == expected
    assert len(found) == sum(len(d.exercises) for week in TWO_WEEK.weeks.values() for d in week)
    lock = found["template.B.sun.nordic_curl"]
    assert (lock.kind, lock.week, lock.day, lock.sets) == ("lock", "B", "sun", None)
    assert lock.exercise == "nordic_curl"
    assert "two_week" in lock.why
    assert lock.source.startswith("rules.md section 5")


def test_excluded_exercises_are_left_out_in_both_weeks():
    whole, less = locks(rules_of()), locks(rules_of(exclude=["face_pull", "nordic_curl"]))
    assert whole.keys() - less.keys() == {
        "template.A.mon.face_pull", "template.B.fri.face_pull", "template.B.sun.nordic_curl",
    }  # fmt: skip
    assert less.keys() < whole.keys()


def test_exercises_that_a_catalog_no_longer_has_are_left_out():
    kept = tuple(e for e in CATALOG.exercises if e.id != "pogo_hop")
    smaller = CATALOG.model_copy(update={"exercises": kept})
    smaller.__dict__.pop("by_id", None)
    rules = effective_rules(load_constraint_set("balanced"), client(), smaller)
    assert "template.B.sun.pogo_hop" in rules_of()
    assert "template.B.sun.pogo_hop" not in {rule.id for rule in rules}


def test_locks_of_the_client_stay_beside_those_of_the_template():
    own = {"day": "mon", "week": "A", "exercise": "face_pull", "sets": 3}
    rules = rules_of(lock=[own])
    assert rules["lock.A.mon.face_pull"].sets == 3
    assert rules["template.A.mon.face_pull"].sets is None


def test_without_a_template_nothing_is_fixed():
    assert locks(rules_of(template=None)) == {}


# -- what it loosens ----------------------------------------------------------------------------


def limited(most: int) -> CoverageRule:
    own = {"id": "session.hinges", "kind": "coverage", "count": "exercises", "per": "session",
           "of": {"pattern": "hip_dominant"}, "max": most,
           "why": "The set's own reason.", "source": "test"}  # fmt: skip
    constraint_set = ConstraintSet.model_validate(
        {"name": "own", "title": "", "rules": [own], "objective": load_objective("coach")}
    )
    rules = effective_rules(constraint_set, client(), CATALOG)
    (rule,) = [rule for rule in rules if isinstance(rule, CoverageRule)]
    return rule


def test_a_limit_of_a_session_is_loosened_to_what_the_template_needs():
    own = {rule.id: rule for rule in load_constraint_set("balanced").rules}["session.hinges"]
    loosened = rules_of()["session.hinges"]
    assert (own.max, loosened.max) == (1, 2)
    assert loosened.why != own.why
    assert loosened.source == TWO_WEEK.source
    assert loosened.of == own.of


@pytest.mark.parametrize(("most", "then"), [(0, 2), (1, 2), (2, 2), (3, 3)])
def test_a_limit_that_is_wide_enough_stays(most, then):
    rule = limited(most)
    assert rule.max == then
    assert (rule.why == "The set's own reason.") == (most >= 2)


def test_a_limit_that_the_set_does_not_have_is_not_added():
    assert "session.hinges" not in rules_of("minimal")


def test_every_limit_that_it_loosens_is_needed_and_exists():
    rules = {rule.id: rule for rule in load_constraint_set("balanced").rules}
    for allowance in TWO_WEEK.allows:
        rule = rules[allowance.rule]
        most = max(
            sum(rule.of.matches(CATALOG.by_id[name]) for name in day.exercises)
            for week in TWO_WEEK.weeks.values()
            for day in week
        )
        assert rule.max < most == allowance.max


def test_no_other_limit_of_a_session_is_against_it():
    for rule in rules_of().values():
        if isinstance(rule, CoverageRule) and rule.per == "session":
            for week in TWO_WEEK.weeks.values():
                for day in week:
                    found = sum(rule.of.matches(CATALOG.by_id[n]) for n in day.exercises)
                    assert found <= rule.max, (rule.id, day.title)
