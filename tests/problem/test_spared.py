"""What limits take away, as reports tell it."""

import pytest

from optimizer.domain.scenario import Scenario
from optimizer.problem.spared import spared, spared_words


@pytest.fixture
def client():
    def make(**more):
        return Scenario(days={"mon": 60}, **{"equipment": ("dumbbell",), **more})

    return make


def test_each_limit_counts_what_it_alone_would_take_away(client, catalog):
    counts = spared(client(limits={"neck": 0, "knee_impact": 0}), catalog)
    assert counts["neck"] == spared(client(limits={"neck": 0}), catalog)["neck"] > 0
    assert counts["knee_impact"] > spared(client(limits={"knee_impact": 1}), catalog)["knee_impact"]


def test_what_does_not_suit_the_client_anyway_does_not_count(client, catalog):
    limits = {"shoulder_extension_load": 1}
    gym = spared(client(limits=limits, equipment=("full_gym",)), catalog)
    assert spared(client(limits=limits), catalog) == {"shoulder_extension_load": 0}
    assert gym["shoulder_extension_load"] > 2
    fewer = client(limits=limits, equipment=("full_gym",), exclude=("barbell_bench_press",))
    assert spared(fewer, catalog)["shoulder_extension_load"] == gym["shoulder_extension_load"] - 1


def test_words_name_the_place_how_far_and_how_many(client, catalog):
    assert spared_words(client(limits={"shoulder_extension_load": 1}), catalog) == [
        "Elbow loaded behind the body: only moderately (no exercises fall away)"
    ]
    (one,) = spared_words(client(limits={"neck": 1}), catalog)
    assert one == "Neck loaded: only moderately (1 exercise falls away)"
    assert spared_words(client(), catalog) == []
