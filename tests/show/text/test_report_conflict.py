import pytest

from optimizer.show.text.conflict import conflict_text
from optimizer.show.text.printing import printed

MEMBERS = [
    {"rule": "volume.chest", "fact": "", "sentence": "Chest: at least 8 sets."},
    {"rule": "session.time", "fact": "days: mon 20", "sentence": "Monday has 20 minutes."},
]
NONE = {"weeks": (), "audit": (), "objective_terms": (), "objective": None, "bound": None,
        "gap": None, "status": "infeasible"}  # fmt: skip


def conflict(**changes):
    return {"members": MEMBERS, "minimal": True, "proven": ["one way", "another"]} | changes


def test_every_member_is_told_and_no_schedule(make_program):
    text = printed(
        conflict_text(make_program(**NONE, conflict=conflict(hint="Train for 40 minutes.")))
    )
    assert text.splitlines()[2] == (
        "IMPOSSIBLE: no week satisfies this scenario (proven by one way and another)"
    )
    assert "  1. Chest: at least 8 sets. [volume.chest]" in text
    assert "  2. Monday has 20 minutes. [session.time with days: mon 20]" in text
    assert text.endswith("hint: Train for 40 minutes.")
    assert "medical" not in text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "without any one of them the others can"),
        ({"minimal": False}, "fewer of them may already be too many"),
        ({"members": MEMBERS[:1]}, "This cannot be met:"),
    ],
)
def test_only_a_minimal_conflict_is_called_one(make_program, changes, sentence):
    assert sentence in printed(conflict_text(make_program(**NONE, conflict=conflict(**changes))))


def test_a_conflict_that_was_not_found_is_not_made_up(make_program):
    text = printed(conflict_text(make_program(**NONE)))
    assert text.endswith("IMPOSSIBLE: no week satisfies this scenario")


def test_long_sentences_are_wrapped(make_program):
    long = [{"rule": "r", "fact": "f", "sentence": "word " * 60}]
    text = printed(conflict_text(make_program(**NONE, conflict=conflict(members=long)), 60))
    assert max(map(len, text.splitlines())) <= 60
