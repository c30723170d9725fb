import pytest

from optimizer.show.text.printing import printed
from optimizer.show.text.program import program_text


@pytest.fixture
def text(make_program, catalog, rules):
    def report(width=100, ascii=False, details=False, plain=False, **changes):
        program = make_program(**changes)
        report = program_text(program, catalog, rules, width, details, plain)
        return printed(report, width, ascii)

    return report


def test_headline_names_client_days_equipment_and_weak_areas(text):
    head = text().split("\n\n")[0]
    assert head.splitlines() == [
        "client ana-01   Mon 60, Thu 45 min   intermediate, goal balance",
        "equipment: dumbbells",
        "framework: none; no week of Full body was found for these days, minutes and rules",
        "weak areas: Chest (clearly weak)",
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "OPTIMAL: proven, no better week exists"),
        (
            {"status": "feasible", "bound": 91_964, "gap": 0.008},
            "FEASIBLE: within 0.8 % of the best possible",
        ),
        (
            {"status": "feasible", "bound": 91_965, "gap": 0.008012},
            "FEASIBLE: within 0.9 % of the best possible",
        ),
        ({"status": "feasible", "bound": None, "gap": None}, "is not known"),
        (
            {"status": "unknown", "weeks": (), "audit": (), "objective": None, "gap": None},
            "UNDECIDED: within the limit no week was found, and none was ruled out.",
        ),
    ],
    ids=["optimal", "feasible", "gap rounded up", "gap unknown", "undecided"],
)
def test_status_in_words(text, changes, line):
    assert line in text(**changes)


def test_a_session_shows_its_minutes_and_doses(text):
    lines = text().splitlines()
    start = lines.index("Mon  Session 1   58:00 of 60:00, warm-up 11:00")
    assert lines[start + 1].split() == ["exercise", "sets", "x", "reps", "RIR", "rest"]
    assert lines[start + 2].split() == ["Goblet", "squat", "3", "x", "8-12", "2", "1:30"]
    assert lines[start + 1].index("rest") == lines[start + 2].index("1:30")
    assert "Thu  Session 2   40:05 of 45:00, warm-up 8:00, cool-down 1:00" in lines


def test_a_superset_carries_letters_and_a_bracket(text):
    lines = text().splitlines()
    press, row = ([line for line in lines if line.split()[:1] == [mark]] for mark in ("A1", "A2"))
    assert (len(press), len(row)) == (1, 1)
    assert press[0].startswith("  A1 ┐  Dumbbell bench press ")
    assert row[0].startswith("  A2 ┘  One-arm dumbbell row ")
    assert lines.index(row[0]) == lines.index(press[0]) + 1


def test_a_superset_rests_after_its_second_exercise(text):
    lines = text().splitlines()
    press, row = (next(x for x in lines if x.split()[:1] == [mark]) for mark in ("A1", "A2"))
    assert press.split()[-2:] == ["-", "0:15"]
    assert row.split()[-2:] == ["2", "1:30"]
    assert "Pairs (A1 with A2): 15 s to change over, and the rest after the second" in lines


def test_the_week_at_a_glance_is_a_line_a_day(text):
    lines = text(width=80).splitlines()
    start = lines.index("The week at a glance")
    assert [line.split() for line in lines[start + 1 : start + 4]] == [
        ["session", "exercises", "pairs", "sets", "minutes"],
        ["Mon", "Session", "1", "3", "1", "9", "58:00", "of", "60", "│░░░░██████████████████·│"],
        ["Thu", "Session", "2", "1", "0", "2", "40:05", "of", "45", "│░░░████████████··│"],
    ]
    assert lines[start + 4] == "  rest days: Tue, Wed, Fri, Sat and Sun"
    assert "░ warm-up and cool-down, █ exercises, · to spare" in lines[start + 5]


def test_balance_shows_the_value_its_bounds_a_scale_and_the_room(text):
    row = next(line for line in text().splitlines() if "pull : push" in line)
    words = row.split()
    assert words[:5] == ["pull", ":", "push", "1.33", "1-1.5"]
    assert words[5].startswith("├─")
    assert words[5].endswith("─┤")
    assert words[6:] == ["0.17"]


def test_details_give_exact_fractions_bounds_and_worth(text):
    short, long = text(), text(details=True)
    row = next(line for line in long.splitlines() if "pull : push" in line)
    assert "4/3 = 1.33" in row
    assert "1-3/2" in row
    assert "pattern  push 2 (1+)" in long
    assert "what the week is worth" in long
    assert "4/3" not in short
    assert "what the week is worth" not in short


def test_muscles_show_sets_band_and_weakness(text):
    lines = text().splitlines()
    (row,) = (line for line in lines if "Chest **" in line)
    assert row.split() == ["Chest", "**", "3!", "███│·····│", "3-8"]
    assert lines[lines.index(row) - 1] == "  Front of the body (anterior chain)"
    legend = " ".join(" ".join(lines[lines.index(row) + 1 :]).split("Coverage")[0].split())
    assert legend == (
        "bars: a block is 1 set, strokes mark what is allowed; "
        "** weak area (clearly weak); ! at its limit"
    )


def test_weekly_coverage_in_short_and_what_is_at_its_limit(text):
    report = text()
    assert "Coverage: every rule is met\n  pattern  push 2\n" in report
    limits = report[report.index("What limits the week") :].split("\n\n")[0].splitlines()
    assert limits == [
        "What limits the week: 2 of 5 rules leave no room",
        "  at the least: weekly sets  chest",
        "  in a session               rows",
    ]


def test_the_weightiest_terms_come_first_and_the_rest_is_summed(text):
    lines = text(details=True).splitlines()
    start = next(i for i, line in enumerate(lines) if "what the week is worth" in line)
    assert lines[start + 2].split() == ["time", "-28", "100", "-2,800"]
    assert lines[start + 3].split() == ["stimulus.10", "10", "10", "100"]
    assert lines[start + 10].split() == ["3", "more", "60"]


def test_proof_and_disclaimer_close_the_report(text, make_program):
    *_, proof, disclaimer = text().split("\n\n")
    assert " ".join(proof.split()) == (
        "OPTIMAL: proven, no better week exists "
        "proof: objective 91,234, bound 91,234, gap 0.0 %; 5 rules hold (verified); 0.5 s; "
        "seed 7, 1 worker"
    )
    assert " ".join(disclaimer.split()) == make_program().disclaimer


def test_without_a_week_there_is_no_proof_and_no_table(text):
    report = text(
        status="unknown", weeks=(), audit=(), objective_terms=(), objective=None, gap=None
    )
    assert "proof" not in report
    assert "exercise" not in report


def test_the_status_with_its_rules_stands_before_the_week_too(text):
    parts = text().split("\n\n")
    assert parts[1] == "OPTIMAL: proven, no better week exists; all 5 rules hold (verified)"
    assert parts[2].startswith("The week at a glance")


def test_rules_that_do_not_hold_are_not_called_held(text, make_program):
    audit = list(make_program().model_dump()["audit"])
    audit[0] = audit[0] | {"ok": False, "value": "2.5"}
    report = text(audit=audit)
    assert "4 of 5 rules hold (verified)" in report
    (row,) = (line for line in report.splitlines() if "Chest **" in line)
    assert row.split()[2:4] == ["2.5x", "██"]
    assert "x outside" in report


@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_is_wider_than_asked(text, width, details):
    assert max(map(len, text(width=width, details=details).splitlines())) <= width


def test_ascii_has_the_same_lines(text):
    plain = text(ascii=True)
    assert plain.isascii()
    assert "A1 \\" in plain
    assert "###|.....|" in plain
    assert "|---" in plain
    assert len(plain.splitlines()) == len(text().splitlines())


def test_an_exercise_that_left_the_catalog_keeps_its_id(text, make_program):
    weeks = make_program().model_dump()["weeks"]
    weeks[0]["sessions"][0]["blocks"][0]["items"][0]["exercise"] = "gone_lift"
    assert "gone_lift" in text(weeks=weeks)


def test_warm_up_and_cool_down_stand_around_the_exercises(text, make_program):
    program = make_program().model_dump(mode="json")
    monday = program["weeks"][0]["sessions"][0]
    monday["warmup"] = [
        {"phase": "breath", "exercise": "breathing_90_90", "seconds": 60, "text": "slow"},
        {"phase": "ramp", "exercise": "goblet_squat", "seconds": 600, "text": "2 sets"},
    ]
    monday["cooldown"] = [
        {"phase": "unwind", "exercise": "lat_stretch", "seconds": 60, "text": "easy"}
    ]
    squat = monday["blocks"][0]["items"][0]
    squat |= {"tempo": "2-0-1-0", "note": "next: Barbell front squat"}
    lines = text(weeks=program["weeks"], details=True).splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("Mon  Session 1"))
    assert lines[start + 1] == (
        "  warm-up  breath: Supine 90/90 breathing 1:00 (slow); ramp: Goblet squat 10:00 (2 sets)"
    )
    assert lines[start + 2].split()[-1] == "tempo"
    assert lines[start + 3].split()[-1] == "2-0-1-0"
    assert lines[start + 6] == "  notes  Goblet squat: next: Barbell front squat"
    assert lines[start + 7] == "  cool-down  unwind: Kneeling lat stretch 1:00 (easy)"
