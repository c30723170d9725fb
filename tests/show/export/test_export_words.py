import pytest

from optimizer.domain.repetitions import Repetitions, repetitions_in
from optimizer.show.export.words import cut, plain, rpe_of


@pytest.mark.parametrize(
    ("reps", "expected"),
    [
        ("8-12", Repetitions(least=8, most=12, unit="reps", per_side=False)),
        ("12", Repetitions(least=12, most=12, unit="reps", per_side=False)),
        ("8-12 per side", Repetitions(least=8, most=12, unit="reps", per_side=True)),
        ("20-40 s", Repetitions(least=20, most=40, unit="seconds", per_side=False)),
        ("30 s per side", Repetitions(least=30, most=30, unit="seconds", per_side=True)),
        (" 8 - 12 ", Repetitions(least=8, most=12, unit="reps", per_side=False)),
        ("", None),
        ("AMRAP", None),
        ("12-8", None),
        ("0", None),
        ("0-5", None),
        ("8-12 each", None),
        ("99999", None),
    ],
)
def test_doses_are_read(reps, expected):
    assert repetitions_in(reps) == expected


def test_every_repetitions_in_the_catalog_is_read(catalog):
    reps = {
        r for dose in catalog.doses for r in (*dose.reps.values(), *dose.beginner_reps.values())
    }
    reps |= set(catalog.hold_seconds.values()) | {a.reps for a in catalog.adjustments if a.reps}
    assert len(reps) > 10
    for text in reps:
        assert repetitions_in(text) is not None, text
        assert repetitions_in(f"{text} per side") is not None, text


@pytest.mark.parametrize(("rir", "rpe"), [(None, None), (0, 10), (2, 8), (9, 1), (10, 1)])
def test_reserve_as_exertion(rir, rpe):
    assert rpe_of(rir) == rpe


def test_text_is_put_on_one_line_without_control_characters():
    assert plain("a\r\nb\x07\u2028c\t é🏋") == "a b c é🏋"
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdefg", 6) == "abcde…"
