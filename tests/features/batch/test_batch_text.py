"""Tables of a roster: who lacks a program, what would help, and nothing cut that matters."""

import pytest

from optimizer.features.batch.answer import ClientResult, Edge, Result, summary_of
from optimizer.features.batch.report import report_of
from optimizer.features.batch.report_text import report_text
from optimizer.features.batch.text import results_text, summary_text


def row(client: str, status: Result = Result.OPTIMAL, **more) -> ClientResult:
    known = {"seconds": 2.0, "gap": 0.0, "objective": 1234} if status.has_program else {}
    return ClientResult(client=client, status=status, **{**known, **more})


IMPOSSIBLE = row(
    "c-2", Result.INFEASIBLE, seconds=0.4, conflict=("session.time", "volume.chest"),
    reason="Needs 40 minutes a session.", repairs=("Train 40 minutes on Monday.", "Buy a band."),
    equipment=("long_band",),
)  # fmt: skip


def test_a_summary_counts_what_there_is():
    rows = [row("a"), row("b"), IMPOSSIBLE, row("d", Result.FAILED)]
    assert summary_text(summary_of(r.status for r in rows)) == (
        "4 clients: 2 optimal, 1 impossible, 1 failed"
    )
    assert summary_text(summary_of([Result.UNKNOWN])) == "1 client: 1 undecided"


def test_every_client_has_a_row_with_what_to_do():
    text = results_text([row("c-1"), IMPOSSIBLE, row("c-3", Result.FAILED, reason="died")], 100)
    assert max(map(len, text.splitlines())) <= 100
    lines = {line.split()[0]: line for line in text.splitlines() if line.startswith("c-")}
    assert "1,234" in lines["c-1"]
    assert "impossible" in lines["c-2"]
    assert "Train 40 minutes on Monday." in lines["c-2"]
    assert "died" in lines["c-3"]


def test_a_long_roster_shows_those_without_a_program():
    rows = [row(f"c-{n}") for n in range(500)] + [IMPOSSIBLE]
    text = results_text(rows)
    assert "c-2 " in text
    assert "c-499" not in text
    assert "results.csv has every client" in text
    assert "501 clients: 500 optimal, 1 impossible" in text
    many = results_text([row(f"c-{n}", Result.FAILED) for n in range(500)])
    assert len(many.splitlines()) < 80
    assert "60 without a program" in many


def test_a_report_begins_with_those_who_lack_a_program():
    rows = [row("c-9", Result.FAILED, reason="its worker died"), row("c-1"), IMPOSSIBLE]
    report = report_of(rows)
    assert [r.client for r in report.without_program] == ["c-2", "c-9"]
    text = report_text(report, 80)
    assert max(map(len, text.splitlines())) <= 80
    assert "c-2  impossible: Train 40 minutes on Monday. [session.time, volume.chest]" in text
    assert text.index("Without a program") < text.index("Equipment that would help")
    assert "not medical advice" in text


def test_equipment_is_ranked_by_the_clients_it_helps():
    rows = [
        row("a", Result.INFEASIBLE, equipment=("band", "bench")),
        row("b", Result.INFEASIBLE, equipment=("bench",)),
        row("c", equipment=()),
    ]
    found = report_of(rows).equipment
    assert [(help_.item, help_.clients) for help_ in found] == [
        ("bench", ("a", "b")), ("band", ("a",)),
    ]  # fmt: skip


def test_the_edge_is_where_minimums_have_nothing_to_spare():
    def edge(met: int, of: int, spare: int) -> Edge:
        return Edge(met_exactly=met, minimums=of, spare_seconds=spare)

    rows = [
        row("loose", edge=edge(1, 10, 600)),
        row("tight", edge=edge(9, 10, 30)),
        row("tighter", edge=edge(9, 10, 10)),
        row("none", edge=edge(0, 0, 0)),
        row("without"),
    ]
    report = report_of(rows)
    assert [r.client for r in report.edge] == ["tighter", "tight", "loose"]
    assert "9 of 10" in report_text(report)


@pytest.mark.parametrize(
    ("values", "median", "nine_tenths", "most"),
    [([], None, None, None), ([3.0], 3, 3, 3), ([float(n) for n in range(1, 11)], 5, 9, 10)],
)
def test_seconds_are_spread(values, median, nine_tenths, most):
    report = report_of([row(f"c-{n}", seconds=value) for n, value in enumerate(values)])
    spread = report.seconds
    assert (spread.median, spread.nine_tenths, spread.most) == (median, nine_tenths, most)
    assert sum(report.seconds_up_to.values()) == spread.clients == len(values)
    assert "How far and how long" in report_text(report) or not values


def test_a_class_of_seconds_includes_its_end():
    report = report_of([row("a", seconds=1.0), row("b", seconds=1.1), row("c", seconds=9999.0)])
    assert report.seconds_up_to[1] == 1
    assert report.seconds_up_to[2] == 1
    assert report.seconds_up_to[1000] == 1
