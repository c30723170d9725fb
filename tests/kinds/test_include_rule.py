import pytest


@pytest.mark.parametrize(
    ("week", "accepted"),
    [
        pytest.param({}, False, id="nothing at all"),
        pytest.param({"mon": {"pull_up": 3}}, False, id="only another"),
        pytest.param({"mon": {"pull_up": 3}, "fri": {"chin_up": 1}}, True, id="once"),
        pytest.param({"mon": {"chin_up": 3}, "fri": {"chin_up": 1}}, True, id="twice"),
    ],
)
def test_include(judge_rule, week_allows, make_rule, make_scenario, week, accepted):
    rule = make_rule("include", exercise="chin_up")
    assert judge_rule(rule, make_scenario(), week) == (accepted, accepted)
    assert week_allows(rule, make_scenario(), week) is accepted


def test_offered_but_not_chosen(judge_rule, make_rule, make_scenario):
    rule = make_rule("include", exercise="push_up")
    assert judge_rule(rule, make_scenario(), {"mon": {"chin_up": 3}}) == (False, False)
