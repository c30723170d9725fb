import csv
import io
import json

import pytest

from optimizer.features.bench.data import report_json, rows_csv, runs_csv
from optimizer.features.bench.figures import both, chance, counted, percent, price_range
from optimizer.features.bench.findings import (
    Ablation,
    BenchChange,
    BenchSummary,
    BenchVerdict,
    Compared,
    Comparison,
    GroupSummary,
    InstanceRow,
    ModelSize,
    Profile,
    RulePrice,
    RunSpread,
    SetSummary,
    Sizes,
)
from optimizer.features.bench.record import Cell, Run
from optimizer.features.bench.text import ablation_text, comparison_text, summary_text

SET = SetSummary(
    constraints="balanced", solver="search", solves="program", time_limit=30, runs=10, solved=8,
    proven=9, infeasible=1, refused=0, failed=0, first=RunSpread(9, 0.5, 3.25, 30),
    proof=RunSpread(9, 2.5, None, 30), none=RunSpread(1, 0.4, 0.4, 30), par2=8.5, mean_gap=0.001,
    worst_gap=0.01, mean_objective=31234.4,
)  # fmt: skip
ROW = InstanceRow(
    "ana", "balanced", "search", ("optimal", "feasible"), 31234, 31300, 0.002,
    RunSpread(2, 0.5, 0.6, 30), RunSpread(2, 4.0, None, 30), "",
)  # fmt: skip
NOTHING = BenchSummary((), (), (), (), (), None, None, (), (), ())


def summary(**more):
    values = {name: getattr(NOTHING, name) for name in BenchSummary.__slots__}
    return BenchSummary(**values | {"sets": (SET,), "instances": (ROW,)} | more)


def cells(text, start):
    (line,) = (line for line in text.splitlines() if line.startswith(start))
    return [cell for cell in line.split("  ") if cell.strip()]


def test_a_set_in_one_line():
    text = summary_text(summary(), 100)
    found = [cell.strip() for cell in cells(text, "balanced")]
    assert found == [
        "balanced", "search", "8/10", "9/10", "0.50 / 3.25", "2.50 / >30", "0.40 / 0.40", "8.50",
        "0.10 / 1.00", "31,234",
    ]  # fmt: skip
    assert "PAR2" in text
    assert max(map(len, text.splitlines())) <= 110


def test_limits_are_told_where_there_are_several():
    longer = SetSummary(**{n: getattr(SET, n) for n in SetSummary.__slots__} | {"time_limit": 60.0})
    own = SetSummary(**{n: getattr(SET, n) for n in SetSummary.__slots__} | {"time_limit": 0.0})
    text = summary_text(summary(sets=(SET, longer, own)), 100)
    assert all(f"search, {limit}" in text for limit in ("30 s", "60 s", "own limit"))


def test_an_instance_tells_the_outcomes_of_its_seeds():
    found = [cell.strip() for cell in cells(summary_text(summary(), 100), "ana")]
    assert found == ["ana", "balanced", "search", "1 optimal, 1 feasible", "31,234", "0.20",
                     "0.50", "4.00"]  # fmt: skip
    assert counted(["optimal", "optimal"]) == "optimal"


@pytest.mark.parametrize(
    ("spread", "text"),
    [
        (RunSpread(0, None, None, 30), "-"),
        (RunSpread(3, 1.234, 12.34, 30), "1.23 / 12.3"),
        (RunSpread(3, None, None, 2.5), ">2.5 / >2.5"),
        (RunSpread(3, 1.0, None, None), "1.00 / open"),
    ],
)
def test_what_never_came_is_more_than_the_limit(spread, text):
    assert both(spread) == text


def test_small_gaps_are_not_shown_as_none():
    assert percent(0.0) == "0"
    assert percent(0.0001) == "0.01"
    assert percent(None) == "-"


def test_groups_sizes_costs_and_notes_have_their_tables():
    group = GroupSummary("900", "search", "balanced", 900, 4, 3, RunSpread(4, 6.0, None, 30), 2.0)
    sizes = ModelSize("balanced", 4, Sizes((1800, 800), (1700, 790)), Sizes((7000, 3000), None))
    profile = Profile(
        "search",
        10,
        RunSpread(8, 3.2, 9.1),
        1.0,
        0.3,
        0.1,
        0.02,
        0.0,
        0.03,
        0.45,
        0.123,
        131.4,
        0.97,
    )
    text = summary_text(
        summary(groups=(group,), sizes=(sizes,), profiles=(profile,), notes=("so it is",),
                help_seconds=0.123, help_loads_solver=False, machines=("this one",),
                made_with=("optimizer 1",)),
        100,
    )  # fmt: skip
    assert "machine: this one" in text
    assert "1,800 x 800" in text
    assert "settled" in text
    assert "0.45 (12%)" in text
    assert "131" in text
    assert "optimizer --help: 0.12 s, without importing OR-Tools" in text
    assert "note: so it is" in text
    assert [cell.strip() for cell in cells(text, "900")][-1] == "2.00"


def test_a_solver_of_totals_is_marked_and_a_message_is_told():
    totals = SetSummary(**{n: getattr(SET, n) for n in SetSummary.__slots__} | {"solves": "totals"})
    broken = InstanceRow(
        **{n: getattr(ROW, n) for n in InstanceRow.__slots__} | {"message": "bang"}
    )
    text = summary_text(summary(sets=(totals,), instances=(broken,)), 100)
    assert "search*" in text
    assert "* solves the weekly totals only" in text
    assert "! ana (balanced, search): bang" in text


def compared(mark, p=0.01, ratio=0.5, **more):
    values = {"constraints": "balanced", "solver": "search", "cells": 8, "proven_before": 7,
              "proven_after": 8, "seconds": BenchVerdict(8, ratio, p, mark), "gap_before": 0.01,
              "gap_after": 0.01}  # fmt: skip
    return Compared(**values | more)


@pytest.mark.parametrize(
    ("mark", "words"),
    [("-", "faster"), ("+", "slower"), ("~", "no verdict: noise decides")],
)
def test_a_verdict_is_a_word(mark, words):
    text = comparison_text(Comparison((compared(mark),), (), 0, 0, ()), 100)
    assert words in cells(text, "balanced")[-1]
    assert "7 -> 8" in text
    assert "x 0.50" in text


def test_changes_are_told_worst_first_and_none_is_told_too():
    changes = (
        BenchChange("a | balanced | search | seed 0", "feasible, now optimal", "better"),
        BenchChange("b | balanced | search | seed 0", "optimal, now feasible", "worse"),
        BenchChange("c | balanced | search | seed 0", "optimal 1, now optimal 2", "clash"),
    )
    text = comparison_text(Comparison((compared("~"),), changes, 1, 2, ("busy",)), 100)
    places = [text.index(part) for part in ("! c |", "+ b |", "- a |", "1 run only in the first")]
    assert places == sorted(places)
    assert "2 runs only in the second" in text
    assert "note: busy" in text
    same = comparison_text(Comparison((compared("~"),), (), 0, 0, ()), 100)
    assert "every cell has the same outcome" in same
    assert "every cell" not in comparison_text(Comparison((), (), 1, 1, ("none",)), 100)


def test_a_chance_is_never_rounded_to_none():
    assert chance(BenchVerdict(8, 1, 0.0004, "~")) == "<0.001"
    assert chance(BenchVerdict(8, 1, 0.049, "~")) == "0.049"
    assert chance(BenchVerdict(0, None, None, "")) == "-"


def price(rule, way="without", **more):
    values = {"rule": rule, "way": way, "rules": 2, "instances": 5, "least": 1.0, "most": 1.0,
              "worst": 2.5, "worst_instance": "ana", "opens": 0, "closes": 0, "refused": 0,
              "seconds": BenchVerdict(5, 1.5, 0.2, "~")}  # fmt: skip
    return RulePrice(**values | more)


def test_prices_stand_under_their_way():
    rows = [price("plane", opens=2), price("pairs", closes=1, refused=1), price("ratio", "with")]
    text = ablation_text(Ablation("balanced", "minimal", 5, rows, ["busy"]), 100)
    out, into = text.index("taken out of balanced"), text.index("put into minimal")
    assert out < text.index("plane") < into < text.index("ratio")
    assert "+2" in text
    assert "-1" in text
    assert "5 (+1 refused)" in text
    assert "note: busy" in text
    without = ablation_text(Ablation("balanced", "minimal", 5, rows[:1], []), 100)
    assert "put into" not in without


def test_a_price_that_is_not_proven_is_a_range():
    assert price_range(1.0, 1.0) == "1.00"
    assert price_range(0.9, 1.6) == "0.90 to 1.60"
    assert price_range(None, None) == "-"


def test_csv_has_a_row_a_run_and_json_everything():
    cell = Cell(instance="ana", constraints="balanced", solver="search", time_limit=30)
    run = Run(key="k", cell=cell, outcome="optimal", objective=7, bound=7, message="a, b")
    (row,) = csv.DictReader(io.StringIO(runs_csv([run])))
    assert (row["instance"], row["objective"], row["message"]) == ("ana", "7", "a, b")
    assert row["solving_seconds"] == "0.0"
    data = json.loads(report_json(summary(), [run]))
    assert data["format"] == "bench/1"
    assert data["sets"][0]["proof"]["p95"] is None
    assert data["records"][0]["cell"]["instance"] == "ana"
    (flat,) = csv.DictReader(io.StringIO(rows_csv([compared("~")])))
    assert (flat["cells"], flat["seconds_mark"]) == ("8", "~")
    assert rows_csv([]).strip() == ""
