"""The short form of a week: lines, days, weeks, and everything that may be wrong with them."""

from pathlib import Path

import pytest

from optimizer.errors import InputError
from optimizer.features.catalog_import.words import plain_words
from optimizer.files.audited import load_written
from optimizer.files.catalog import load_catalog
from optimizer.files.exercise_names import ExerciseNames
from optimizer.files.reading import parse
from optimizer.files.week_text import FORM, cut_line, read_week_text, split_line

CATALOG = load_catalog()
NAMES = ExerciseNames(CATALOG, plain_words)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "weeks").glob("*.yaml"))


def read(text):
    return read_week_text(parse(text, "week.yaml", lenient=True), NAMES)


def held(text):
    return {
        (week.week, session.day): [
            [(item.exercise, item.sets) for item in block.items] for block in session.blocks
        ]
        for week in text.written
        for session in week.sessions
    }


@pytest.mark.parametrize(
    ("line", "name", "sets"),
    [
        ("Bench press 4", "Bench press", 4),
        ("4 Bench press", "Bench press", 4),
        ("Bench press 4 sets", "Bench press", 4),
        ("4 sets Bench press", "Bench press", 4),
        ("1 set of Bench press", "Bench press", 1),
        ("4 sets of 8 Bench press", "Bench press", 4),
        ("4 sets of 8-12 reps Bench press", "Bench press", 4),
        ("3x8 One-arm row", "One-arm row", 3),
        ("3 x 8-12 Row", "Row", 3),
        ("3×8 Row", "Row", 3),  # noqa: RUF001
        ("3x Row", "Row", 3),
        ("Row 5x5", "Row", 5),
        ("Row: 5 x 5", "Row", 5),
        ("Row, 3 sets of 10", "Row", 3),
        ("Squat 3x5/3/1", "Squat", 3),
        ("Squat 3x5+", "Squat", 3),
        ("Pull-up 3xAMRAP", "Pull-up", 3),
        ("Plank 3 x 30 s", "Plank", 3),
        ("Plank 3x30sec", "Plank", 3),
        ("Squat 4x6 @ RPE 8", "Squat", 4),
        ("45-degree leg press 3", "45-degree leg press", 3),
        ("BENCH PRESS 3 SETS OF 8 REPS", "BENCH PRESS", 3),
        ("Bench press", "Bench press", None),
        ("Bench press four", "Bench press four", None),
        ("4", "4", None),
        ("Bench press -4", "Bench press -4", None),
        ("Bench press 4.5", "Bench press 4.5", None),
    ],
)
def test_sets_stand_before_or_after_the_name(line, name, sets):
    assert split_line(line) == (name, sets)


def test_days_pairs_and_near_names():
    text = read(
        "mon:\n  - benchpress 4\n  - 3x8 One-arm row\n  - Pallof press 3 + Suitcase carry 3\n"
        "Thursday: Dips 3\n"
    )
    assert text.faults == []
    assert held(text) == {
        ("A", "mon"): [
            [("barbell_bench_press", 4)],
            [("one_arm_dumbbell_row", 3)],
            [("pallof_press", 3), ("suitcase_carry", 3)],
        ],
        ("A", "thu"): [[("dip", 3)]],
    }
    assert [(r.written, r.exercise, r.line) for r in text.readings] == [
        ("benchpress", "barbell_bench_press", 2),
        ("One-arm row", "one_arm_dumbbell_row", 3),
    ]


def test_two_weeks_and_keys_of_a_scenario():
    text = read(
        "level: beginner\nweek A:\n  wed: [Dip 3]\n  mon: [Dip 2]\nWEEK b: {tue: [Dip: 1]}\n"
    )
    assert text.faults == []
    assert list(held(text)) == [("A", "mon"), ("A", "wed"), ("B", "tue")]
    assert text.header == {"level": "beginner"}


def test_a_mapping_of_name_and_sets_is_a_line():
    assert held(read("mon:\n  - Dip: 3x8\n")) == {("A", "mon"): [[("dip", 3)]]}


@pytest.mark.parametrize(("sets", "right"), [(0, False), (1, True), (20, True), (21, False)])
def test_sets_go_from_one_to_twenty(sets, right):
    faults = read(f"mon: [Dip {sets}]").faults
    assert (faults == []) is right


@pytest.mark.parametrize(
    ("text", "field", "line", "message"),
    [
        ("", "", None, "is empty"),
        ("- a", "", None, "must be a mapping"),
        ("level: beginner", "", None, "holds no day"),
        ("mon:", "mon", 1, "holds no exercise"),
        ("mon: []", "mon", 1, "holds no exercise"),
        ("mon: 5", "mon", 1, "must be a list"),
        ("mon: [3]", "mon[0]", 1, "must be an exercise"),
        ("mon:\n- [Dip 3]", "mon[0]", 2, "must be an exercise"),
        ("mon:\n- Dip 3\n- " + "x" * 201, "mon[1]", 3, "must be an exercise"),
        ("mon: [Dip]", "mon[0]", 1, "does not say how many sets"),
        ("mon: [Xyzzy 3]", "mon[0]", 1, "is not a known exercise"),
        ("mon: [Squat 3]", "mon[0]", 1, "may be several exercises"),
        ("mon: [Dip 3 + Pull-up 3 + Plank 3]", "mon[0]", 1, "more than two"),
        ("mon: [Dip 3]\nmon: [Dip 3]", "mon", 2, "is given twice"),
        ("mon: [Dip 3]\nMonday: [Dip 3]", "Monday", 2, "is given twice"),
        ("mno: [Dip 3]", "mno", 1, "is not known here"),
        ("mon: [Dip 3]\nweeks: 2", "weeks", 2, "is not known here"),
        ("week A: {mno: [Dip 3]}", "week A.mno", 1, "is not known here"),
        ("week A: 5", "week A", 1, "must hold days"),
        ("week B: {mon: [Dip 3]}", "week B", 1, "stands alone"),
        ("week A: {mon: [Dip 3]}\ntue: [Dip 3]", "tue", 2, "stands beside the weeks"),
        ("week A: {mon: [Dip 3]}\nweek a: {mon: [Dip 3]}", "week a", 2, "is given twice"),
    ],
)
def test_a_fault_says_where_and_what(text, field, line, message):
    (fault,) = read(text).faults
    assert (fault.field, fault.line) == (field, line)
    assert message in fault.message


def test_all_faults_come_at_once_with_the_nearest_names():
    faults = read("mon:\n  - Benhc 4\n  - Dip\n  - Squat 3\nmno: [x]\n").faults
    assert [fault.line for fault in faults] == [2, 3, 4, 5]
    assert "Barbell bench press" in faults[0].nearest
    assert "Barbell back squat" in faults[2].nearest
    assert faults[3].nearest == "mon"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_read_without_guessing(path):
    text = read(path.read_text())
    assert path.read_text().startswith("# ")
    assert text.faults == []
    assert text.readings == []
    assert sum(len(week.sessions) for week in text.written) >= 3


def test_there_are_examples():
    assert len(EXAMPLES) >= 8


def test_an_example_has_the_sets_that_its_program_is_known_for():
    text = read(next(p for p in EXAMPLES if p.stem == "stronglifts_5x5").read_text())
    squats = [
        item.sets
        for week in text.written
        for session in week.sessions
        for item in session.items
        if item.exercise == "barbell_back_squat"
    ]
    assert squats == [5] * 6


@pytest.fixture
def load(tmp_path):
    """Reads a text as the file that a user would have."""

    def call(text, name="week.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode())
        return load_written(str(path), CATALOG, plain_words)

    return call


def content(written):
    """Days with their exercises and sets, of a file of one week."""
    assert written.faults == ()
    ((week,),) = (part.weeks for part in written.parts)
    return {
        str(session.day): [(item.exercise, item.sets) for item in session.items]
        for session in week.sessions
    }


BOTH = {"mon": [("barbell_bench_press", 4), ("dip", 3)], "thu": [("dip", 5)]}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mon:\nBench press 4\nDip 3\nThu:\nDip 5\n", id="flat"),
        pytest.param("MON:\n  Bench press 4\n  3x8 Dip\n\nthursday:\n  Dip 5x5\n", id="indented"),
        pytest.param("mon:\n\tBench press 4\n\tDip 3\nthu:\n\tDip 5\n", id="tabs"),
        pytest.param("mon:\r\nBench press 4\r\nDip 3\r\nthu:\r\nDip 5\r\n", id="CRLF"),
        pytest.param("Mon: Bench press 4, Dip 3\nThu: Dip 5", id="on one line"),
        pytest.param("Mon: 4 sets of 8 Bench press; 3x8 Dip,\nThu: Dip, 5 sets of 5", id="sets first"),
        pytest.param("mon: Bench press: 4x8, Dip: 3\nthu: Dip: 5", id="colons on one line"),
        pytest.param("mon:\n  Bench press: 4\n  Dip: 3x8\nthu: {Dip: 5}", id="a mapping"),
        pytest.param("Mon\nBench press 4\nDip 3\nThu\nDip 5", id="headings without a colon"),
        pytest.param("Mon: Bench press 4\n  Dip 3\nThu: [Dip 5]", id="more below the first line"),
        pytest.param("mon:\n* Bench press 4\n2. Dip 3 # slow\nthu:\n- \"Dip 5\"", id="any marks"),
        pytest.param("mon:\n- Bench\n  press 4\nDip 3\nthu:\n- Dip:\n    5", id="broken lines"),
        pytest.param("mon:\n  Bench press 4 @ RPE 8\n  Dip 3\nthu: Dip 5 @ 8, 2 min rest", id="efforts"),
        pytest.param("mon:\n  - Bench press 4, Dip 3\nthu: [Dip 5]", id="several in a list's line"),
    ],
)  # fmt: skip
def test_a_week_as_people_write_it(load, text):
    assert content(load(text)) == BOTH


@pytest.mark.parametrize("name", ["week", "week.txt", "week.TXT", "my.week.md", "week.yaml"])
def test_the_name_of_the_file_does_not_matter(load, name):
    assert content(load("Mon:\nBench press 4\nDip 3\nThu: Dip 5\n", name)) == BOTH


def test_keys_and_weeks_stand_beside_plain_lines(load):
    written = load(
        "level: beginner\ndays:\n  mon: 60\nequipment:\n- dumbbell\n"
        "Week A\nMon:\nDip 3\nweek b:\n  mon: Dip 4, Push-up 3\nclient: ana\n"
    )
    assert written.faults == ()
    assert written.client.value == {
        "level": "beginner", "days": {"mon": 60}, "equipment": ["dumbbell"], "client": "ana",
    }  # fmt: skip
    ((a, b),) = (part.weeks for part in written.parts)
    assert [(i.exercise, i.sets) for s in a.sessions for i in s.items] == [("dip", 3)]
    assert [(i.exercise, i.sets) for s in b.sessions for i in s.items] == [
        ("dip", 4), ("push_up", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Bench press 4, Fly 3", ["Bench press 4", "Fly 3"]),
        ("Row, 3 sets of 10, Fly 3", ["Row, 3 sets of 10", "Fly 3"]),
        ("3x8 Row; 2 Fly,", ["3x8 Row", "2 Fly"]),
        ("Dip 3 + Row 3, Fly 2", ["Dip 3 + Row 3", "Fly 2"]),
        ("Row, wide 3", ["Row, wide 3"]),
        ("Bench press, Fly", ["Bench press, Fly"]),
        (", ;", []),
    ],
)
def test_a_line_is_cut_where_an_exercise_has_its_sets(line, parts):
    assert cut_line(line) == parts


def test_faults_of_plain_lines_have_their_places_and_come_at_once(load):
    faults = load(
        "My week\nMon:\n\n  Benhc 4\nDip\nWarm-up:\nDip 3\nMon: Dip 3\nTue: rest\n"
    ).faults
    assert [(fault.line, fault.column) for fault in faults if fault.line != 8] == [
        (1, 1), (6, 1), (9, 1),
    ]  # fmt: skip
    assert faults[0].message.endswith(FORM)
    assert [fault.message for fault in faults if fault.line == 8] == [
        "is given twice, first on line 2"
    ]
    faults = load("Mon:\n\n  Benhc 4\nDip\n").faults
    assert [(fault.field, fault.line, fault.column) for fault in faults] == [
        ("Mon[0]", 3, 3), ("Mon[1]", 4, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "Dip 3\nRow 4", "level: beginner", "mon: 5", "- Dip 3"])
def test_what_is_not_understood_is_told_the_right_form(load, text):
    (fault,) = load(text).faults
    assert fault.message.endswith(FORM)
    assert "`Mon:`" in FORM
    assert "`- Bench press 4`" in FORM


def test_bad_syntax_is_told_the_right_form(load):
    with pytest.raises(InputError) as error:
        load("mon: [Dip 3\ntue: {Dip 3\n")
    (fault,) = error.value.faults
    assert fault.message.startswith("is not valid YAML")
    assert fault.message.endswith(FORM)


@pytest.mark.parametrize("line", ["x" * 201, "Dip 3, " * 700, "Dip 3, " + "x, " * 100, "', ,'"])
def test_lines_have_bounds(line):
    assert any("must be an exercise" in fault.message for fault in read(f"mon:\n- {line}").faults)
