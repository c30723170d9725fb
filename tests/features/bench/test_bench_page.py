"""The page of benchmark results: every figure of the terminal, plots, and a browser that looks at it."""

import base64
import re
from datetime import date
from html import unescape

import pytest

from optimizer.features.bench.ablation import ablations_in
from optimizer.features.bench.compare import compared
from optimizer.features.bench.curves import plots_of
from optimizer.features.bench.page import bench_page
from optimizer.features.bench.record import (
    Cell,
    Point,
    Run,
    RunOutcome,
    Shape,
    Size,
    Startup,
    Timing,
)
from optimizer.features.bench.summary import summary

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>$x^"
TRACE = (Point(seconds=1, best=100, bound=130), Point(seconds=4, best=110, bound=110))


def run_of(instance: str = "a", seconds: float = 1.0, **more) -> Run:
    cell = {"instance": instance, "constraints": "balanced", "solver": "search", "time_limit": 10.0}
    cell |= {name: more.pop(name) for name in list(more) if name in Cell.model_fields}
    values = {
        "key": "-".join(map(str, cell.values())), "cell": cell, "outcome": RunOutcome.OPTIMAL,
        "objective": 100, "bound": 100, "gap": 0.0, "first_seconds": seconds / 2,
        "timing": Timing(solving=seconds), "whole_seconds": seconds + 2, "cpu_share": 1.0,
        "machine": "this one", "made_with": "optimizer 1 abc, ortools 9", "trace": TRACE,
    }  # fmt: skip
    return Run.model_validate(values | more)


RUNS = [
    run_of("a", 1.0),
    run_of("b", 9.5, outcome="feasible", objective=28_000, bound=28_420, gap=0.015),
    run_of("c", 0.1, outcome="infeasible", objective=None, bound=None, gap=None, trace=()),
    run_of("a", 2.5, solver="highs-totals", solves="totals"),
    run_of("b", constraints="minimal", outcome="failed", objective=None, bound=None, gap=None,
           message="the process broke"),
]  # fmt: skip
SHAPES = {"totals": Shape(variables=1200, constraints=900), "totals_presolved": None,
          "days": Shape(variables=4000, constraints=3000),
          "days_presolved": Shape(variables=2000, constraints=1500)}  # fmt: skip
RECORDS = [
    *RUNS,
    Size(key="s", instance="a", constraints="balanced", **SHAPES),
    Startup(key="h", help_seconds=0.08, loads_solver=False),
]


def page_of(records=RECORDS, **more) -> str:
    runs = [record for record in records if isinstance(record, Run)]
    return bench_page(summary(records), plots_of(runs), "results.jsonl", **more)


def cells(page: str) -> list[list[str]]:
    """Rows of all tables."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.DOTALL)
    return [
        [unescape(re.sub("<.*?>", "", cell)).strip()
         for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]  # fmt: skip


def test_it_holds_every_figure_of_the_terminal():
    page = page_of(written=date(2026, 11, 22))
    rows = cells(page)
    assert [
        "balanced", "search", "10 s", "3", "2", "2", "1", "0", "0", "0.50 / 4.75", "1.00 / >10",
        "0.10 / 0.10", "7.03", "0.75 / 1.50", "14,050",
    ] in rows  # fmt: skip
    assert ["balanced", "highs-totals*", "10 s"] in [row[:3] for row in rows]
    assert [
        "b",
        "balanced",
        "search",
        "feasible",
        "28,000",
        "28,420",
        "1.50",
        "4.75",
        ">10",
    ] in rows
    assert ["balanced", "1", "1,200 x 900", "settled", "4,000 x 3,000", "2,000 x 1,500"] in rows
    assert "this one" in page
    assert "optimizer 1 abc, ortools 9" in page
    assert '<time datetime="2026-11-22">' in page
    assert "<b>b</b> (minimal, search): the process broke" in page
    assert "optimizer --help takes 0.08 s and does not import OR-Tools." in page


def test_plots_stand_in_the_page_with_their_numbers():
    page = page_of()
    images = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)">', page)
    assert [alt.partition(";")[0] for _, alt in images] == ["Proofs over time", "Gap over time"]
    assert all(base64.b64decode(data).startswith(b"<?xml") for data, _ in images)
    rows = cells(page)
    assert ["balanced, search", "3", "2", "0.10 s", "1.00 s", "-", "-", "-"] in rows
    assert ["balanced, search", "2", "-", "30.00 %", "30.00 %", "0.00 %", "0.00 %"] in rows
    assert not any("highs-totals" in row[0] and len(row) == 8 for row in rows if row)


def test_without_the_benchmarks_the_numbers_stay_and_it_says_how_to_get_plots(monkeypatch):
    monkeypatch.setattr("optimizer.features.bench.curves.drawing", lambda: None)
    page = page_of()
    assert "<img" not in page
    assert page.count("pip install . ./benchmarks") == 2
    assert ["balanced, search", "3", "2", "0.10 s", "1.00 s", "-", "-", "-"] in cells(page)


def test_what_changed_since_other_results():
    proof = {"objective": 28_000, "bound": 28_000}
    before = [run_of("a", 1.0), run_of("b", 8.0, **proof), run_of("gone", 1.0)]
    page = page_of(comparison=compared(before, RECORDS))
    rows = cells(page)
    assert ["balanced", "search", "2"] in [row[:3] for row in rows]
    assert any(row[:1] == ["+ worse"] and "b | balanced" in row[1] for row in rows)
    assert "1 run only in the results before, 3 only in these." in page
    same = page_of(comparison=compared(RECORDS, RECORDS))
    assert "Every cell has the same outcome, objective and bound." in same


def test_prices_of_rules_are_told_where_the_results_hold_them():
    assert ablations_in(RUNS) == []
    dearer = {"objective": 110, "bound": 110}
    some = [
        run_of("a"),
        run_of("a", constraints="balanced without ratio", **dearer),
        run_of("a", constraints="balanced without plane.frontal", **dearer),
        run_of("a", constraints="balanced without no_such_rule", **dearer),
        run_of("a", constraints="other without ratio", **dearer),
    ]
    (found,) = ablations_in(some)
    assert sorted(row.rule for row in found.rows) == ["plane.frontal", "ratio"]
    page = page_of(some, ablations=[found])
    assert "What the rules of balanced cost, over 1 instance" in page
    assert ["ratio", "10.00"] in [[row[0], row[3]] for row in cells(page) if len(row) == 9]


def test_results_without_a_run_are_no_fault():
    page = page_of([])
    assert "These results hold no run." in page
    assert "<img" not in page


def test_equal_results_give_equal_pages():
    assert page_of() == page_of()


def hostile_page() -> str:
    """Names as a stranger's file may hold them, one that a plot would leave out among them."""
    some = [
        run_of(HOSTILE, constraints=HOSTILE, solver=HOSTILE, group=HOSTILE, message=HOSTILE),
        run_of("a", constraints="_hidden", solver="$", group="other"),
    ]
    some = [run.model_copy(update={"machine": HOSTILE, "made_with": HOSTILE}) for run in some]
    other = [run.model_copy(update={"outcome": RunOutcome.FEASIBLE, "bound": 200}) for run in some]
    return bench_page(
        summary(some), plots_of(some), HOSTILE, comparison=compared(other, some)
    )  # fmt: skip


def test_whatever_comes_from_files_is_text():
    page = hostile_page()
    assert page.count("<script>") == 1
    assert "<img src=x" not in page


def test_hostile_names_run_nothing(opened):
    with opened(hostile_page()) as page:
        assert page.locator("h1").inner_text() == f"Benchmark {HOSTILE}"
        for image in page.locator("img").all():
            assert image.evaluate("image => image.complete && image.naturalWidth > 100")


def test_tables_sort(opened):
    with opened(page_of()) as page:
        table = page.locator("section", has=page.locator("#instances")).locator("table")
        head = table.get_by_role("columnheader", name="proof s")
        for order, first in (("ascending", "c"), ("descending", "b"), (None, "a")):
            head.get_by_role("button").focus()
            page.keyboard.press("Enter")
            assert head.get_attribute("aria-sort") == order
            assert table.locator("tbody th").first.inner_text() == first
        links = page.locator("nav a")
        for link in links.all():
            assert page.locator(link.get_attribute("href")).count() == 1


@pytest.mark.parametrize(("size", "dark"), [("desk", False), ("desk", True), ("phone", False)])
def test_it_is_accessible(opened, size, dark):
    from axe_playwright_python.sync_playwright import Axe

    before = [run_of("a", 1.0, outcome="feasible", bound=120), run_of("b", 8.0)]
    some = [*RECORDS, run_of("a", constraints="balanced without ratio", objective=110, bound=110)]
    runs = [record for record in some if isinstance(record, Run)]
    html = page_of(some, comparison=compared(before, some), ablations=ablations_in(runs))
    with opened(html, size=size, dark=dark) as page:
        for summary_ in page.locator("summary").all():
            summary_.click()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [n["target"] for n in one["nodes"]]) for one in found] == []
