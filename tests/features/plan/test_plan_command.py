"""`optimizer plan` from the outside: a scenario or a program in, a verified block out."""

import json

import jsonschema
import pytest

from optimizer.domain.program import DISCLAIMER
from optimizer.errors import DisagreementError
from optimizer.features.plan import plan as planning

EIGHT = ("--block-weeks", "8", "--start", "2026-11-30")
TIMINGS = ("solve_seconds", "build_seconds")


def without_timings(text):
    data = json.loads(text)
    for timing in TIMINGS:
        del data["provenance"][timing]
    return data


_made: dict[str, str] = {}


def made(optimizer, path, *arguments):
    """A file of its own for the test, written by the same command once for all."""
    if path.name not in _made:
        done = optimizer(*arguments, "--output", path)
        assert done.code == 0, done.err
        _made[path.name] = path.read_text()
    path.write_text(_made[path.name])
    return path


@pytest.fixture
def solved(optimizer, small, tmp_path):
    return made(optimizer, tmp_path / "program.json", "solve", small)


@pytest.fixture
def block(optimizer, solved, tmp_path):
    return made(optimizer, tmp_path / "block.json", "plan", solved, *EIGHT)


def test_a_block_is_shown_week_by_week(program, small, tmp_path):
    path = tmp_path / "block.json"
    done = program("plan", small, *EIGHT, "--output", path)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    calendar = [line.split() for line in lines if line.startswith(("  1 A", "  8 A"))]
    first, last = calendar
    assert first[:8] == ["1", "A", "30", "Nov", "-", "06", "Dec", "moderate"]
    assert last[:8] == ["8", "A", "18", "Jan", "-", "24", "Jan", "deload"]
    assert "On 2027-01-25, after the last week: repeat the 5 self-checks" in done.out
    assert "Week A, as solved" in done.out
    assert done.out.count("sets x reps") == 2
    assert " ".join(done.out.split()).endswith(DISCLAIMER)
    assert json.loads(path.read_text())["disclaimer"] == DISCLAIMER


def test_the_file_fits_its_schema_and_its_calendar(optimizer, block):
    data = json.loads(block.read_text())
    jsonschema.validate(data, json.loads(optimizer("schema", "block").out))
    assert [week["starts"] for week in data["weeks"]][::7] == ["2026-11-30", "2027-01-18"]
    assert [week["wave"] for week in data["weeks"]] == [
        "moderate", "moderate", "volume", "volume", "heavy", "volume", "heavy", "deload",
    ]  # fmt: skip
    assert data["rescreen"] == "2027-01-25"
    assert data["provenance"]["catalog_sha256"]


def test_twelve_weeks_deload_in_the_middle_and_at_the_end(optimizer, solved):
    done = optimizer(
        "plan", solved, "--block-weeks", "12", "--start", "2026-11-30", "--format", "json"
    )
    weeks = json.loads(done.out)["weeks"]
    assert [week["number"] for week in weeks if week["wave"] == "deload"] == [6, 12]
    assert all(week["notes"] for week in weeks if week["wave"] == "deload")


def test_a_program_and_its_scenario_give_the_same_block(optimizer, small, solved):
    from_scenario = optimizer("plan", small, *EIGHT, "--format", "json")
    from_program = optimizer("plan", solved, *EIGHT, "--output", "-")
    assert from_program.code == 0, from_program.err
    assert without_timings(from_scenario.out) == without_timings(from_program.out)


def test_stdin_may_be_either(program, small, solved):
    blocks = [
        program("plan", "-", *EIGHT, "--format", "json", stdin=path.read_bytes())
        for path in (small, solved)
    ]
    assert [done.code for done in blocks] == [0, 0]
    assert len({len(json.loads(done.out)["weeks"]) for done in blocks}) == 1


def test_a_program_is_not_solved_again(optimizer, solved, monkeypatch):
    def solve(*_):
        raise AssertionError("solved again")

    monkeypatch.setattr("optimizer.features.solve.solve.solve", solve)
    assert optimizer("plan", solved, *EIGHT).code == 0


def test_a_rotation_takes_turns(optimizer, small, tmp_path):
    small.write_text(small.read_text().replace("client: small\n", "client: small\nweeks: 2\n"))
    path = tmp_path / "block.json"
    done = optimizer("plan", small, *EIGHT, "--output", path)
    assert done.code == 0, done.err
    assert "Week A, as solved" in done.out
    assert "Week B, as solved" in done.out
    data = json.loads(path.read_text())
    assert "".join(week["week"] for week in data["weeks"]) == "ABABABAB"
    assert {(p["wave"], p["week"]) for p in data["partners"]} == {("heavy", "B"), ("deload", "A")}
    assert optimizer("verify", path).code == 0


def test_ascii_on_demand(optimizer, solved):
    assert optimizer("plan", solved, *EIGHT, "--ascii").out.isascii()


# -- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("2026-11-25", "is a Wednesday, and weeks start on Mondays: give 2026-11-23 or 2026-11-30"),
        ("2026-11-29", "give 2026-11-23 or 2026-11-30"),
        ("2024-02-30", "'2024-02-30' is not a date such as 2026-11-30"),
        ("soon", "'soon' is not a date"),
        ("30.11.2026", "is not a date"),
        ("1999-11-29", "must lie in 2000 to 2199"),
        ("2199-12-30", "too late"),
        ("9999-12-27", "must lie in 2000 to 2199"),
    ],
)
def test_a_start_that_is_no_monday_of_our_time(optimizer, small, tmp_path, start, told):
    path = tmp_path / "block.json"
    done = optimizer("plan", small, "--block-weeks", "8", "--start", start, "--output", path)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert "--start" in done.err
    assert not path.exists()


@pytest.mark.parametrize("weeks", ["7", "0", "-8", "100"])
def test_a_length_without_a_table(optimizer, small, weeks):
    done = optimizer("plan", small, "--block-weeks", weeks, "--start", "2026-11-30")
    assert done.code == 2
    assert f"{weeks} is not 8 or 12" in done.err


@pytest.mark.parametrize("left_out", ["--block-weeks", "--start"])
def test_nothing_is_taken_from_the_clock(optimizer, small, left_out):
    place = EIGHT.index(left_out)
    done = optimizer("plan", small, *EIGHT[:place], *EIGHT[place + 2 :])
    assert done.code == 2
    assert left_out in done.err


def test_the_input_is_never_written_over(optimizer, small):
    before = small.read_bytes()
    done = optimizer("plan", small, *EIGHT, "--output", small)
    assert done.code == 2
    assert "give the block another name" in done.err
    assert small.read_bytes() == before


def test_a_block_is_not_planned_again(optimizer, block):
    done = optimizer("plan", block, *EIGHT)
    assert (done.code, done.out) == (2, "")
    assert "got 'block/1'; allowed: program/1" in done.err


def test_a_program_that_breaks_a_rule_is_refused_with_every_rule(optimizer, solved):
    data = json.loads(solved.read_text())
    data["weeks"][0]["sessions"][0]["blocks"][0]["items"][0]["sets"] = 9
    solved.write_text(json.dumps(data))
    done = optimizer("plan", solved, *EIGHT)
    assert (done.code, done.out) == (2, "")
    assert "sets.all" in done.err
    assert "structure.block" in done.err


@pytest.mark.parametrize("text", ["", "[]", "{", '{"format": "program/1"}', '{"format": 7}'])
def test_what_is_neither_is_refused(optimizer, tmp_path, text):
    path = tmp_path / "x.json"
    path.write_text(text)
    done = optimizer("plan", path, *EIGHT)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")


def test_a_missing_file(optimizer, tmp_path):
    assert optimizer("plan", tmp_path / "none.yaml", *EIGHT).code == 2


def test_an_impossible_scenario_answers_like_solve(optimizer, small, tmp_path):
    small.write_text(small.read_text().replace("min: 2, max: 4", "min: 30, max: 40"))
    asked, planned = optimizer("solve", small), optimizer("plan", small, *EIGHT)
    assert (planned.code, planned.out) == (3, asked.out)
    path = tmp_path / "program.json"
    assert optimizer("plan", small, *EIGHT, "--output", path).code == 3
    assert json.loads(path.read_text())["status"] == "infeasible"
    done = optimizer("plan", path, *EIGHT)
    assert done.code == 2
    assert "the program is infeasible" in done.err


@pytest.mark.usefixtures("starved")
def test_no_time_leaves_it_undecided(optimizer, tmp_path):
    path = tmp_path / "full.yaml"
    path.write_text("days: {mon: 60, wed: 60, fri: 60}\nequipment: [full_gym]\n")
    done = optimizer("plan", path, *EIGHT, "--time-limit", "0.01")
    assert done.code == 4
    assert "UNDECIDED" in done.out


def test_a_disagreement_writes_nothing(optimizer, solved, tmp_path, monkeypatch):
    def block_of(*_):
        raise DisagreementError("week 3 volume.chest: 7 sets")

    monkeypatch.setattr(planning, "block_of", block_of)
    path = tmp_path / "block.json"
    done = optimizer("plan", solved, *EIGHT, "--output", path)
    assert (done.code, done.out) == (1, "")
    assert "week 3 volume.chest" in done.err
    assert not path.exists()


def test_a_week_that_the_verifier_rejects_is_never_returned(optimizer, solved, monkeypatch):
    def waved(base, percent, *_):
        from optimizer.domain.placed import Placed
        from optimizer.features.plan.waves import Waved

        more = tuple(
            Placed({d: {e: n + 4 for e, n in s.items()} for d, s in w.sets.items()}, w.pairs)
            for w in base
        )
        return Waved(more, True, 0)

    monkeypatch.setattr(planning, "waved", waved)
    done = optimizer("plan", solved, *EIGHT)
    assert (done.code, done.out) == (1, "")
    assert "week 3 sets.all" in done.err


# -- verify ---------------------------------------------------------------------------------------


def test_a_planned_block_verifies(program, block):
    done = program("verify", block)
    assert (done.code, done.err) == (0, "")
    assert done.out == "HOLDS: all 8 weeks of client small keep their rules\n"


def test_verifying_a_block_needs_no_solver(program, block):
    import subprocess
    import sys

    code = (
        "import sys; from optimizer.cli import optimizer; from optimizer.cli.outcome import run; "
        f"code = run(optimizer, ['verify', {str(block)!r}]); "
        "print(code, 'ortools' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 False"


def test_a_tampered_block_is_told_by_week_and_rule(optimizer, block):
    data = json.loads(block.read_text())
    data["weeks"][4]["sessions"][0]["blocks"][0]["items"][0]["sets"] = 9
    block.write_text(json.dumps(data))
    done = optimizer("verify", block)
    assert done.code == 5
    assert done.out.startswith("BROKEN: ")
    assert "sets.all (week 5): " in done.out
    told = json.loads(optimizer("verify", block, "--format", "json").out)
    assert not told["ok"]
    assert {("sets.all", "5"), ("block.sets", "5")} <= {
        (v["rule"], v["week"]) for v in told["violations"]
    }
    assert {row["week"] for row in told["audit"]} == {str(n) for n in range(1, 9)}


def test_a_block_that_ends_early_is_broken(optimizer, block):
    data = json.loads(block.read_text())
    del data["weeks"][-1]
    block.write_text(json.dumps(data))
    done = optimizer("verify", block)
    assert done.code == 5
    assert "expected 1 to 8 or 12 without a gap" in " ".join(done.out.split())


def test_a_gap_in_the_calendar_is_no_block(optimizer, block):
    data = json.loads(block.read_text())
    del data["weeks"][3]
    block.write_text(json.dumps(data))
    done = optimizer("verify", block)
    assert done.code == 2
    assert "weeks[3].starts: must be a week after the week before" in done.err


def test_a_block_of_another_catalog_says_so(optimizer, block):
    data = json.loads(block.read_text())
    data["provenance"]["catalog_sha256"] = "0" * 64
    block.write_text(json.dumps(data))
    done = optimizer("verify", block)
    assert done.code == 0
    assert "was made with another catalog" in done.err
