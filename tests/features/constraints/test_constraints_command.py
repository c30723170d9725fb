import json

import pytest

from optimizer.files.constraint_sets import load_constraint_set, set_names


def test_list_names_every_set(optimizer):
    done = optimizer("constraints", "list")
    assert done.code == 0
    for name in set_names():
        assert any(line.startswith(name + " ") for line in done.out.splitlines())


@pytest.mark.parametrize("name", set_names())
def test_show_has_every_rule_with_its_reason_and_source(optimizer, name):
    done = optimizer("constraints", "show", name)
    assert done.code == 0
    flat = " ".join(done.out.split())
    for rule in load_constraint_set(name).rules:
        assert f"\n{rule.id}\n" in done.out
        assert f"{rule.why} [{rule.source}]" in flat
    for term in load_constraint_set(name).objective.terms:
        assert term.why in flat


def test_show_puts_bounds_in_words(optimizer):
    flat = " ".join(optimizer("constraints", "show", "balanced").out.split())
    assert "horizontal push or vertical push: 1 to 1.5." in flat
    assert "3 to 10 exercises a session." in flat


def test_show_as_json_carries_the_words(optimizer):
    data = json.loads(optimizer("constraints", "show", "balanced", "--format", "json").out)
    assert data["name"] == "balanced"
    assert all(row["words"].endswith(".") for row in data["rules"])
    assert all(row["words"] for row in data["objective"]["terms"])


def test_show_reads_a_file(optimizer, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("name: mine\nextends: balanced\ndrop: [ratio.hip_knee]\n")
    done = optimizer("constraints", "show", path)
    assert done.code == 0
    assert "\nratio.pull_push\n" in done.out
    assert "\nratio.hip_knee\n" not in done.out


def test_an_unknown_set_is_told_its_nearest(optimizer):
    done = optimizer("constraints", "show", "balancd")
    assert done.code == 2
    assert "Did you mean balanced?" in done.err
