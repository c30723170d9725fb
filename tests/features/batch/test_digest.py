"""What tables say of a program, taken from programs that were really solved."""

import pytest

from optimizer.domain.program import AuditRow, Conflict, ConflictMember, Program
from optimizer.domain.repairs import Repair, ShownWeek
from optimizer.features.batch.answer import ClientResult, Result
from optimizer.features.batch.digest import added_equipment, result_of
from optimizer.features.batch.task import BatchTask, Search, Setting, versions
from optimizer.features.batch.worker import solve_task
from optimizer.files.catalog import load_catalog
from optimizer.files.program import load_program
from optimizer.files.scenario import load_problem

CATALOG = load_catalog()


def task_of(text: str, folder, **more) -> BatchTask:
    import json

    path = folder / "scenario.yaml"
    path.write_text(text)
    problem = load_problem(str(path), CATALOG)
    setting = Setting(Search(repairs=False), CATALOG.sha256, (), versions())
    known = {"key": "k", "scenario": json.dumps(problem.filled), "setting": setting}
    return BatchTask(**{**known, **more})


@pytest.fixture(scope="module")
def solved(tmp_path_factory):
    """The answer to a small scenario, and its program."""
    from pathlib import Path

    folder = tmp_path_factory.mktemp("digest")
    text = (Path(__file__).parent / "gym.yaml").read_text()
    answer = solve_task(task_of(text, folder))
    assert answer.status is Result.OPTIMAL, answer.reason
    (folder / "program.json").write_text(answer.program)
    program, _ = load_program(str(folder / "program.json"), CATALOG)
    return answer, program


def test_a_row_says_what_its_program_says(solved):
    answer, program = solved
    row = ClientResult.model_validate_json(answer.result)
    assert row == result_of(program)
    assert (row.objective, row.gap, row.conflict) == (program.objective, 0.0, ())
    assert row.edge is not None
    spare = [s.budget_minutes * 60 - s.seconds for s in program.weeks[0].sessions]
    assert row.edge.spare_seconds == min(spare)
    chest = next(r for r in program.audit if r.rule == "volume.chest")
    assert row.edge.minimums == 1
    assert row.edge.met_exactly == int(chest.value == chest.min)


def test_a_row_tells_how_large_the_week_is(solved):
    _, program = solved
    row = result_of(program)
    sessions = program.weeks[0].sessions
    assert row.sets == sum(item.sets for session in sessions for item in session.items)
    assert row.longest_seconds == max(session.seconds for session in sessions)
    again = program.weeks[0].model_copy(update={"week": "B", "sessions": sessions[:1]})
    both = program.model_copy(update={"weeks": (again, program.weeks[0])})
    assert result_of(both).sets == row.sets


ROWS = {
    "sets": AuditRow(
        rule="volume.biceps", week="A", value="8", min="8", max="20", unit="sets", ok=True
    ),
    "few": AuditRow(
        rule="volume.shin", week="A", value="2", min="2", max="8", unit="sets", ok=True
    ),
    "ratio": AuditRow(
        rule="ratio.a_b", week="A", value="5/4", min="1.25", max=None, unit="ratio", ok=True
    ),
    "over": AuditRow(
        rule="ratio.c_d", week="A", value="9/10", min="0.8", max="1", unit="ratio", ok=True
    ),
    "time": AuditRow(
        rule="session.time", week="A", value="3590", min=None, max="3600", unit="seconds", ok=True
    ),
    "none": AuditRow(
        rule="sets.heavy", week="A", value="0", min=None, max="0", unit="exercises", ok=True
    ),
    "empty": AuditRow(
        rule="ratio.e_f", week="A", value="3/0", min="1", max=None, unit="ratio", ok=True
    ),
    "zero": AuditRow(
        rule="volume.neck", week="A", value="0", min="0", max="9", unit="sets", ok=True
    ),
    "both": AuditRow(
        rule="volume.lats", week="A+B", value="16", min="16", max=None, unit="sets", ok=True
    ),
}


@pytest.mark.parametrize(
    ("names", "rule", "others"),
    [
        (("sets", "ratio", "few"), "ratio.a_b", 2),
        (("few", "sets", "time"), "volume.biceps", 1),
        (("both", "few"), "volume.shin", 1),
        (("over", "time"), "session.time", 0),
        (("over", "zero"), "ratio.c_d", 0),
        (("none", "empty", "zero"), "volume.neck", 0),
        (("none", "empty"), None, 0),
    ],
)
def test_the_tightest_rule_has_the_least_room(solved, names, rule, others):
    """What is forbidden, or can't be measured, tells nothing."""
    _, program = solved
    audit = tuple(ROWS[name] for name in names)
    found = result_of(program.model_copy(update={"audit": audit})).tightest
    assert (found and found.rule) == rule
    assert found is None or found.others == others


def week_less(program: Program, **conflict) -> Program:
    known = {"members": (), "minimal": True, "proven": ("a", "b")}
    return program.model_copy(
        update={"weeks": (), "status": Result.INFEASIBLE, "objective": None, "gap": None,
                "conflict": Conflict(**{**known, **conflict})}
    )  # fmt: skip


def test_a_conflict_is_told_by_its_hint_else_by_its_members(solved):
    member = ConflictMember(rule="volume.chest", fact="", sentence="Chest: 8-20 sets a week.")
    program = week_less(solved[1], members=(member, member), hint="Train longer.")
    row = result_of(program)
    assert (row.reason, row.conflict, row.edge) == ("Train longer.", ("volume.chest",), None)
    row = result_of(week_less(solved[1], members=(member,), note="No change helps."))
    assert row.reason == "Chest: 8-20 sets a week. No change helps."
    assert result_of(week_less(solved[1])).reason.startswith("Proven to have no week")


def test_equipment_that_helps_alone_is_taken_from_the_repairs(solved):
    def repair(patch) -> Repair:
        week = ShownWeek(sets=1, exercises=1, longest_seconds=1)
        return Repair(kind="equipment", cost=1, sentence=f"Do {sorted(patch)}.", patch=patch,
                      lines=(), week=week)  # fmt: skip

    own = solved[1].scenario["equipment"]
    patches = [
        {"equipment": [*own, "rack"]},
        {"equipment": [*own, "barbell", "rack"]},
        {"equipment": [*own, "cable"], "days": {"mon": 60}},
        {"days": {"mon": 60}},
        {"equipment": {"mon": [*own, "smith"], "thu": own}},
    ]
    row = result_of(week_less(solved[1], repairs=tuple(map(repair, patches))))
    assert row.equipment == ("rack", "smith")
    assert len(row.repairs) == 5
    assert added_equipment(solved[1], {"days": {}}) == set()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"versions": ("0", "0")}, "the worker has version"),
        ({"catalog_sha256": "x"}, "the worker has another catalog"),
    ],
)
def test_a_worker_of_another_make_refuses(tmp_path, change, reason):
    from dataclasses import replace

    task = task_of("days: {mon: 60}\nequipment: [full_gym]\n", tmp_path)
    answer = solve_task(replace(task, setting=replace(task.setting, **change)))
    assert answer.status is Result.FAILED
    assert reason in answer.reason


def test_no_scenario_text_gets_into_a_reason(tmp_path, monkeypatch):
    """Whatever goes wrong, and whatever its message says."""
    from optimizer.errors import DisagreementError
    from optimizer.features.solve import solve as pipeline

    task = task_of("days: {mon: 60}\nequipment: [full_gym]\nflags: [desk_worker]\n", tmp_path)
    for error in (ValueError("desk_worker"), DisagreementError("desk_worker"), MemoryError()):

        def fail(*_, error=error):
            raise error

        monkeypatch.setattr(pipeline, "solve", fail)
        answer = solve_task(task)
        assert answer.status is Result.FAILED
        assert answer.reason
        assert "desk_worker" not in answer.reason
    broken = task_of(
        "days: {mon: 60}\nequipment: [full_gym]\n", tmp_path, scenario='{"days": "secret"}'
    )
    assert "secret" not in solve_task(broken).reason
    assert "secret" not in repr(broken)
