import pytest

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.mark.parametrize(
    ("least", "days", "accepted"),
    [
        pytest.param(1, 7, False, id="no day free"),
        pytest.param(1, 6, True, id="on the minimum"),
        pytest.param(1, 5, True, id="one day more than asked"),
        pytest.param(3, 5, False, id="one day below"),
        pytest.param(3, 4, True, id="on three"),
        pytest.param(0, 7, True, id="none asked"),
        pytest.param(6, 1, True, id="one day of training"),
    ],
)
def test_rest_days(judge_rule, week_allows, make_rule, make_scenario, least, days, accepted):
    rule, scenario = make_rule("rest_days", min=least), make_scenario(WEEK[:days])
    week = {"mon": {"dumbbell_curl": 2}}
    assert judge_rule(rule, scenario, week) == (accepted, accepted)
    assert week_allows(rule, scenario, week) is accepted
