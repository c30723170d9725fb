import pytest

from optimizer.features.bench.compare import compared
from optimizer.features.bench.summary import ALL

NONE = {"objective": None, "bound": None, "gap": None}


def test_a_change_of_every_time_is_called_one(make_run):
    before = [make_run(f"i{n}", seconds=4 + n) for n in range(8)]
    after = [make_run(f"i{n}", seconds=(4 + n) / 2) for n in range(8)]
    (row,) = compared(before, after).rows
    assert row.seconds.mark == "-"
    assert row.seconds.pairs == 8
    assert row.seconds.ratio == pytest.approx(0.5, abs=0.02)
    (back,) = compared(after, before).rows
    assert back.seconds.mark == "+"
    assert back.seconds.ratio == pytest.approx(1 / row.seconds.ratio)


@pytest.mark.parametrize(
    "factors",
    [
        pytest.param([2, 0.5, 1.5, 0.7, 2, 0.5, 1.2, 0.8], id="as often faster as slower"),
        pytest.param([0.5] * 5, id="five instances are too few"),
        pytest.param([0.97] * 12, id="sure but below five percent"),
    ],
)
def test_no_verdict_where_noise_decides(make_run, factors):
    before = [make_run(f"i{n}", seconds=10 + n) for n in range(len(factors))]
    after = [make_run(f"i{n}", seconds=(10 + n) * f) for n, f in enumerate(factors)]
    assert compared(before, after).rows[0].seconds.mark == "~"


def test_seeds_of_one_instance_are_one_witness(make_run):
    before = [make_run("a", seed=seed, seconds=4) for seed in range(20)]
    after = [make_run("a", seed=seed, seconds=2) for seed in range(20)]
    verdict = compared(before, after).rows[0].seconds
    assert (verdict.pairs, verdict.mark) == (1, "~")


def test_a_row_over_all_sets_sees_what_single_ones_are_too_small_for(make_run):
    sets = ("balanced", "minimal")
    before = [make_run(f"{s}{n}", constraints=s, seconds=4) for s in sets for n in range(4)]
    after = [make_run(f"{s}{n}", constraints=s, seconds=2) for s in sets for n in range(4)]
    rows = compared(before, after).rows
    assert [row.constraints for row in rows] == ["balanced", "minimal", ALL]
    assert [row.seconds.mark for row in rows] == ["~", "~", "-"]
    assert rows[2].cells == 8


def test_hundredths_of_a_second_decide_nothing(make_run):
    before = [make_run(f"i{n}", seconds=0.001) for n in range(9)]
    after = [make_run(f"i{n}", seconds=0.004) for n in range(9)]
    assert compared(before, after).rows[0].seconds.mark == "~"


def test_two_open_runs_say_nothing_of_time_and_one_counts_as_long_as_it_ran(make_run):
    open_run = {"outcome": "feasible", "bound": 110, "gap": 0.1}
    before = [make_run("a", seconds=10, **open_run), make_run("b", seconds=2)]
    after = [make_run("a", seconds=5, **open_run), make_run("b", seconds=10, **open_run)]
    verdict = compared(before, after).rows[0].seconds
    assert verdict.pairs == 1
    assert verdict.ratio == pytest.approx(10.1 / 2.1)


def test_proofs_won_and_lost_are_told(make_run):
    feasible = {"outcome": "feasible", "objective": 95, "bound": 105, "gap": 0.105}
    unknown = {"outcome": "unknown", **NONE}
    before = [make_run("a", **feasible), make_run("b"), make_run("c", **unknown)]
    after = [make_run("a"), make_run("b", **feasible), make_run("c", **feasible)]
    changes = {change.cell.split(" ")[0]: change for change in compared(before, after).changes}
    assert {name: change.verdict for name, change in changes.items()} == {
        "a": "better", "b": "worse", "c": "better",
    }  # fmt: skip
    assert changes["a"].what == "feasible 95 (gap 10.50%), now optimal 100"


@pytest.mark.parametrize(
    ("new", "verdict"),
    [
        ({"objective": 97, "bound": 110}, "better"),
        ({"objective": 94, "bound": 110}, "worse"),
        ({"objective": 95, "bound": 105}, "better"),
        ({"objective": 95, "bound": 112}, "worse"),
    ],
)
def test_weeks_and_bounds_of_open_runs(make_run, new, verdict):
    before = make_run(outcome="feasible", objective=95, bound=110, gap=0.15)
    after = make_run(outcome="feasible", gap=0.1, **new)
    (change,) = compared([before], [after]).changes
    assert change.verdict == verdict


@pytest.mark.parametrize(
    "after",
    [
        {"objective": 105, "bound": 105},
        {"objective": 95, "bound": 95},
        {"outcome": "infeasible", **NONE},
        {"outcome": "feasible", "objective": 90, "bound": 99, "gap": 0.1},
    ],
)
def test_two_proofs_that_cannot_both_be_true_are_a_clash(make_run, after):
    (change,) = compared([make_run()], [make_run(**after)]).changes
    assert change.verdict == "clash"


def test_only_equal_cells_are_compared(make_run):
    before = [make_run("a"), make_run("b"), make_run("c", seed=3)]
    after = [make_run("a"), make_run("b", time_limit=20), make_run("c", seed=4)]
    found = compared(before, after)
    assert [row.cells for row in found.rows] == [1]
    assert (found.only_before, found.only_after) == (2, 2)
    assert found.changes == []
    nothing = compared(before[:1], after[1:])
    assert nothing.rows == []
    assert "no cell in common" in nothing.notes[0]


def test_other_machines_and_disturbed_runs_are_told(make_run):
    notes = compared([make_run(cpu_share=0.3)], [make_run(machine="that one")]).notes
    assert any("different machines" in note for note in notes)
    assert any(note.startswith("first file: 1 of 1 runs had less") for note in notes)
