"""The verdict on weeks and on whole program files."""

import pytest
from support import policy_of

from optimizer.domain.program import AuditRow, Program, TermRow
from optimizer.problem.objective import Objective
from optimizer.verifier.judge import Violation, judge, judge_program

PLAN = {"mon": {"press": 3}, "tue": {"row": 3}, "fri": {"raise": 2}}
OBJECTIVE = Objective.model_validate(
    {
        "name": "o",
        "title": "o",
        "terms": [
            {"kind": "count", "id": "all", "count": "sets", "of": {}, "weight": 10, "why": "x"},
            {"kind": "count", "id": "cuff", "count": "sets", "of": {"pattern": "cuff"},
             "weight": 3, "why": "x"},
            {"kind": "time", "weight": 2, "why": "x"},
        ],
    }
)  # fmt: skip
VALUE = 10 * 8 - 2 * (3 * 4 + 3 * 4 + 2 * 3)


@pytest.fixture
def scenario(scenario):
    """A client who asks for no framework, so that the rules are those of the set alone."""
    return scenario.model_copy(update={"framework": "none"})


@pytest.fixture
def rules(make_rule, time_rule):
    return (
        make_rule("volume", "volume.chest", muscle="chest", min=3, max=20),
        make_rule("coverage", "plane", count="sets", of={"pattern": "push"}, min=2),
        time_rule,
    )


@pytest.fixture
def program(make_week, scenario, rules, catalog):
    """A true and optimal program file; keywords change what it says."""

    def make(plan=PLAN, **changes):
        weeks = (make_week(plan),) if plan else ()
        verdict = judge(weeks, scenario, policy_of(rules, OBJECTIVE), catalog)
        value = verdict.objective if weeks else None
        data = {
            "client": "c", "scenario": {}, "constraint_set": "s", "status": "optimal",
            "objective": value, "bound": value, "gap": 0.0, "objective_terms": verdict.terms,
            "weeks": weeks, "audit": verdict.audit, "conflict": None, "provenance": None,
        }  # fmt: skip
        return Program(**{**data, **changes})

    return make


@pytest.fixture
def broken(scenario, rules, catalog):
    """The rules that a program breaks, in order."""

    def run(program):
        verdict = judge_program(program, scenario, policy_of(rules, OBJECTIVE), catalog)
        return [violation.rule for violation in verdict.violations]

    return run


def test_a_good_week(make_week, scenario, rules, catalog):
    verdict = judge((make_week(PLAN),), scenario, policy_of(rules, OBJECTIVE), catalog)
    assert verdict.ok
    assert verdict.objective == VALUE
    assert verdict.terms == (
        TermRow(term="count.all", weight=10, value=8),
        TermRow(term="count.cuff", weight=3, value=0),
        TermRow(term="time", weight=-2, value=30),
    )
    assert verdict.audit[0] == AuditRow(
        rule="volume.chest", week="A", value="3", min="3", max="20", unit="sets", ok=True
    )
    assert [row.rule for row in verdict.audit] == ["volume.chest", "plane", *["session.time"] * 3]


def test_broken_rules_stay_in_the_audit_and_become_violations(make_week, scenario, rules, catalog):
    plan = {**PLAN, "mon": {"press": 1}}
    verdict = judge((make_week(plan),), scenario, policy_of(rules, OBJECTIVE), catalog)
    assert verdict.violations == (
        Violation("volume.chest", "A", "chest: 1 set, allowed 3-20"),
        Violation("plane", "A", "plane: 1 set, allowed >=2"),
    )
    assert [row.ok for row in verdict.audit] == [False, False, True, True, True]
    assert not verdict.ok


def test_structure_faults_are_violations(make_week, scenario, rules, catalog):
    verdict = judge(
        (make_week({"mon": {"press": 3}}),), scenario, policy_of(rules, OBJECTIVE), catalog
    )
    assert [v.rule for v in verdict.violations] == ["structure.days"]


def test_no_weeks_break_no_rule(scenario, rules, catalog):
    verdict = judge((), scenario, policy_of(rules, OBJECTIVE), catalog)
    assert verdict.ok
    assert (verdict.audit, verdict.terms, verdict.objective) == ((), (), 0)


def test_a_true_file(program, broken):
    assert broken(program()) == []
    assert program().objective == VALUE


@pytest.mark.parametrize("by", [-1, 1])
def test_a_wrong_objective(program, broken, by):
    wrong = program(objective=VALUE + by, bound=VALUE + by)
    assert broken(wrong) == ["program.objective"]


@pytest.mark.parametrize(
    ("terms", "wrong"),
    [
        ([("count.all", 10, 8), ("count.cuff", 3, 0), ("time", -2, 30)], 0),
        ([("time", -2, 30), ("count.all", 10, 8)], 0),  # order and worthless terms don't matter
        ([("count.all", 10, 9), ("time", -2, 30)], 1),
        ([("count.all", 9, 8), ("time", -2, 30)], 1),
        ([("count.all", 10, 8)], 1),
        ([("count.all", 10, 8), ("time", -2, 30), ("time", -2, 30)], 1),
        ([("count.all", 10, 8), ("time", -2, 30), ("other", 1, 0)], 1),
        ([("count.all", 10, 8), ("time", -2, 30), ("count.cuff", 2, 0)], 1),
        ([], 2),
    ],
)
def test_terms_of_the_file(program, broken, terms, wrong):
    rows = tuple(TermRow(term=t, weight=w, value=v) for t, w, v in terms)
    assert broken(program(objective_terms=rows)) == ["program.objective_terms"] * wrong


@pytest.mark.parametrize(
    "change", [{"value": "4"}, {"min": "2"}, {"max": None}, {"unit": "days"}, {"ok": False}]
)
def test_a_wrong_row_of_the_audit(program, broken, change):
    audit = list(program().audit)
    audit[0] = audit[0].model_copy(update=change)
    assert broken(program(audit=tuple(audit))) == ["program.audit"]


def test_missing_and_invented_rows_of_the_audit(program, broken):
    audit = program().audit
    assert broken(program(audit=audit[1:])) == ["program.audit"]
    invented = audit[0].model_copy(update={"rule": "other"})
    assert broken(program(audit=(*audit, invented))) == ["program.audit"]


@pytest.mark.parametrize(
    ("status", "bound", "gap", "ok"),
    [
        ("optimal", VALUE, 0.0, True),
        ("optimal", VALUE + 1, 0.0, False),
        ("optimal", VALUE - 1, 0.0, False),
        ("optimal", None, 0.0, False),
        ("optimal", VALUE, 0.1, False),
        ("optimal", VALUE, None, False),
        ("feasible", VALUE + 1, 0.1, True),
        ("feasible", VALUE, 0.0, True),
        ("feasible", VALUE - 1, 0.1, False),
        ("feasible", VALUE + 1, 0.0, False),
        ("feasible", VALUE, 0.1, False),
        ("feasible", VALUE + 1, -0.1, False),
        ("feasible", VALUE + 1, None, False),
        ("feasible", None, None, True),
        ("infeasible", None, None, False),
        ("unknown", None, None, False),
    ],
)
def test_status_bound_and_gap(program, broken, status, bound, gap, ok):
    found = broken(program(status=status, bound=bound, gap=gap))
    assert set(found) == (set() if ok else {"program.status"})


@pytest.mark.parametrize(
    ("status", "objective", "expected"),
    [
        ("infeasible", None, []),
        ("unknown", None, []),
        ("infeasible", 7, ["program.objective"]),
        ("optimal", None, ["program.status"]),
        ("feasible", None, ["program.status"]),
    ],
)
def test_programs_without_weeks(program, broken, status, objective, expected):
    optimal = status == "optimal"
    empty = program(plan={}, status=status, objective=objective, bound=None,
                    gap=0.0 if optimal else None)  # fmt: skip
    assert broken(empty) == expected


def test_without_weeks_the_file_claims_nothing(program, broken):
    rows = program().audit
    empty = program(plan={}, status="infeasible", gap=None, audit=rows[:1],
                    objective_terms=(TermRow(term="time", weight=1, value=0),))  # fmt: skip
    assert broken(empty) == ["program.objective_terms", "program.audit"]


def test_violations_say_both_numbers(program, scenario, rules, catalog):
    wrong = program(objective=VALUE + 1, bound=VALUE + 1)
    (violation,) = judge_program(wrong, scenario, policy_of(rules, OBJECTIVE), catalog).violations
    assert violation.message == f"objective is {VALUE + 1}, recomputed {VALUE}"
