import json

import pytest

from optimizer.cli.output import Printer
from optimizer.domain.nearness import Distance
from optimizer.domain.program import DISCLAIMER, Program
from optimizer.features.swap.answer import Swap
from optimizer.features.swap.command import told
from optimizer.features.swap.text import undecided_text
from optimizer.files.catalog import load_catalog
from optimizer.show.text.printing import printed


@pytest.fixture
def solved(optimizer, small, tmp_path):
    path = tmp_path / "program.json"
    assert optimizer("solve", small, "--output", path).code == 0
    return path


def exercises(path):
    program = json.loads(path.read_text())
    return [
        item["exercise"]
        for week in program["weeks"]
        for session in week["sessions"]
        for block in session["blocks"]
        for item in block["items"]
    ]


def test_the_new_program_is_written_and_verifies(optimizer, solved, tmp_path):
    out, *rest = exercises(solved)
    new = tmp_path / "new.json"
    done = optimizer("swap", solved, "--out", out, "--output", new)
    assert done.code == 0
    assert done.out.startswith(f"client small\nasked for: --out {out}\n")
    assert "\nnote: the rules had no availability.exclude; it is added\n\nNEAREST: " in done.out
    assert DISCLAIMER[:40] in done.out
    assert out not in exercises(new)
    assert json.loads(new.read_text())["scenario"]["exclude"] == [out]
    assert optimizer("verify", new).code == 0
    assert set(rest) - {out} <= set(exercises(new))


def test_json_holds_the_program_and_what_is_proven(optimizer, solved):
    out = exercises(solved)[0]
    done = optimizer("swap", solved, "--ban", out, "--format", "json")
    data = json.loads(done.out)
    assert (data["format"], data["status"]) == ("swap/1", "nearest")
    assert data["asked"] == [f"--ban {out}"]
    assert data["nearness"]["least"] == data["nearness"]["distance"]
    assert data["difference"]["distance"] == data["nearness"]["distance"]
    assert data["program"]["format"] == "program/1"
    assert {row["exercise"] for row in data["difference"]["sets"] if row["gone"]} == {out}


def test_ascii_has_no_other_characters(optimizer, solved):
    out = exercises(solved)[0]
    assert optimizer("swap", solved, "--out", out, "--ascii").out.isascii()


def test_an_impossible_wish_says_why(optimizer, solved, tmp_path):
    new = tmp_path / "new.json"
    locks = ("--lock", "mon:push_up=3", "--lock", "mon:goblet_squat=3")
    done = optimizer("swap", solved, "--minutes", "mon=15", *locks, "--output", new)
    assert done.code == 3
    assert "IMPOSSIBLE" in done.out
    assert "session.time" in done.out
    assert "new.json was not written: there is no new week" in done.err
    assert not new.exists()


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize(("status", "code"), [("infeasible", 3), ("unknown", 4)])
def test_without_a_new_week_the_old_file_stays(capsys, tmp_path, status, code, form):
    answer = none_found(status)
    kept = tmp_path / "kept.json"
    kept.write_text("mine")
    assert told(answer, kept, Printer(form, ascii_only=False), load_catalog()) == code
    printed = capsys.readouterr()
    assert kept.read_text() == "mine"
    assert printed.err == f"note: {kept} was not written: there is no new week\n"
    assert printed.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "say what to change"),
        (("--out", "push_upp"), "Did you mean push_up?"),
        (("--minutes", "soon"), "--minutes: is not understood (got 'soon'"),
        (("--equipment", "-dumbell"), "Did you mean -dumbbell?"),
    ],
)
def test_bad_wishes_write_nothing(optimizer, solved, tmp_path, arguments, told):
    new = tmp_path / "new.json"
    done = optimizer("swap", solved, *arguments, "--output", new)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert not new.exists()


def test_a_scenario_is_no_program(optimizer, small):
    done = optimizer("swap", small, "--out", "push_up")
    assert done.code == 2
    assert "is a scenario, not a program" in done.err


def test_the_program_itself_is_not_overwritten(optimizer, solved):
    done = optimizer("swap", solved, "--out", "push_up", "--output", solved)
    assert done.code == 2
    assert "is the program itself" in done.err


def test_a_week_that_is_missing_is_a_fault(optimizer, solved):
    program = json.loads(solved.read_text())
    program["scenario"]["weeks"] = 2
    solved.write_text(json.dumps(program))
    done = optimizer("swap", solved, "--ban", "push_up")
    assert done.code == 2
    assert "weeks: does not hold the weeks of its scenario" in done.err


@pytest.mark.slow
def test_a_real_week_keeps_its_themes(optimizer, tmp_path):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    scenario = "scenarios/dumbbells_careful_shoulder.yaml"
    assert optimizer("solve", scenario, "--output", old, "--quiet").code == 0
    done = optimizer("swap", old, "--out", "goblet_squat", "--output", new, "--format", "json")
    data = json.loads(done.out)
    assert (data["status"], data["nearness"]["themes"]) == ("nearest", "kept")
    assert data["difference"]["themes"] == []
    assert optimizer("verify", new).code == 0


def none_found(status):
    program = Program(
        client="ana", scenario={}, constraint_set="balanced", status=status, objective=None,
        bound=None, gap=None, objective_terms=(), weeks=(), audit=(), conflict=None,
        provenance=None,
    )  # fmt: skip
    return Swap(
        format="swap/1", status=status, asked=(), notes=(), nearness=None,
        least=Distance(exercises=2, sets=0), difference=None, program=program,
    )  # fmt: skip


def test_a_limit_that_comes_first_says_what_is_known():
    text = printed(undecided_text(none_found("unknown")))
    assert text.startswith("client ana\n\nUNDECIDED: ")
    assert text.endswith("known so far: at least 2 exercises have to change")
