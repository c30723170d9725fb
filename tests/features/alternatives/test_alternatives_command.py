import json
import os
import signal

import pytest

from optimizer.features.alternatives import alternatives as question
from optimizer.features.alternatives.command import Interrupts


def test_programs_are_written_and_verify(optimizer, small, tmp_path):
    done = optimizer(
        "alternatives", small, "-k", 3, "--within", "20%", "--apart", 1, "--output", tmp_path
    )
    assert done.code == 0
    files = sorted(tmp_path.glob("small-*.json"))
    assert [file.name for file in files] == ["small-1.json", "small-2.json", "small-3.json"]
    assert all(optimizer("verify", file).code == 0 for file in files)
    assert "3 programs, each worth at least" in done.out
    assert "Program 3" in done.out


def test_json_and_the_reason_for_an_early_end(optimizer, small):
    done = optimizer(
        "alternatives", small, "-k", 9, "--within", 0, "--apart", 4, "--format", "json"
    )
    data = json.loads(done.out)
    assert data["format"] == "alternatives/1"
    assert data["floor"] == data["first"]["objective"]
    assert len(data["others"]) < 8
    assert data["ended"].endswith("(proven)")


def test_no_week_no_alternatives(optimizer, small):
    small.write_text(small.read_text().replace("min: 2, max: 4", "min: 30, max: 40"))
    done = optimizer("alternatives", small)
    assert done.code == 3
    assert "IMPOSSIBLE" in done.out


@pytest.mark.parametrize(
    "arguments", [("--within", "lots"), ("--within", "101%"), ("-k", 0), ("--output", "no/such")]
)
def test_bad_options(optimizer, small, arguments):
    done = optimizer("alternatives", small, *arguments)
    assert (done.code, done.out) == (2, "")


@pytest.fixture
def stopped_in(monkeypatch):
    """Presses Ctrl-C in a search, which takes it or, between two models, does not."""
    real, signals = question.solve, []

    def arrange(number, taken):
        def solve(*arguments, **more):
            found = real(*arguments, **more)
            signals.append(found)
            if len(signals) == number:
                try:
                    os.kill(os.getpid(), signal.SIGINT)
                except KeyboardInterrupt:
                    if not taken:
                        raise
            return found

        monkeypatch.setattr(question, "solve", solve)
        return signals

    return arrange


@pytest.mark.parametrize(
    ("number", "taken", "kept"), [(1, True, 1), (2, True, 2), (2, False, 1), (3, False, 2)]
)
def test_the_first_interrupt_ends_it_with_what_is_found(
    optimizer, small, tmp_path, stopped_in, number, taken, kept
):
    searches = stopped_in(number, taken)
    done = optimizer(
        "alternatives", small, "-k", 4, "--within", "20%", "--apart", 1, "--output", tmp_path
    )
    assert done.code == 0
    assert done.err == f"interrupted; found so far: {kept} of 4\n"
    assert "no more: interrupted; there may be others" in done.out
    assert len(searches) == number
    assert len(list(tmp_path.glob("small-*.json"))) == kept
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupt_before_any_program(optimizer, small, tmp_path, stopped_in):
    stopped_in(1, taken=False)
    done = optimizer("alternatives", small, "--output", tmp_path)
    assert (done.code, done.out, done.err.strip()) == (130, "", "interrupted")
    assert list(tmp_path.glob("small-*.json")) == []


def test_ignored_interrupts_stay_ignored():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interrupts() as interrupts:
            os.kill(os.getpid(), signal.SIGINT)
        assert not interrupts.seen
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
