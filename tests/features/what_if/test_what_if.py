"""What-if lines say what solving the changed file says."""

import pytest
import yaml

from optimizer.domain.program import Status
from optimizer.features.solve import solve as pipeline
from optimizer.features.what_if.variants import variants
from optimizer.features.what_if.what_if import Changes, what_if
from optimizer.features.what_if.worth import relaxed
from optimizer.files.catalog import load_catalog
from optimizer.files.reading import parse
from optimizer.files.repair_costs import load_costs
from optimizer.files.scenario import problem_of

SMALL = """
days: {mon: 40, thu: 40}
equipment: [dumbbell]
constraints:
  name: small
  extends: null
  rules:
    - {id: availability.equipment, kind: availability, by: equipment, why: Only what is there., source: test}
    - {id: session.time, kind: session_time, warmup_seconds: 660, short_warmup_seconds: 480,
       short_minutes: 45, cooldown_seconds: 0, why: Sessions fit., source: test}
    - {id: session.size, kind: session_size, min: 1, max: 4, why: One to four exercises., source: test}
    - {id: sets.all, kind: exercise_limits, of: {kind: [hard, drill]}, min_sets: 2, max_sets: 3,
       max_sessions: 1, why: Two or three sets., source: test}
    - {id: volume.chest, kind: volume, muscle: chest, min: 2, max: 4, why: Two to four sets., source: test}
    - {id: ratio.pull_push, kind: ratio, over: {sets: {pattern: horizontal_pull}},
       under: {sets: {pattern: horizontal_push}}, min: 1, max: 3/2, why: Pull and push., source: test}
"""
IMPOSSIBLE = SMALL.replace("min: 2, max: 4", "min: 18, max: 20")


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


@pytest.fixture(scope="module")
def problem_for(catalog):
    return lambda text: problem_of(parse(text, "test.yaml"), catalog)


def by_hand(text, patch, problem_for, catalog):
    """A solve of the file with the patch written into it."""
    changed = problem_for(yaml.safe_dump({**yaml.safe_load(text), **patch}))
    return pipeline.solve(changed)


@pytest.mark.parametrize(
    ("kind", "weeks"),
    [
        ("minutes", 1),
        ("rule", 1),
        pytest.param("day", 1, marks=pytest.mark.slow),
        pytest.param("equipment", 1, marks=pytest.mark.slow),
        pytest.param("weak", 1, marks=pytest.mark.slow),
        pytest.param("minutes", 2, marks=pytest.mark.slow),
    ],
)
def test_a_line_is_the_difference_to_a_solve_by_hand(kind, weeks, problem_for, catalog):
    text = f"{SMALL}weeks: {weeks}\n"
    problem = problem_for(text)
    base = pipeline.solve(problem)
    answer = what_if(problem, changes=Changes((kind,), limit=1))
    solved = [line for line in answer.lines if line.solved]
    assert solved
    line = solved[0]
    program = by_hand(text, line.patch, problem_for, catalog)
    assert line.objective == program.objective
    if program.status is base.status is Status.OPTIMAL:
        assert line.exact
        assert line.least == program.objective - base.objective
    else:
        assert line.least <= program.objective - base.objective <= line.most


def test_muscles_are_those_of_the_audits(problem_for, catalog):
    problem = problem_for(SMALL)
    base = pipeline.solve(problem)
    answer = what_if(problem, changes=Changes(("minutes",), limit=1))
    line = next(line for line in answer.lines if line.solved)
    after = by_hand(SMALL, line.patch, problem_for, catalog)
    chest = [
        next(row.value for row in program.audit if row.rule == "volume.chest")
        for program in (base, after)
    ]
    told = {change.muscle: (str(change.before), str(change.after)) for change in line.muscles}
    assert told.get("chest", (chest[0], chest[0])) == (chest[0], chest[1])


@pytest.mark.slow
def test_a_relaxation_is_above_what_a_solve_finds(problem_for, catalog):
    problem = problem_for(SMALL)
    base = pipeline.solve(problem)
    found = list(variants(problem, base, ("equipment", "rule"), load_costs()))
    assert len(found) > 5
    for variant in found[::20]:
        program = pipeline.solve(variant.problem)
        assert relaxed(variant.problem, base) >= program.objective


def test_equipment_that_opens_no_exercise_is_not_asked_about(problem_for, catalog):
    problem = problem_for(SMALL)
    base = pipeline.solve(problem)
    found = list(variants(problem, base, ("equipment",), load_costs()))
    pieces = {piece for variant in found for piece in variant.patch["equipment"]}
    assert "dip_belt" not in pieces  # needs the bars too
    assert "long_band" in pieces
    assert all("dumbbell" in variant.patch["equipment"] for variant in found)


def test_rules_are_loosened_where_the_week_lies_on_them(problem_for, catalog):
    problem = problem_for(SMALL)
    base = pipeline.solve(problem)
    found = list(variants(problem, base, ("rule",), load_costs()))
    rules = {row.rule: row for row in base.audit}
    for variant in found:
        ((_, changed),) = [
            (old, new)
            for old, new in zip(problem.rules, variant.problem.rules, strict=True)
            if old != new
        ]
        row = rules[changed.id]
        assert row.value in (row.min, row.max)


def test_no_week_no_worth(problem_for, catalog):
    answer = what_if(problem_for(IMPOSSIBLE))
    assert (answer.status, answer.objective, answer.lines) == (Status.INFEASIBLE, None, ())


@pytest.mark.slow
def test_processes_give_the_same_lines_as_one(problem_for, catalog):
    one, two = (
        what_if(problem_for(SMALL), changes=Changes(("minutes",), 2, jobs)) for jobs in (1, 2)
    )
    timeless = [
        [line.model_copy(update={"seconds": 0.0}) for line in answer.lines] for answer in (one, two)
    ]
    assert timeless[0] == timeless[1]
