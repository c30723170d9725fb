"""What is exported comes back with the same sets, days and pairs, and edits are read with care."""

import zipfile

import openpyxl
import pytest

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import Program
from optimizer.domain.scenario import Scenario
from optimizer.errors import InputError
from optimizer.files.catalog import load_catalog
from optimizer.files.table import load_table
from optimizer.files.weeks import load_weeks
from optimizer.files.workbook import load_workbook_weeks
from optimizer.show.export import EXPORTERS, Settings
from optimizer.show.export.schedule import schedule_of
from optimizer.verifier.tally import Tally

CATALOG = load_catalog()
SCENARIO = Scenario(client="ana-01", days={"mon": 60, "thu": 60}, equipment=["full_gym"])
LOADERS = {"csv": load_table, "xlsx": load_workbook_weeks}


def session(day: str, *blocks: list[tuple[str, int]]) -> dict:
    return {
        "day": day, "title": "Session", "budget_minutes": 60, "seconds": 3000,
        "warmup_seconds": 600, "cooldown_seconds": 0,
        "blocks": [
            {"seconds": 300, "items": [
                {"exercise": id_, "sets": n, "reps": "8-12", "rir": 2, "rest_seconds": 90,
                 "note": "-x"} for id_, n in items]}
            for items in blocks
        ],
    }  # fmt: skip


MON = session(
    "mon",
    [("goblet_squat", 3)],
    [("dumbbell_bench_press", 4), ("one_arm_dumbbell_row", 4)],
    [("hammer_curl", 2), ("overhead_dumbbell_extension", 2)],
    [("band_wall_slide", 2)],
)
THU = session("thu", [("dumbbell_romanian_deadlift", 3)], [("push_up", 2)], [("push_up", 1)])
SUN = session("sun", [("front_plank", 3)])
DELOAD = session("mon", [("goblet_squat", 2)], [("dumbbell_bench_press", 2)])


def program() -> Program:
    return Program(
        client="ana-01", scenario={}, constraint_set="balanced", status="optimal", objective=1,
        bound=1, gap=0.0, objective_terms=(), audit=(), conflict=None, provenance=None,
        weeks=[{"week": "A", "sessions": [MON, THU]}, {"week": "B", "sessions": [SUN, MON]}],
    )  # fmt: skip


def block(weeks: list[tuple[str, list[dict]]]) -> TrainingBlock:
    starts = ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"]
    written = [
        {"number": n, "week": letter, "starts": starts[n - 1], "wave": "moderate",
         "sets_percent": 100, "rir": "2", "sessions": sessions, "audit": []}
        for n, (letter, sessions) in enumerate(weeks, 1)
    ]  # fmt: skip
    return TrainingBlock(
        client="ana-01", scenario={}, constraint_set="balanced", start="2026-11-30",
        rescreen="2026-12-28", weeks=written, provenance=None,
    )  # fmt: skip


PLANS = {
    "program": program(),
    "block": block([("A", [MON, THU]), ("A", [MON, THU]), ("A", [DELOAD, THU])]),
    "rotation": block([("A", [MON, THU]), ("B", [SUN, MON]), ("A", [DELOAD, THU])]),
}


def exported(plan, target, tmp_path):
    schedule = schedule_of(plan, SCENARIO, CATALOG)
    path = tmp_path / f"week.{target}"
    path.write_bytes(EXPORTERS[target].export(schedule, Settings(CATALOG)).content)
    return path


def volumes(week) -> dict[str, int]:
    tally = Tally(week, SCENARIO, CATALOG)
    return {muscle: tally.half_sets(muscle) for muscle in CATALOG.measured}


def content(week) -> dict:
    return {
        s.day: sorted([(i.exercise, i.sets) for i in b.items] for b in s.blocks)
        for s in week.sessions
    }


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("target", LOADERS)
def test_volumes_days_and_pairs_come_back(tmp_path, target, name):
    plan = PLANS[name]
    weeks = LOADERS[target](str(exported(plan, target, tmp_path)), CATALOG)
    assert len(weeks) == len(plan.weeks)
    for read, written in zip(weeks, plan.weeks, strict=True):
        assert read.week == written.week
        assert content(read) == content(written)
        assert volumes(read) == volumes(written)
    assert sum(volumes(weeks[0]).values()) > 0


@pytest.mark.parametrize("target", LOADERS)
def test_the_kind_of_file_is_seen_by_its_content(tmp_path, target):
    path = exported(program(), target, tmp_path).rename(tmp_path / "week")
    assert load_weeks(str(path), CATALOG) == LOADERS[target](str(path), CATALOG)


@pytest.mark.parametrize("name", ["none.xlsx", ""])
def test_a_file_that_cannot_be_read_is_told(tmp_path, name):
    with pytest.raises(InputError, match=r"cannot be read|is a directory"):
        load_weeks(str(tmp_path / name), CATALOG)


# -- tables -------------------------------------------------------------------------------------


def table(tmp_path, text: str, encoding: str = "utf-8") -> str:
    path = tmp_path / "week.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize(
    "text",
    [
        "day,exercise,sets\nmon,goblet_squat,3\n",
        "sets;Exercise;Day\r\n3;Goblet squat;Monday\r\n",
        "day\tname\tsets\nMON\tdumbbell goblet squat\t3.0\n",
        '\ufeffday,exercise,sets,coach\n\nmon,"goblet_squat",3,"a, b"\n,,,\n',
        "day,exercise,sets\nmon,goblet_squat,3\nthu,push_up,0\n",
    ],
)
def test_tables_that_a_coach_saves_are_read(tmp_path, text):
    (week,) = load_table(table(tmp_path, text), CATALOG)
    assert content(week) == {"mon": [[("goblet_squat", 3)]]}


def test_weeks_may_stand_mixed_and_blocks_make_pairs(tmp_path):
    text = (
        "week,day,block,exercise,sets\nA,mon,1,goblet_squat,3\nB,mon,1,push_up,2\n"
        "A,mon,1,push_up,3\nA,mon,,front_plank,2\nA,mon,,dead_bug,2\n"
    )
    one, two = load_table(table(tmp_path, text), CATALOG)
    assert content(one)["mon"] == [
        [("dead_bug", 2)], [("front_plank", 2)], [("goblet_squat", 3), ("push_up", 3)],
    ]  # fmt: skip
    assert (two.week, content(two)) == ("B", {"mon": [[("push_up", 2)]]})


FAULTY = {
    "typo": ("mon,goblet_sqat,3", ["week.csv:2:", "exercise", "'goblet_sqat'", "goblet_squat?"]),
    "day": ("mno,goblet_squat,3", [":2:", "day", "'mno'", "Did you mean mon?"]),
    "no sets": ("mon,goblet_squat,", [":2:", "sets", "is missing"]),
    "many sets": ("mon,goblet_squat,21", ["'21'", "0 to 20"]),
    "words": ("mon,goblet_squat,three", ["'three'", "0 to 20"]),
    "half": ("mon,goblet_squat,2.5", ["'2.5'"]),
    "negative": ("mon,goblet_squat,-3", ["'-3'"]),
    "nothing": ("mon,goblet_squat,0", ["holds no exercise with sets"]),
    "warm-up": ("mon,wall_slide_lift_off,2", ["is not a known exercise"]),
    "unnamed": ("mon,,3", ["exercise", "is missing"]),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_row_is_told_with_its_line(tmp_path, name):
    row, expected = FAULTY[name]
    with pytest.raises(InputError) as caught:
        load_table(table(tmp_path, f"day,exercise,sets\n{row}\n"), CATALOG)
    assert len(caught.value.faults) == 1
    for part in expected:
        assert part in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path):
    text = "week,day,exercise,sets\nC,mon,goblet_squat,3\nA,xyz,sqat,99\n"
    with pytest.raises(InputError) as caught:
        load_table(table(tmp_path, text), CATALOG)
    assert [(f.line, f.field) for f in caught.value.faults] == [
        (2, "week"), (3, "day"), (3, "exercise"), (3, "sets"),
    ]  # fmt: skip


def test_a_name_changed_without_its_id_is_a_fault(tmp_path):
    text = "day,exercise,name,sets\nmon,goblet_squat,Leg press,3\n"
    with pytest.raises(InputError, match="is leg_press, but the exercise is goblet_squat"):
        load_table(table(tmp_path, text), CATALOG)


def test_three_in_a_block_are_a_fault(tmp_path):
    rows = "".join(f"mon,1,{id_},3\n" for id_ in ("goblet_squat", "push_up", "front_plank"))
    with pytest.raises(InputError, match="week A, mon, block 1: joins more than two"):
        load_table(table(tmp_path, "day,block,exercise,sets\n" + rows), CATALOG)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("day,exercise,set", "has no column sets .*Did you mean sets instead of set?"),
        ("exercise,sets", "has no column day"),
        ("day,exercise,sets,sets", "sets: is given twice"),
        ("", "has no column day"),
    ],
)
def test_a_table_without_its_columns_is_refused(tmp_path, header, expected):
    with pytest.raises(InputError, match=expected):
        load_table(table(tmp_path, f"{header}\nmon,goblet_squat,3,3\n"), CATALOG)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x03\x04\x00", "is a binary file"),
        ("day,exercise,sets\nmon,é,3\n".encode("latin-1"), "is not UTF-8"),
        (b'day,exercise,sets\nmon,"goblet' + b"x" * 200_000, "is not valid CSV"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, data, expected):
    path = tmp_path / "week.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=expected):
        load_table(str(path), CATALOG)


def test_every_exercise_is_found_by_its_own_id_and_name(tmp_path):
    lifts = [exercise for exercise in CATALOG.exercises if exercise.kind.scheduled]
    rows = "".join(f'mon,{e.id},"{e.name}",1\n' for e in lifts)
    (week,) = load_table(table(tmp_path, "day,exercise,name,sets\n" + rows), CATALOG)
    assert [item.exercise for item in week.sessions[0].items] == [lift.id for lift in lifts]


# -- workbooks ----------------------------------------------------------------------------------


def edited(tmp_path, change) -> str:
    path = exported(program(), "xlsx", tmp_path)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return str(path)


def cell(book, text: str, sheet: str = "A Mon Session", offset: int = 0):
    for row in book[sheet].iter_rows():
        for found in row:
            if found.value == text:
                return book[sheet].cell(found.row, found.column + offset)
    raise AssertionError(text)


def test_sets_exercises_and_pairs_changed_by_hand_are_read(tmp_path):
    def change(book):
        cell(book, "Goblet squat", offset=3).value = 5
        cell(book, "Hammer curl", offset=3).value = None
        cell(book, "Hammer curl", offset=-1).value = None
        cell(book, "Overhead dumbbell extension", offset=-1).value = None
        cell(book, "Banded wall slide").value = "prone y raise"
        book.create_sheet("My notes")["B2"] = "Exercise"

    week, _ = load_workbook_weeks(edited(tmp_path, change), CATALOG)
    assert content(week)["mon"] == [
        [("dumbbell_bench_press", 4), ("one_arm_dumbbell_row", 4)],
        [("goblet_squat", 5)],
        [("overhead_dumbbell_extension", 2)],
        [("prone_y_raise", 2)],
    ]


def test_what_is_logged_under_an_exercise_is_no_set(tmp_path):
    def change(book):
        sheet = book["A Mon Session"]
        at = cell(book, "Goblet squat").row
        for row in range(at + 1, at + 4):
            sheet.cell(row, 5).value, sheet.cell(row, 6).value = 62.5, 9

    week, _ = load_workbook_weeks(edited(tmp_path, change), CATALOG)
    assert volumes(week) == volumes(program().weeks[0])


def test_faults_name_the_cell(tmp_path):
    def change(book):
        cell(book, "Goblet squat", offset=3).value = "many"
        cell(book, "Banded wall slide").value = "Bnded wall slide"
        cell(book, "Monday", "B Mon Session").value = "Mnday"

    with pytest.raises(InputError) as caught:
        load_workbook_weeks(edited(tmp_path, change), CATALOG)
    fields = [fault.field for fault in caught.value.faults]
    assert fields[0] == "A Mon Session!E6 sets"
    assert any(f.nearest == "band_wall_slide" for f in caught.value.faults)
    assert any(
        f.field.startswith("B Mon Session!") and "day" in f.field for f in caught.value.faults
    )


@pytest.mark.parametrize("data", [b"", b"no zip at all", "zip", "empty"], ids=str)
def test_what_is_no_workbook_is_refused(tmp_path, data):
    path = tmp_path / "week.xlsx"
    if data == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("hello.txt", "hello")
    elif data == "empty":
        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(data)
    with pytest.raises(InputError, match=r"workbook|has no session sheet"):
        load_workbook_weeks(str(path), CATALOG)


def test_a_missing_workbook_is_told(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        load_workbook_weeks(str(tmp_path / "none.xlsx"), CATALOG)


def test_a_zip_that_grows_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 150_000_000)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(InputError, match="is larger than"):
        load_workbook_weeks(str(path), CATALOG)
