"""The shape of a whole report at every width: nothing too wide, nothing out of line, nothing lost."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.domain.program import DISCLAIMER
from optimizer.show.names import exercise_name
from optimizer.show.text.printing import printed
from optimizer.show.text.program import program_text

WIDTHS = [60, 80, 100, 120]
PARTS = [
    "client full-01", "OPTIMAL", "The week at a glance", "Every session begins", "Pairs (A1",
    "Mon  Full body", "Wed  Full body", "Fri  Full body", "Next step", "Balance", "Muscles",
    "Coverage", "What limits the week", "OPTIMAL", "Informational only",
]  # fmt: skip
"""How the paragraphs begin, in their order."""


@pytest.fixture(scope="module")
def report(full, catalog):
    program, rules = full

    def text(width=100, ascii=False, **look):
        return printed(program_text(program, catalog, rules, width, **look), width, ascii)

    return text


def lines_of(text, begin):
    """The lines of the paragraph that begins like this."""
    return next(part for part in text.split("\n\n") if part.startswith(begin)).splitlines()


@pytest.mark.parametrize("width", [*WIDTHS, 40])
def test_the_parts_come_in_the_order_in_which_they_matter(report, width):
    parts = report(width).split("\n\n")
    assert [part[: len(begin)] for part, begin in zip(parts, PARTS, strict=True)] == PARTS


@settings(max_examples=25)
@given(width=st.integers(60, 140), ascii=st.booleans(), details=st.booleans(), plain=st.booleans())
def test_no_line_is_wider_than_asked(report, width, ascii, details, plain):
    text = report(width, ascii=ascii, details=details, plain=plain)
    assert max(map(len, text.splitlines())) <= width
    assert text.isascii() or not ascii
    assert " ".join(text.split()).endswith(DISCLAIMER)


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_brackets_stand_in_one_column_and_join_the_two_of_a_pair(report, width, ascii):
    rows = [
        line for line in report(width, ascii=ascii).splitlines() if re.match(r"  [AB][12] ", line)
    ]
    upper, lower = ("\\", "/") if ascii else ("┐", "┘")
    assert [row[2:6] for row in rows] == [
        f"A1 {upper}", f"A2 {lower}", f"B1 {upper}", f"B2 {lower}"
    ] * 3  # fmt: skip
    assert {row[8] for row in rows} <= set("OsFD")


def test_a_pair_rests_as_long_as_the_one_that_needs_more(report):
    rows = [line.split() for line in report(100).splitlines() if re.match(r"  [AB][12] ", line)]
    rests = [next(cell for cell in row if re.fullmatch(r"\d:\d\d", cell)) for row in rows]
    assert rests == ["0:15", "2:00", "0:15", "2:30"] * 3


@pytest.mark.parametrize("width", WIDTHS)
def test_all_columns_stay_and_cells_without_room_take_more_lines(report, width):
    text = report(width)
    heads = [line.split() for line in text.splitlines() if line.split()[:1] == ["exercise"]]
    assert [head[:1] + head[-3:] for head in heads] == [["exercise", "RIR", "rest", "tempo"]] * 3
    assert "2-0-1-0" in text


def test_cells_of_all_sessions_stand_under_their_titles(report):
    lines = report(120).splitlines()
    (start,) = {line.index("sets x reps") for line in lines if "sets x reps" in line}
    for line in lines:
        if re.match(r"  (..|[AB][12] [┐┘])  (?=\w)", line) and re.search(r"\d x ", line):
            assert re.match(r"\d x ", line[start:]), line


@pytest.mark.parametrize("width", WIDTHS)
def test_every_exercise_and_every_muscle_is_shown(report, full, catalog, width):
    program, _ = full
    text = report(width)
    for session in program.weeks[0].sessions:
        for item in session.items:
            for word in exercise_name(item.exercise, catalog).split():
                assert word[:9] in text
    muscles = "\n".join(lines_of(text, "Muscles"))
    for row in program.audit:
        family, _, muscle = row.rule.partition(".")
        if family == "volume" and muscle in catalog.measured:
            assert catalog.measured[muscle].name in muscles


def test_front_and_back_of_the_body_stand_beside_each_other_where_there_is_room(report):
    for width, beside in ((60, False), (80, False), (100, True), (120, True)):
        line = next(x for x in lines_of(report(width), "Muscles") if "Back of the body" in x)
        assert ("Front of the body" in line) is beside


@pytest.mark.parametrize("width", WIDTHS)
def test_bars_of_muscles_begin_in_one_column(report, width):
    lines = lines_of(report(width), "Muscles")
    backs = [line for line in lines if re.match(r"    (Lats|Hamstrings|Glutes|Soleus) ", line)]
    assert len(backs) == 4
    assert len({re.search("[█│]", line).start() for line in backs}) == 1


def test_the_minutes_have_a_bar_at_80_columns_and_words_before_it(report):
    rows = [line for line in lines_of(report(80), "The week at a glance") if "│" in line]
    assert [re.findall(r"\d+:\d\d of \d+", row) for row in rows] == [
        ["60:00 of 60"], ["41:40 of 45"], ["59:59 of 60"]
    ]  # fmt: skip
    bars = [row[row.index("│") :] for row in rows]
    assert ["·" in bar for bar in bars] == [False, True, True]
    assert len(bars[0]) == len(bars[2]) > len(bars[1])


@pytest.mark.parametrize("look", [{}, {"details": True}, {"ascii": True}, {"plain": True}])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_mark_has_its_word(report, width, look):
    text = report(width, **look)
    body, words = re.sub(r"\([^)]*\)|©", "", text), " ".join(text.split())
    meanings = {
        r"\d!(?=[ ,\n])": "! at its limit",
        r" \*(?= )": "* weak area (lagging)",
        r" \*\*(?= )": "** weak area (clearly weak)",
        "░": "░ warm-up and cool-down",
        r"A1 [┐\\]": "Pairs (A1 with A2)",
    }
    for mark, meaning in meanings.items():
        assert not re.search(mark, body) or meaning in words, mark
    found = [mark for mark in meanings if re.search(mark, body)]
    assert len(found) == (0 if "plain" in look else 4 if "ascii" in look or width == 60 else 5)


def test_plain_is_words_only_a_fact_a_line(report):
    text = report(100, plain=True)
    assert not set(text) & set("├┤│─┐┘●▸█░·!*")
    lines = [line.strip() for line in text.splitlines()]
    assert "Mon: Full body on mon (moderate), 6 exercises, 16 sets, 60:00 of 60 minutes" in lines
    lead = "A1 slow_lowering_db_rdl_of_a_long_name: "
    assert f"{lead}3 x 30-40 s per side, RIR 2, rest 0:15, tempo 2-0-1-0" in lines
    assert "Push-up: 2 sets, rest 1:30" in lines
    assert any(line.startswith("pull to push: ") for line in lines)
    assert any(re.fullmatch(r"Glutes, weak area \(clearly weak\): \d+.*", line) for line in lines)
    assert any(line.endswith(", at its limit") for line in lines)


def test_what_all_sessions_begin_and_end_with_is_told_once(report):
    text = report(100)
    assert text.count("Supine 90/90 breathing") == 1
    assert lines_of(text, "Every session begins") == [
        "Every session begins with this warm-up (3:00)",
        "  breath      Supine 90/90 breathing 1:00 (slow breaths out until the ribs drop)",
        "  activation  Glute bridge hold 2:00 (holds of 5 s, ribs down)",
        "Every session ends with this cool-down (1:00)",
        "  unwind  Kneeling lat stretch 1:00 (easy)",
    ]
    assert lines_of(text, "Wed  Full body")[1].startswith(
        "  also  ramp: Barbell back squat 2:00 (2 sets"
    )


def test_details_give_each_session_its_whole_warm_up_and_its_notes(report):
    text = report(100, details=True)
    assert text.count("Supine 90/90 breathing") == 3
    assert text.count("  notes  ") == 3
    assert "Every session begins" not in text
    assert "Next step" not in text


def test_steps_up_and_notes_are_told_once(report):
    lines = lines_of(report(100), "Next step")
    assert lines[1:] == [
        "  Goblet squat, Barbell back squat -> Zercher squat",
        "Notes",
        "  weaker side first; hold still: slow_lowering_db_rdl_of_a_long_name",
        "  weaker side first: Dumbbell bench press",
    ]


def test_planes_and_front_to_back_stand_in_the_balance_panel(report):
    panel = lines_of(report(100), "Balance")
    names = [re.split("  +", line.strip())[0] for line in panel[2:]]
    assert {
        "pull : push",
        "posterior : anterior",
        "back, frontal plane",
        "transverse plane",
    } <= set(names)
    assert "posterior is the back of the body" in panel[-1]
    scales = [line[line.index("├") :].split()[0] for line in panel if "├" in line]
    assert len(scales) == len(panel) - 3
    assert len({len(scale) for scale in scales}) == 1
    assert len({line.index("├") for line in panel if "├" in line}) == 1


def test_a_value_at_its_bound_is_marked_in_its_panel_and_named_among_the_limits(report):
    text = report(100)
    limits = " ".join(lines_of(text, "What limits the week"))
    for line in lines_of(text, "Balance"):
        name, *cells = re.split("  +", line.strip())
        if ":" in name and cells:
            assert ("!" in cells) == (name in limits), line
            assert ("!" in cells) == (cells[-1] == "0"), line


def test_limits_of_minutes_are_told_in_minutes(full, catalog):
    program, rules = full
    seconds = [
        row.model_copy(update={"rule": "session.time", "value": value, "min": None, "max": most,
                               "unit": "seconds"})
        for row, value, most in zip(program.audit[:3], ("3600", "2500", "3599"),
                                    ("3600", "2700", "3600"), strict=True)
    ]  # fmt: skip
    timed = program.model_copy(update={"audit": (*program.audit, *seconds)})
    limits = lines_of(printed(program_text(timed, catalog, rules)), "What limits the week")
    assert limits[1].split("  ")[1:] == ["minutes", *limits[1].split("  ")[2:]]
    assert limits[1].endswith("0:00, 3:20 and 0:01 to spare")
    assert "session time" not in " ".join(limits)
