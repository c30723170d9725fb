import pytest

from optimizer.features.bench.record import Shape, Size, Startup, Timing
from optimizer.features.bench.summary import ALL, summary


def only(items):
    (item,) = items
    return item


def test_shares_and_times_of_a_set(make_run):
    runs = [
        make_run("a", seconds=1),
        make_run("b", seconds=3),
        make_run("c", seconds=10, outcome="feasible", bound=110, gap=0.1),
        make_run("d", seconds=10, outcome="unknown", objective=None, bound=None, gap=None,
                 first_seconds=None),
        make_run("e", seconds=0.5, outcome="infeasible", objective=None, bound=None, gap=None,
                 first_seconds=None),
        make_run("f", outcome="refused", objective=None, bound=None, gap=None),
        make_run("g", outcome="failed", objective=None, bound=None, gap=None, first_seconds=None),
    ]  # fmt: skip
    row = only(summary(runs).sets)
    assert (row.runs, row.solved, row.proven, row.infeasible) == (6, 3, 3, 1)
    assert (row.refused, row.failed) == (1, 1)
    assert row.par2 == pytest.approx((1 + 3 + 20 + 20 + 0.5 + 20) / 6)
    assert (row.proof.count, row.proof.median, row.proof.p95) == (5, None, None)
    assert (row.none.count, row.none.median) == (1, 0.5)
    assert (row.first.median, row.first.p95) == (5, None)
    assert row.mean_gap == pytest.approx(0.1 / 3)
    assert row.worst_gap == 0.1
    assert row.mean_objective == 100


def test_without_a_limit_an_open_run_counts_twice_as_long_as_it_ran(make_run):
    runs = [
        make_run("a", seconds=1, time_limit=0),
        make_run("b", seconds=4, time_limit=0, outcome="feasible", bound=110, gap=0.1),
    ]
    row = only(summary(runs).sets)
    assert row.par2 == pytest.approx((1 + 8) / 2)
    assert (row.proof.p95, row.proof.limit) == (None, None)


def test_sets_solvers_and_limits_are_rows_of_their_own(make_run):
    runs = [
        make_run(),
        make_run(constraints="minimal"),
        make_run(solver="direct"),
        make_run(time_limit=60),
        make_run(workers=2),
        make_run(seed=1),
    ]
    found = summary(runs)
    assert len([row for row in found.sets if row.constraints != ALL]) == 5
    assert len(found.instances) == 5
    assert found.instances[0].outcomes == ("optimal", "optimal")


def test_several_sets_have_a_row_over_all_of_them(make_run):
    runs = [
        make_run(seconds=1),
        make_run(seconds=3, constraints="minimal"),
        make_run("b", seconds=5),
    ]
    first, second, over_all = summary(runs).sets
    assert [row.constraints for row in (first, second, over_all)] == ["balanced", "minimal", ALL]
    assert (over_all.runs, over_all.proof.median) == (3, 3)


def test_seconds_of_a_disturbed_run_by_the_wall_and_by_the_core(make_run):
    runs = [make_run(seconds=4, cpu_share=0.5), make_run("b", seconds=4, cpu_share=0.5)]
    by_wall, by_core = summary(runs), summary(runs, "cpu")
    assert only(by_wall.sets).proof.median == 4
    assert only(by_core.sets).proof.median == 2
    assert "2 of 2 runs had less than 90% of a core" in by_wall.notes[0]
    assert by_core.notes == []


def test_a_run_with_several_threads_is_not_called_disturbed(make_run):
    assert summary([make_run(workers=4, cpu_share=0.5)]).notes == []


def test_machines_and_versions_that_are_mixed_are_told(make_run):
    runs = [make_run(), make_run("b", machine="other", made_with="optimizer 2 def, ortools 9")]
    notes = " ".join(summary(runs).notes)
    assert "several machines" in notes
    assert "several versions" in notes
    peers = [make_run(), make_run("b", made_with="optimizer 1 abc, ortools 9, highspy 1")]
    assert summary(peers).notes == []


def test_seeds_that_decide_the_seconds_are_told(make_run):
    runs = [make_run(seconds=1), make_run(seed=1, seconds=5)]
    assert (
        summary(runs).notes[0].startswith("seeds change the seconds of a proof up to 5.0 times (a,")
    )
    assert summary([make_run(seconds=0.01), make_run(seed=1, seconds=0.2)]).notes == []
    assert summary([make_run(seconds=1), make_run("b", seconds=9)]).notes == []


def test_groups_are_held_against_the_first(make_run):
    runs = [
        make_run("a1", seconds=2, group="428", exercises=428),
        make_run("b1", seconds=4, group="428", exercises=428),
        make_run("c1", seconds=6, group="428", exercises=428),
        make_run("a2", seconds=8, group="900", exercises=900),
        make_run("b2", seconds=12, group="900", exercises=900),
        make_run("c2", seconds=10, group="900", exercises=900, outcome="feasible", gap=0.1),
    ]
    small, large = summary(runs).groups
    assert (small.exercises, small.proof.median, small.ratio) == (428, 4, 1)
    assert (large.exercises, large.proof.median, large.ratio) == (900, 12, 3)
    assert (large.runs, large.proven) == (3, 2)
    assert summary(runs[:3]).groups == []


def test_a_group_without_a_median_has_no_ratio(make_run):
    runs = [make_run("a", group="x"), make_run("b", group="y", outcome="unknown")]
    assert summary(runs).groups[1].ratio is None


def test_the_cost_of_a_run_beside_its_solver(make_run):
    timing = Timing(
        importing=1, loading=0.2, building=0.1, solving=3, checking=0.05, rendering=0.05
    )
    run = make_run(timing=timing, whole_seconds=5.0, peak_megabytes=120.0)
    row = only(summary([run, make_run("b", whole_seconds=None)]).profiles)
    assert row.runs == 1
    assert row.beside == pytest.approx(0.4)
    assert row.share == pytest.approx(0.4 / 4)
    assert row.screen.median == 5
    assert row.peak_megabytes == 120


def test_model_sizes_are_medians_and_a_settled_model_has_none():
    def size(name, variables, after):
        shape = Shape(variables=variables, constraints=variables)
        left = None if after is None else Shape(variables=after, constraints=after)
        return Size(key=name, instance=name, constraints="balanced", totals=shape,
                    totals_presolved=left, days=shape, days_presolved=left)  # fmt: skip

    row = only(summary([size("a", 10, 5), size("b", 30, 7), size("c", 20, None)]).sizes)
    assert row.instances == 3
    assert row.totals.before == (20, 20)
    assert row.totals.after == (6, 6)
    assert only(summary([size("a", 10, None)]).sizes).days.after is None


def test_the_start_of_the_command_line_is_told():
    found = summary([Startup(key="h", help_seconds=0.1, loads_solver=False)])
    assert (found.help_seconds, found.help_loads_solver) == (0.1, False)
    assert summary([]).help_seconds is None
