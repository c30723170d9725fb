import pytest

from optimizer.show.export.words import Dose, cut, dose_of, plain, rpe_of


@pytest.mark.parametrize(
    ("reps", "expected"),
    [
        ("8-12", Dose(8, 12, "reps", False)),
        ("12", Dose(12, 12, "reps", False)),
        ("8-12 per side", Dose(8, 12, "reps", True)),
        ("20-40 s", Dose(20, 40, "seconds", False)),
        ("30 s per side", Dose(30, 30, "seconds", True)),
        (" 8 - 12 ", Dose(8, 12, "reps", False)),
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
    assert dose_of(reps) == expected


def test_every_dose_of_the_catalog_is_read(catalog):
    reps = {
        r for dose in catalog.doses for r in (*dose.reps.values(), *dose.beginner_reps.values())
    }
    reps |= set(catalog.hold_seconds.values()) | {a.reps for a in catalog.adjustments if a.reps}
    assert len(reps) > 10
    for text in reps:
        assert dose_of(text) is not None, text
        assert dose_of(f"{text} per side") is not None, text


@pytest.mark.parametrize(("rir", "rpe"), [(None, None), (0, 10), (2, 8), (9, 1), (10, 1)])
def test_reserve_as_exertion(rir, rpe):
    assert rpe_of(rir) == rpe


def test_text_is_put_on_one_line_without_control_characters():
    assert plain("a\r\nb\x07\u2028c\t é🏋") == "a b c é🏋"
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdefg", 6) == "abcde…"
