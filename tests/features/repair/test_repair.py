"""Weeks that a human wrote, changed as little as makes them pass."""

import pytest
import yaml

from optimizer.errors import InputError
from optimizer.features.catalog_import.words import plain_words
from optimizer.features.diff.judged import load_judged
from optimizer.features.repair.repair import repair
from optimizer.files.audit_client import JudgedFor
from optimizer.files.program import program_json

BY_HAND = """\
level: advanced
days: {mon: 30, thu: 25}
equipment: [dumbbell, chair]
pairs: forbid
mon: [Push-up 3, Goblet squat 4]
thu: [Dumbbell front squat 2]
"""


@pytest.fixture
def by_hand(tiny, tmp_path):
    constraints = tiny.problem().filled["constraints"]
    path = tmp_path / "week.yaml"
    path.write_text(BY_HAND + yaml.safe_dump({"constraints": constraints}))
    return str(path)


def judged(path, catalog, scenario=None):
    return load_judged(path, JudgedFor(scenario), catalog, plain_words)


def test_the_nearest_week_is_found(tiny, by_hand):
    found = judged(by_hand, tiny.catalog)
    assert {v.rule for v in found.violations} == {"sets.all", "ratio.pull_push"}
    answer = repair(found)
    expected = tiny.nearest(found.weeks[0], tiny.problem())
    assert answer.status == "nearest"
    assert answer.format == "repair/1"
    assert answer.nearness.distance.key == expected[:2]
    assert answer.program.objective == expected[2]
    mended = [r for r in answer.difference.rules if r.after.ok and not r.before.ok]
    assert {row.rule for row in mended} == {"sets.all", "ratio.pull_push"}


def test_a_week_that_passes_stays(tiny, tmp_path):
    program, _ = tiny.solved()
    path = tmp_path / "program.json"
    path.write_text(program_json(program))
    answer = repair(judged(str(path), tiny.catalog))
    assert answer.nearness.distance.key == (0, 0)
    assert answer.difference.sets == ()


def test_several_weeks_that_are_no_rotation_are_refused(tiny, tmp_path):
    path = tmp_path / "weeks.csv"
    lines = ["week,day,exercise,sets"]
    lines += [f"{week},mon,push_up,3" for week in ("1", "2", "3")]
    path.write_text("\n".join(lines))
    with pytest.raises(InputError, match="more than one week or rotation"):
        judged(str(path), tiny.catalog)
