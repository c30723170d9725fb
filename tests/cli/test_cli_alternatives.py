import json

import pytest


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
