import pytest

from optimizer.kinds.names import ratio_name
from optimizer.show.names import exercise_name


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("ratio.pull_push", "pull : push"),
        ("ratio.hip_knee_lifts", "hip : knee (lifts)"),
        ("ratio.own", "own"),
        ("house.left_right", "left right"),
        ("alone", "alone"),
    ],
)
def test_ratios_have_names_in_plain_words(rule, name):
    assert ratio_name(rule) == name


def test_an_exercise_that_left_the_catalog_keeps_its_id(catalog):
    assert exercise_name("push_up", catalog) == "Push-up"
    assert exercise_name("no_such_lift", catalog) == "no_such_lift"
