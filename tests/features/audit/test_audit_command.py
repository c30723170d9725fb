"""`optimizer audit` in all its forms of a week, and what comes back from an export."""

import json
from pathlib import Path

import pytest

from optimizer.domain.program import DISCLAIMER

EXAMPLES = sorted((Path(__file__).parents[3] / "examples" / "weeks").glob("*.yaml"))

WEEK = """\
mon:
  - benchpress 4
  - 3x8 One-arm row
  - Pallof press 3 + Suitcase carry 3
thu:
  - Romanian deadlift 4
  - Chin-ups 3
"""


@pytest.fixture
def week(tmp_path):
    path = tmp_path / "week.yaml"
    path.write_text(WEEK)
    return path


def audited(optimizer, *arguments):
    done = optimizer("audit", *arguments, "--format", "json")
    assert done.code in (0, 5), done.err
    return json.loads(done.out)


def rows(data, *families):
    return {
        (row["rule"], row["week"]): (row["value"], row["min"], row["max"], row["ok"])
        for row in data["audit"]
        if not families or row["rule"].partition(".")[0] in families
    }


def test_broken_rules_come_first_with_how_far_off_they_are(optimizer, week):
    done = optimizer("audit", week)
    lines = {line.split()[0]: line.split() for line in done.out.splitlines() if line.strip()}
    assert done.code == 5
    assert " ".join(lines["volume.chest"]) == "volume.chest 8-20 4 chest 4 sets, 4 short of 8"
    assert " ".join(lines["calf.bent_knee"][3:]) == "calf bent knee 0 sets, 2 short of 2"
    broken, balance, held = (done.out.index(text) for text in ("BROKEN: ", "pull : push", "HOLD: "))
    assert broken < balance < held
    assert DISCLAIMER in " ".join(done.out.split())


def test_names_that_are_not_quite_right_are_confirmed(optimizer, week):
    out = optimizer("audit", week).out
    assert "read 'benchpress' as Barbell bench press (line 2)" in out
    assert "read 'One-arm row' as One-arm dumbbell row (line 3)" in out
    assert "Chin-ups" not in out


def test_json_has_rows_violations_and_names(optimizer, week):
    data = audited(optimizer, week)
    assert (data["format"], data["ok"], data["constraint_set"]) == ("audit/1", False, "balanced")
    assert rows(data)["volume.chest", "A"] == ("4", "8", "20", False)
    assert [r["ok"] for r in data["audit"]] == sorted(r["ok"] for r in data["audit"])
    broken = {row["rule"] for row in data["audit"] if not row["ok"]}
    assert {v["rule"] for v in data["violations"]} == broken
    assert data["read"][0] == {
        "written": "benchpress", "exercise": "barbell_bench_press",
        "name": "Barbell bench press", "line": 2,
    }  # fmt: skip
    assert data["disclaimer"] == DISCLAIMER


def test_minutes_that_nobody_gave_are_not_judged(optimizer, week):
    data = audited(optimizer, week)
    assert "session.time" in data["left_out"]
    assert not rows(data, "session").keys() & {("session.time", "A")}
    assert "no minutes are given" in " ".join(optimizer("audit", week).out.split())


def test_minutes_in_the_file_are_judged(optimizer, week):
    week.write_text(WEEK + "days: {mon: 60, thu: 15}\nequipment: [full_gym]\nlevel: beginner\n")
    data = audited(optimizer, week)
    times = [row["ok"] for row in data["audit"] if row["rule"] == "session.time"]
    assert sorted(times) == [False, True]
    assert not rows(data)["availability.level", "A"][3]
    assert "short of" not in next(
        v["message"] for v in data["violations"] if v["rule"] == "session.time"
    )


def test_a_week_that_keeps_every_rule_is_done(optimizer, tmp_path, small):
    path = tmp_path / "good.yaml"
    path.write_text("mon: [Dumbbell floor press 3]\nthu: [One-arm dumbbell row 3]\n")
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        "name: two\nextends: null\nrules:\n"
        "  - {id: volume.chest, kind: volume, muscle: chest, min: 3, max: 3,\n"
        "     why: Exactly three sets., source: test}\n"
    )
    done = optimizer("audit", path, "--constraints", rules)
    assert (done.code, "BROKEN" in done.out) == (0, False)
    assert "HOLD: all 1 rule: volume 1" in done.out
    path.write_text("mon: [Dumbbell floor press 4]\nthu: [One-arm dumbbell row 3]\n")
    done = optimizer("audit", path, "--constraints", rules)
    assert done.code == 5
    assert "chest 4 sets, 1 over 3" in done.out


def test_a_scenario_says_for_whom(optimizer, tmp_path, small):
    path = tmp_path / "week.yaml"
    path.write_text("level: beginner\nmon: [Pull-up 3]\nwed: [Dumbbell floor press 3]\n")
    done = optimizer("audit", path, "--scenario", small, "--format", "json")
    data = json.loads(done.out)
    assert done.code == 5
    assert data["constraint_set"] == "small"
    assert data["left_out"] == {}
    assert "level" in done.err
    assert "--scenario" in done.err
    by_rule = {v["rule"]: v["message"] for v in data["violations"]}
    assert "pull_up" in by_rule["availability.equipment"]
    assert "expected mon, thu" in by_rule["structure.days"]
    structure = {rule for rule in by_rule if rule.startswith("structure.")}
    assert structure == {"structure.days"}


def test_constraints_go_before_those_of_the_scenario(optimizer, week, small):
    data = audited(optimizer, week, "--scenario", small, "--constraints", "minimal")
    assert data["constraint_set"] == "minimal"


def test_what_one_week_lacks_the_other_may_hold(optimizer, tmp_path):
    path = tmp_path / "two.yaml"
    path.write_text(
        "week A: {mon: [Pallof press 3], thu: [Dip 3]}\n"
        "week B: {mon: [Front plank 3], thu: [Dip 3]}\n"
    )
    apart = rows(audited(optimizer, path), "core")
    assert apart["core.anti_extension", "A"][3] is False
    assert apart["core.anti_extension", "B"][3] is True
    joined = rows(audited(optimizer, path, "--coverage-window", 2), "core")
    assert joined["core.anti_extension", "A+B"] == ("3", "2", None, True)
    text = optimizer("audit", path, "--coverage-window", 2).out
    assert text.index("Week A") < text.index("Week B") < text.index("BROKEN")
    assert "Both weeks together" in text


def test_a_pair_that_no_kind_allows_is_told(optimizer, tmp_path):
    path = tmp_path / "pair.yaml"
    path.write_text("mon: [Back squat 3 + Deadlift 3]\nthu: [Seated cable row 3 + Bench press 3]\n")
    data = audited(optimizer, path)
    message = next(v["message"] for v in data["violations"] if v["rule"] == "session.pairs")
    assert "barbell_back_squat" in message
    assert "seated_cable_row" not in message


def test_a_pair_with_unequal_sets_is_told(optimizer, tmp_path):
    path = tmp_path / "pair.yaml"
    path.write_text("mon: [Bench press 4 + Seated cable row 3]\n")
    violations = audited(optimizer, path)["violations"]
    assert {v["rule"] for v in violations if v["rule"].startswith("structure")} == {
        "structure.pair"
    }


def test_an_exercise_on_two_lines_has_the_sets_of_both(optimizer, tmp_path):
    path = tmp_path / "twice.yaml"
    path.write_text("mon: [Bench press 3 sets, Bench press 5x10]\n")
    data = audited(optimizer, path)
    assert rows(data)["volume.chest", "A"][0] == "8"
    assert not any(v["rule"].startswith("structure") for v in data["violations"])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_judged(optimizer, path):
    done = optimizer("audit", path)
    assert (done.code, done.err) == (5, "")
    assert "BROKEN: " in done.out
    assert "HOLD: " in done.out


def test_a_known_week_shows_its_known_gaps(optimizer):
    path = next(path for path in EXAMPLES if path.stem == "stronglifts_5x5")
    found = rows(audited(optimizer, path))
    assert found["volume.calves", "A"][0] == "0"
    assert found["direct.hamstrings", "A"][3] is False
    assert found["pattern.squat", "A"][3] is True


@pytest.mark.parametrize("weeks", [1, 2])
def test_what_was_solved_comes_back_the_same(optimizer, small, tmp_path, weeks):
    small.write_text(f"weeks: {weeks}\n{small.read_text()}")
    program = tmp_path / "program.json"
    assert optimizer("solve", small, "--quiet", "--output", program).code == 0
    solved = rows(json.loads(program.read_text()))
    assert len(solved) >= 7 * weeks
    own = audited(optimizer, program)
    assert own["ok"]
    assert rows(own) == solved
    for target in ("csv", "xlsx"):
        export = tmp_path / f"program.{target}"
        done = optimizer("export-program", program, "--to", target, "--output", export)
        assert done.code == 0
        back = audited(optimizer, export, "--scenario", small)
        assert back["ok"]
        assert rows(back) == solved
        anyone = audited(optimizer, export, "--constraints", "minimal")
        assert anyone["assumed"]
        assert rows(anyone)["volume.chest", "A"][0] == solved["volume.chest", "A"][0]


def test_each_week_of_a_block_is_judged(optimizer, small, tmp_path):
    block = tmp_path / "block.json"
    done = optimizer("plan", small, "--block-weeks", 8, "--start", "2026-11-30", "--output", block)
    assert done.code == 0, done.err
    data = audited(optimizer, block)
    assert data["ok"], data["violations"]
    numbers = [n for week in data["weeks"] for n in week["part"].split(", ")]
    assert sorted(numbers) == [str(n) for n in range(1, 9)]
    assert {row["part"] for row in data["audit"]} == {week["part"] for week in data["weeks"]}
    text = " ".join(optimizer("audit", block).out.split())
    assert "Week 8 of the file (deload: floors do not apply" in text


def test_a_week_comes_from_stdin(program):
    done = program("audit", "-", stdin=WEEK.encode())
    assert done.code == 5
    assert "volume.chest" in done.out
    done = program("audit", "-", "--scenario", "-", stdin=WEEK.encode())
    assert done.code == 2
    assert "stdin" in done.err


def test_ascii_is_ascii(optimizer, week):
    assert optimizer("audit", week, "--ascii").out.isascii()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mon: [Benhc 4]\nlevel: expert\n", ["week.yaml:1:7", "Barbell bench press", "expert"]),
        ("mon: [Dip 3]\ndays: {tue: 60}\n", ["no minutes for mon", "days.tue"]),
        ("mon: [Dip 3]\ndays: 7\n", ["days"]),
        ("mon: [Dip 3]\ndays: {mon: 999}\n", ["days.mon", "240"]),
        ("mon: [Dip 11, Dip 10]\n", ["too many sets of dip", "21"]),
        ("mon: [Dip 3]\nscreens: {core: pain}\n", ["clinician"]),
        ("mon: [Dip 3]\nexclude: [dpi]\n", ["exclude[0]", "Did you mean dip?"]),
        ("mon: [\n", ["not valid YAML"]),
        ("", ["is empty"]),
        ("mon: [Dip 3]\nmon: [Dip 3]\n", ["given twice"]),
        ("\0", ["binary"]),
    ],
)
def test_bad_input_is_told_in_one_go(optimizer, week, text, told):
    week.write_text(text)
    done = optimizer("audit", week)
    assert (done.code, done.out) == (2, "")
    for part in told:
        assert part in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--constraints", "balancd"], "Did you mean balanced?"),
        (["--constraints", "no.yaml"], "no.yaml"),
        (["--scenario", "no.yaml"], "no.yaml"),
        (["--catalog", "no.yaml"], "no.yaml"),
        (["--coverage-window", "3"], "--coverage-window"),
    ],
)
def test_bad_options_are_bad_input(optimizer, week, arguments, told):
    done = optimizer("audit", week, *arguments)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


@pytest.mark.parametrize("name", ["no.yaml", "no.csv", "no.xlsx", "."])
def test_a_file_that_is_none_is_bad_input(optimizer, tmp_path, name):
    done = optimizer("audit", tmp_path / name)
    assert (done.code, done.out) == (2, "")
    assert "internal error" not in done.err


def test_a_program_without_a_week_is_bad_input(optimizer, tmp_path):
    path = tmp_path / "none.json"
    path.write_text('{"format": "program/1", "weeks": []}')
    assert optimizer("audit", path).code == 2
