"""What is said of a nearest week, and of one whose limit came first."""

import pytest

from optimizer.domain.nearness import Distance, Nearness, ThemesFate
from optimizer.features.swap.text import status_lines
from optimizer.show.text.printing import printed
from optimizer.show.text.style import stack


def told(distance, least, best=False, themes=ThemesFate.KEPT):
    nearness = Nearness(
        distance=Distance(exercises=distance[0], sets=distance[1]),
        least=Distance(exercises=least[0], sets=least[1]),
        best=best,
        themes=themes,
    )
    return " ".join(printed(stack(*status_lines(nearness, 100))).split())


def test_a_proven_week():
    text = told((2, 1), (2, 1), themes=ThemesFate.NONE)
    assert (
        text
        == "NEAREST: 2 exercises and 1 set change; proven, no week that keeps the rules is nearer"
    )
    assert told((2, 1), (2, 1)).endswith("no week with these themes that keeps the rules is nearer")
    assert told((2, 1), (2, 1), best=True).endswith(
        "of all weeks so near it is worth most (proven)"
    )


def test_a_week_that_stays():
    assert told((0, 0), (0, 0)).startswith("UNCHANGED: ")


@pytest.mark.parametrize(
    ("least", "known"),
    [
        (
            (2, 3),
            "no week with these themes changes fewer exercises, and so few with less than 3 sets;",
        ),
        ((1, 0), "Proven: at least 1 exercise has to change in a week with these themes;"),
        ((0, 0), "Proven: nothing about fewer changes;"),
    ],
)
def test_a_limit_that_came_first(least, known):
    text = told((2, 9), least)
    assert text.startswith("NEAR: 2 exercises and 9 sets change, the nearest week that was found.")
    assert known in text


@pytest.mark.parametrize(
    ("themes", "words"),
    [
        (ThemesFate.MOVED, "its sessions change days"),
        (ThemesFate.OTHER, "another takes its place"),
        (ThemesFate.DROPPED, "sessions have no themes"),
    ],
)
def test_themes_that_are_not_kept(themes, words):
    assert words in told((2, 1), (2, 1), themes=themes)
