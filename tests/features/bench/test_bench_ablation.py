import pytest

from optimizer.errors import InputError
from optimizer.features.bench.ablation import LEAST, ablation, label, parts, with_each, without
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree

BALANCED, MINIMAL = load_constraint_set("balanced"), load_constraint_set(LEAST)
NONE = {"objective": None, "bound": None, "gap": None}


def rule_ids(variant):
    """The rules that a scenario has under a variant."""
    scenario = {"days": {"mon": 60, "thu": 60}, "equipment": ["full_gym"]}
    scenario["constraints"] = variant.constraints
    policy = problem_of(Tree("s.yaml", scenario), load_catalog()).constraint_set
    return {rule.id: rule for rule in policy.rules}


def test_families_are_what_ids_begin_with():
    named = parts(BALANCED, each=False, only=())
    assert set(named["plane"]) >= {"plane.frontal", "plane.transverse"}
    listed = [name for names in named.values() for name in names]
    assert sorted(listed) == sorted({r.id for r in BALANCED.rules} - {"session.time"})
    assert parts(BALANCED, each=True, only=())["plane.frontal"] == ["plane.frontal"]


def test_the_minutes_of_a_session_always_hold():
    assert "session.time" not in parts(BALANCED, each=False, only=())["session"]
    with pytest.raises(InputError, match="can be left out"):
        parts(BALANCED, each=True, only=("session.time",))


def test_single_rules_and_families_can_be_asked_for():
    named = parts(BALANCED, each=False, only=("ratio.pull_push", "plane"))
    assert list(named) == ["ratio.pull_push", "plane"]
    with pytest.raises(InputError) as error:
        parts(BALANCED, each=False, only=("ratio.pul_push", "plain"))
    assert len(error.value.faults) == 2
    assert error.value.faults[0].nearest == "ratio.pull_push"


def test_a_set_without_a_part_is_the_set_but_for_it():
    whole, left = without(BALANCED, {"plane": parts(BALANCED, False, ("plane",))["plane"]})
    assert whole.label == "balanced"
    assert rule_ids(whole) == {rule.id: rule for rule in BALANCED.rules}
    lacking = {rule.id for rule in BALANCED.rules if rule.id.startswith("plane.")}
    assert lacking
    assert rule_ids(whole).keys() - rule_ids(left).keys() == lacking


def test_what_the_least_set_lacks_is_put_into_it():
    base, volume, sets = with_each(BALANCED, MINIMAL, parts(BALANCED, False, ("volume", "sets")))
    assert rule_ids(base) == {rule.id: rule for rule in MINIMAL.rules}
    assert rule_ids(volume)["volume.{muscle}"] == next(
        rule for rule in BALANCED.rules if rule.id == "volume.{muscle}"
    )
    assert rule_ids(sets).keys() > rule_ids(base).keys()
    assert volume.label == "minimal with volume"


def test_nothing_is_put_in_that_is_there_already():
    (base,) = with_each(BALANCED, MINIMAL, {"exclude": ["availability.exclude"]})
    assert base.label == "minimal"


def priced(runs, way="without", rules=("plane.frontal",)):
    (row,) = ablation(runs, BALANCED, LEAST, {"part": list(rules)}).rows
    assert row.way == way
    return row


WITHOUT, WITH = label("balanced", "without", "part"), label(LEAST, "with", "part")


def test_a_price_is_what_the_week_is_worth_less(make_run):
    runs = [
        make_run("a", objective=100, bound=100, seconds=4),
        make_run("b", objective=200, bound=200, seconds=4),
        make_run("a", constraints=WITHOUT, objective=110, bound=110, seconds=2),
        make_run("b", constraints=WITHOUT, objective=200, bound=200, seconds=2),
    ]
    row = priced(runs)
    assert (row.least, row.most) == (5, 5)
    assert (row.worst, row.worst_instance) == (10, "a")
    assert row.instances == 2
    assert row.seconds.ratio == pytest.approx(4.1 / 2.1)
    assert row.seconds.mark == "~"


def test_a_part_that_is_put_in_is_priced_the_same_way(make_run):
    runs = [
        make_run(constraints=LEAST, objective=110, bound=110, seconds=2),
        make_run(constraints=WITH, objective=100, bound=100, seconds=4),
    ]
    row = priced(runs, "with")
    assert (row.least, row.most) == (10, 10)
    assert row.seconds.ratio == pytest.approx(4.1 / 2.1)


def test_open_runs_give_a_range(make_run):
    open_run = {"outcome": "feasible", "gap": 0.1}
    runs = [
        make_run(objective=100, bound=104, **open_run),
        make_run(constraints=WITHOUT, objective=110, bound=115, **open_run),
    ]
    row = priced(runs)
    assert (row.least, row.most) == (6, 15)


def test_a_rule_costs_nothing_at_least_but_one_that_allows_can_pay(make_run):
    open_run = {"outcome": "feasible", "gap": 0.1}
    runs = [
        make_run(objective=100, bound=104, **open_run),
        make_run(constraints=WITHOUT, objective=98, bound=101, **open_run),
    ]
    assert priced(runs).least == 0
    assert priced(runs, rules=("session.pairs",)).least == -6


def test_weeks_that_a_part_forbids_or_allows_are_counted(make_run):
    infeasible = {"outcome": "infeasible", **NONE}
    runs = [
        make_run("a", **infeasible),
        make_run("a", constraints=WITHOUT),
        make_run("b"),
        make_run("b", constraints=WITHOUT, **infeasible),
        make_run("c", **infeasible),
        make_run("c", constraints=WITHOUT, outcome="unknown", **NONE),
    ]
    row = priced(runs)
    assert (row.opens, row.closes) == (1, 1)
    assert row.most is None


def test_an_instance_that_the_variant_does_not_fit_is_counted_as_refused(make_run):
    refused = {"outcome": "refused", **NONE, "message": "names no ratio"}
    runs = [make_run(), make_run(constraints=WITHOUT, **refused)]
    found = ablation(runs, BALANCED, LEAST, {"part": ["plane.frontal"]})
    assert (found.rows[0].refused, found.rows[0].instances) == (1, 0)
    assert "names no ratio" in found.notes[0]


def test_the_dearest_comes_first(make_run):
    cheap, dear = label("balanced", "without", "cheap"), label("balanced", "without", "dear")
    runs = [
        make_run(),
        make_run(constraints=cheap, objective=101, bound=101),
        make_run(constraints=dear, objective=120, bound=120),
    ]
    found = ablation(runs, BALANCED, LEAST, {"cheap": ["a"], "dear": ["b"]})
    assert [row.rule for row in found.rows] == ["dear", "cheap"]
