"""One line for every change: screen -> rule -> effect on this week."""

from optimizer.show.text.conflict import conflict_text
from optimizer.show.text.printing import printed
from optimizer.show.text.program import program_text

CHANGES = [
    {"trigger": "shoulders: fail", "rule": "ratio.pull_push", "effect": "More pulls than presses."},
    {"trigger": "desk_worker", "rule": "stimulus.chest", "effect": "Chest work is worth more."},
    {"trigger": "desk_worker", "rule": "volume.chest", "effect": "The chest gets more."},
    {"trigger": "core: fail", "rule": "session.rows", "effect": "One row a session."},
    {"trigger": "core: fail", "rule": "availability.exclude", "effect": "No crunches for now."},
    {"trigger": "core: fail", "rule": "note", "effect": "Keep the ribs over the pelvis."},
]


def test_every_change_is_a_line(make_program, catalog, rules):
    text = printed(program_text(make_program(changes=CHANGES), catalog, rules))
    lines = text[text.index("what the self-checks change:") :].split("\n\n")[0].splitlines()
    assert lines[1:] == [
        "  shoulders: fail -> ratio.pull_push 1-1.5 -> pull 3 : push 5 this week",
        "  desk_worker -> stimulus.chest -> Chest work is worth more; 3 sets this week.",
        "  desk_worker -> volume.chest 3-8 -> 3 sets this week",
        "  core: fail -> session.rows -> One row a session.",
        "  core: fail -> availability.exclude -> No crunches for now.",
        "  core: fail -> note -> Keep the ribs over the pelvis.",
    ]


def test_without_changes_there_is_no_heading(make_program, catalog, rules):
    assert "self-checks" not in printed(program_text(make_program(), catalog, rules))


def test_without_a_week_the_effects_are_told(make_program, catalog, rules):
    nothing = {"weeks": (), "audit": (), "objective_terms": (), "objective": None, "gap": None}
    text = printed(
        program_text(make_program(status="unknown", changes=CHANGES, **nothing), catalog, rules)
    )
    assert "shoulders: fail -> ratio.pull_push -> More pulls than presses." in text


def test_a_conflict_tells_what_had_changed(make_program):
    conflict = {"members": [], "minimal": True, "proven": []}
    text = printed(
        printed(
            conflict_text(make_program(status="infeasible", conflict=conflict, changes=CHANGES))
        )
    )
    assert "core: fail -> session.rows -> One row a session." in text
    assert "note" not in text
