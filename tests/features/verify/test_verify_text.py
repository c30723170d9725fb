from optimizer.features.verify.text import verdict_data, verdict_text
from optimizer.show.text.printing import printed
from optimizer.verifier.judge import Violation

BROKEN = (
    Violation("volume.chest", "A", "chest: 7.5 sets, allowed 8-20"),
    Violation("volume.chest", "A", "chest: again"),
    Violation("program.objective", "", "the objective is wrong"),
)


def test_a_program_that_holds(make_program):
    program = make_program()
    assert (
        printed(verdict_text(program, program.audit, ()))
        == "HOLDS: all 5 rules of client ana-01 hold"
    )


def test_every_violation_is_named(make_program):
    program = make_program()
    assert printed(verdict_text(program, program.audit, BROKEN)).splitlines() == [
        "BROKEN: 2 rules of client ana-01",
        "  volume.chest (week A): chest: 7.5 sets, allowed 8-20",
        "  volume.chest (week A): chest: again",
        "  program.objective: the objective is wrong",
    ]


def test_no_week_is_not_called_a_success(make_program):
    program = make_program(status="unknown", weeks=(), audit=())
    assert printed(verdict_text(program, (), ())).startswith("NO WEEK")
    assert printed(verdict_text(program, (), BROKEN)).startswith("BROKEN")


def test_the_data_holds_audit_and_violations(make_program):
    program = make_program()
    data = verdict_data(program.client, program.audit, BROKEN[:1])
    assert data["ok"] is False
    assert data["violations"] == [
        {"rule": "volume.chest", "week": "A", "message": "chest: 7.5 sets, allowed 8-20"}
    ]
    assert data["audit"][0]["rule"] == "volume.chest"
