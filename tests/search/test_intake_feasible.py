"""A week exists for every screen, flag and preset; X-02 of rules.md among them."""

import pytest

from optimizer.domain.program import Week
from optimizer.engines import cpsat
from optimizer.features.solve.solve import solve
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.kinds.framework import loosest
from optimizer.model.compile import available, compiled
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.judge import judge_program

CATALOG = load_catalog()
PRESETS = [preset.id for preset in CATALOG.presets]


def problem(preset: str, minutes: int = 75, days: str = "mon tue thu fri", **more) -> Problem:
    written = {"days": dict.fromkeys(days.split(), minutes), "equipment": [preset], **more}
    return problem_of(Tree("test", written), CATALOG)


def totals_exist(asked: Problem) -> bool:
    """Whether weekly totals keep every rule, as far as totals go."""
    exercises = available(asked)
    rules = loosest(asked.rules)
    plan = compiled(asked.with_rules(rules), exercises, with_days=False, with_objective=False)
    outcome = cpsat.solve(plan.rows, SearchSettings(60.0))
    return outcome.values is not None


def sets_of(week: Week, *patterns: str) -> int:
    items = [item for session in week.sessions for item in session.items]
    return sum(i.sets for i in items if CATALOG.by_id[i.exercise].pattern in patterns)


LOOSENING = ("shoulders", "feet_ankles")
"""Screens that also lift a bound; every other change only tightens."""


@pytest.mark.slow
@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("lifted", [True, False])
def test_all_flags_together_leave_every_preset_a_week(preset, lifted):
    """They bring all screens too; what keeps all of them keeps each, with or without the lifts."""
    flags = [f.id for f in CATALOG.intake.flags if lifted or f.same_as not in LOOSENING]
    assert totals_exist(problem(preset, flags=flags))


@pytest.mark.slow
@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("screen", LOOSENING)
def test_a_screen_that_lifts_a_bound_leaves_every_preset_a_week(preset, screen):
    assert totals_exist(problem(preset, screens={screen: "fail"}))


@pytest.mark.slow
def test_x02_failed_shoulders_keep_vertical_pulls():
    """Read literally, 1.5 rows a press under a cap of 1.5 would leave none (rules.md X-02)."""
    asked = problem("full_gym", days="mon wed fri", screens={"shoulders": "fail"})
    program = solve(asked, SearchSettings(gap=0.05))
    (week,) = program.weeks
    pulls = sets_of(week, "horizontal_pull", "vertical_pull")
    presses = sets_of(week, "horizontal_push", "vertical_push")
    assert 3 * presses <= 2 * pulls
    assert pulls <= 2 * presses
    assert sets_of(week, "vertical_pull") >= 2
    verdict = judge_program(program, asked.asked, asked.constraint_set, CATALOG)
    assert verdict.ok
    assert {row.trigger for row in program.changes} == {"shoulders: fail"}
    untold = program.model_copy(update={"changes": program.changes[1:]})
    verdict = judge_program(untold, asked.asked, asked.constraint_set, CATALOG)
    assert [v.rule for v in verdict.violations] == ["program.changes"]
