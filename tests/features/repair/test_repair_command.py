import json

import pytest

WEEK = """\
level: advanced
days: {mon: 40, thu: 40}
equipment: [dumbbell]
mon: [Push-up 5]
thu: [Goblet squat 3]
"""


@pytest.fixture
def week(small, tmp_path):
    path = tmp_path / "week.yaml"
    path.write_text(WEEK)
    return path


def test_the_week_is_mended_and_verifies(optimizer, week, small, tmp_path):
    new = tmp_path / "new.json"
    assert optimizer("audit", week, "--scenario", small).code == 5
    done = optimizer("repair", week, "--scenario", small, "--output", new)
    assert done.code == 0
    assert "NEAREST: 1 exercise" in done.out
    assert "mended: " in done.out
    assert optimizer("verify", new).code == 0
    assert optimizer("repair", new).out.splitlines()[2].startswith("UNCHANGED: ")


def test_json_tells_what_changes(optimizer, week, small):
    done = optimizer("repair", week, "--scenario", small, "--format", "json")
    data = json.loads(done.out)
    assert (data["format"], data["status"]) == ("repair/1", "nearest")
    assert data["difference"]["objective_before"] is not None
    assert [row["exercise"] for row in data["difference"]["sets"] if row["new"]]


def test_unknown_exercises_are_told_with_their_line(optimizer, week, small):
    week.write_text(WEEK.replace("Goblet squat", "Gobletski squat thing"))
    done = optimizer("repair", week, "--scenario", small)
    assert (done.code, done.out) == (2, "")
    assert "week.yaml:5" in done.err


def test_names_read_with_care_are_told(optimizer, week, small):
    week.write_text(WEEK.replace("Goblet squat", "gobletsquat"))
    done = optimizer("repair", week, "--scenario", small)
    assert done.code == 0
    assert "read 'gobletsquat' as Goblet squat" in done.err


def test_a_week_that_no_change_helps(optimizer, week, small):
    small.write_text(small.read_text().replace("min: 2, max: 4", "min: 30, max: 40"))
    done = optimizer("repair", week, "--scenario", small)
    assert done.code == 3
    assert "IMPOSSIBLE" in done.out


def test_only_one_of_both_is_stdin(optimizer):
    assert optimizer("repair", "-", "--scenario", "-").code == 2


def test_a_week_of_plain_lines_is_repaired(optimizer, small, tmp_path):
    week, new = tmp_path / "my_week.txt", tmp_path / "new.json"
    week.write_text("Mon:\nPush-up 5\n\nThursday: Goblet squat 3\n")
    done = optimizer("repair", week, "--scenario", small, "--output", new)
    assert (done.code, done.err) == (0, "")
    assert "NEAREST: " in done.out
    assert optimizer("verify", new).code == 0
