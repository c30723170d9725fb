import pytest

from optimizer.features.bench.curves import gap_at
from optimizer.features.bench.record import Point
from optimizer_benchmarks.plots import draw_all

TRACE = (
    Point(seconds=1, best=None, bound=130),
    Point(seconds=2, best=100, bound=120),
    Point(seconds=3, best=110, bound=None),
    Point(seconds=4, best=110, bound=110),
)


@pytest.mark.parametrize(
    ("seconds", "gap"), [(0.5, None), (1, None), (2, 0.2), (3, 10 / 110), (4, 0), (9, 0)]
)
def test_the_gap_at_a_moment(make_run, seconds, gap):
    assert gap_at(make_run(trace=TRACE), seconds) == (None if gap is None else pytest.approx(gap))


@pytest.mark.parametrize(("image", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_plots_are_files_of_their_kind(tmp_path, make_run, image, start):
    runs = [
        make_run("a", trace=TRACE),
        make_run("b", outcome="infeasible", objective=None, bound=None, gap=None),
        make_run("a", solver="direct", outcome="unknown", objective=None, bound=None, gap=None),
        make_run("a", solver="highs-totals", solves="totals"),
    ]
    folder = tmp_path / "plots"
    names = [path.name for path in draw_all(runs, folder, image)]
    assert names == [f"cactus.{image}", f"gap.{image}"]
    assert all((folder / name).read_bytes().startswith(start) for name in names)
    if image == "svg":
        text = (folder / "cactus.svg").read_text()
        assert "balanced, search (2/2)" in text
        assert "balanced, direct (0/1)" in text
        assert "highs-totals" not in text


def test_equal_results_give_equal_files(tmp_path, make_run):
    runs = [make_run("a", trace=TRACE)]
    first, second = (list(draw_all(runs, tmp_path / name, "svg")) for name in "ab")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_no_runs_are_no_fault(tmp_path):
    assert len(list(draw_all([], tmp_path / "plots", "svg"))) == 2
