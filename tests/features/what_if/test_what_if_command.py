import json

import pytest


def test_lines_are_told_with_their_gains(optimizer, small):
    done = optimizer("what-if", small, "--only", "minutes", "--limit", "1", "--ascii")
    assert done.code == 0
    assert done.out.isascii()
    assert "The week as it is:" in done.out
    assert "points, proven best." in done.out
    assert "minutes more on" in done.out
    assert "not medical advice" in done.out
    assert max(map(len, done.out.splitlines())) <= 100


@pytest.mark.slow
def test_the_headline_is_what_to_buy(optimizer, small):
    done = optimizer("what-if", small, "--only", "equipment", "--limit", "1", "--format", "json")
    found = json.loads(done.out)
    assert found["format"] == "what_if/1"
    assert found["headline"].startswith(("Buy next: ", "No "))
    assert {line["kind"] for line in found["lines"]} == {"equipment"}
    solved = [line for line in found["lines"] if line["solved"]]
    if found["headline"].endswith("(proven)."):
        best = max(line["least"] for line in solved)
        assert all(line["most"] <= best for line in found["lines"] if not line["solved"])


@pytest.mark.parametrize(("change", "code"), [
    ("min: 2, max: 4", 3),
])  # fmt: skip
def test_without_a_week_there_is_nothing_to_compare(optimizer, small, change, code):
    small.write_text(small.read_text().replace(change, "min: 18, max: 20"))
    done = optimizer("what-if", small)
    assert done.code == code
    assert done.out == ""
    assert "optimizer explain" in done.err


def test_data_is_data_where_there_is_no_week(optimizer, small):
    small.write_text(small.read_text().replace("min: 2, max: 4", "min: 18, max: 20"))
    done = optimizer("what-if", small, "--format", "json")
    assert done.code == 3
    found = json.loads(done.out)
    assert (found["format"], found["status"], found["lines"]) == ("what_if/1", "infeasible", [])


@pytest.mark.usefixtures("starved")
def test_a_limit_that_comes_first_is_said(optimizer, tmp_path):
    file = tmp_path / "hard.yaml"
    file.write_text("days: {mon: 45, wed: 45, fri: 45}\nequipment: [full_gym]\n")
    done = optimizer("what-if", file, "--time-limit", "0.01")
    assert done.code == 4
    assert "no week was found" in done.err


def test_unknown_kinds_are_refused(optimizer, small):
    done = optimizer("what-if", small, "--only", "cars")
    assert done.code == 2
    assert "equipment" in done.err
