import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from optimizer.features.bench import curves, solvers
from optimizer.features.bench.command import bench
from optimizer.features.bench.curves import drawing
from optimizer.features.bench.solvers import known_solvers
from optimizer.features.bench.suite import load_suite

SMALL = """\
days: {mon: 30}
equipment: [dumbbell]
framework: none
pairs: forbid
constraints:
  name: tiny
  extends: null
  rules:
    - {id: availability.equipment, kind: availability, by: equipment,
       why: Only with the equipment there is., source: test}
    - {id: session.time, kind: session_time, warmup_seconds: 660, short_warmup_seconds: 480,
       short_minutes: 45, cooldown_seconds: 0, why: Each session fits into its minutes.,
       source: test}
    - {id: session.size, kind: session_size, min: 1, max: 4,
       why: A session holds one to four exercises., source: test}
    - {id: sets.all, kind: exercise_limits, of: {kind: [hard, drill]}, min_sets: 2, max_sets: 3,
       max_sessions: 1, why: Two or three sets of an exercise., source: test}
    - {id: volume.chest, kind: volume, muscle: chest, min: 2, max: 4,
       why: The chest gets two to four sets., source: test}
"""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def suite(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "one.yaml").write_text(SMALL)
    return folder


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """The file of results of one run of a suite, made once."""
    folder = tmp_path_factory.mktemp("bench")
    (folder / "one.yaml").write_text(SMALL)
    command = [
        sys.executable,
        "-m",
        "optimizer",
        "bench",
        "one.yaml",
        "--no-sizes",
        "--time-limit",
        "20",
    ]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "bench-one.jsonl"


def test_a_suite_is_run_once_and_then_known(optimizer, suite):
    first = optimizer("bench", suite, "--no-sizes", "--time-limit", 20)
    assert first.code == 0
    assert first.err == "1 result is in bench-mine.jsonl\n"
    assert "optimal" in first.out
    assert "tiny" in first.out
    lines = Path("bench-mine.jsonl").read_text()
    again = optimizer("bench", "run", suite, "--no-sizes", "--time-limit", 20, "--ascii")
    assert "1 of 1 results are in bench-mine.jsonl already" in again.err
    assert again.out == first.out
    assert again.out.isascii()
    assert Path("bench-mine.jsonl").read_text() == lines


def test_results_as_csv_and_json(optimizer, results):
    (row,) = csv.DictReader(
        io.StringIO(optimizer("bench", "report", results, "--format", "csv").out)
    )
    assert (row["instance"], row["outcome"], row["gap"]) == ("one", "optimal", "0.0")
    data = json.loads(optimizer("bench", "report", results, "--format", "json").out)
    assert data["format"] == "bench/1"
    assert data["sets"][0]["proven"] == 1
    assert data["records"][0]["record"] == "run"


def test_models_and_the_start_of_the_command_line_are_measured_once(optimizer, suite, results):
    shutil.copy(results, "bench-mine.jsonl")
    first = optimizer("bench", suite, "--time-limit", 20)
    assert "model size" in first.out
    assert "without importing OR-Tools" in first.out
    lines = Path("bench-mine.jsonl").read_text().splitlines()
    kinds = [json.loads(line)["record"] for line in lines]
    assert kinds == ["run", "size", "startup"]
    assert optimizer("bench", suite, "--time-limit", 20).out == first.out
    assert len(Path("bench-mine.jsonl").read_text().splitlines()) == 3


def test_a_run_that_contradicts_what_is_known_is_a_fault(optimizer, suite, results):
    shutil.copy(results, "bench-mine.jsonl")
    facts = {"one": {"tiny": {"outcome": "optimal", "objective": 1}}}
    (suite / "expected.json").write_text(json.dumps({"instances": facts}))
    done = optimizer("bench", suite, "--no-sizes", "--time-limit", 20, "--quiet")
    assert done.code == 1
    assert "contradiction: one (tiny): search with seed 0 has a week worth" in done.err
    assert "expected.json a proof that none is above 1" in done.err
    assert "optimal" in done.out


def test_a_run_that_failed_ends_with_its_message_and_is_tried_again(optimizer, suite, monkeypatch):
    monkeypatch.setattr("sys.executable", shutil.which("false"))
    done = optimizer("bench", suite, "--no-sizes", "--time-limit", 20)
    assert done.code == 1
    assert "! one (tiny, search): the process broke: exit 1" in done.out
    monkeypatch.undo()
    monkeypatch.chdir(suite.parent)
    assert optimizer("bench", suite, "--no-sizes", "--time-limit", 20).code == 0


def test_what_is_known_says_nothing_of_another_catalog_or_set(optimizer, suite):
    facts = {"one": {"tiny": {"outcome": "optimal", "objective": 1}}}
    (suite / "expected.json").write_text(json.dumps({"instances": facts}))
    Path("own.yaml").write_text("equipment:\n  add:\n    - {id: sandbag, name: sandbag}\n")
    rules = SMALL.partition("constraints:\n")[2]
    Path("tiny.yaml").write_text(textwrap.dedent(rules))
    for more in (("--catalog", "own.yaml", "--write-expected"), ("--constraints", "tiny.yaml")):
        done = optimizer("bench", suite, "--no-sizes", "--time-limit", 20, *more)
        assert done.code == 0, done.err
    assert "tiny.yaml" in done.out
    assert json.loads((suite / "expected.json").read_text()) == {"instances": facts}


def test_what_was_proven_can_be_stored(optimizer, suite, results):
    shutil.copy(results, "bench-mine.jsonl")
    done = optimizer("bench", suite, "--no-sizes", "--time-limit", 20, "--write-expected")
    assert done.code == 0
    fact = load_suite(str(suite)).facts["one", "tiny"]
    assert fact.outcome == "optimal"
    assert fact.objective > 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("smok",), "Did you mean smoke?"),
        (("mine", "--solver", "serch"), "Did you mean search?"),
        (("mine", "--constraints", "balansed"), "Did you mean balanced?"),
        (("mine", "--time-limit", "-1"), "--time-limit"),
        (("mine", "--time-limit", "nan"), "--time-limit"),
        (("mine", "--time-limit", "0", "--solver", "direct"), "direct needs a --time-limit"),
        (("mine", "--jobs", "200"), "would disturb each other"),
        (("mine", "--results", "gone/r.jsonl"), "there is no folder gone"),
        (("mine", "--plots", "gone/plots"), "there is no folder gone"),
        (("mine", "--plots", "mine/one.yaml"), "it is no directory"),
        (("mine/one.yaml/x",), "is neither a suite"),
        (("report", "gone.jsonl"), "gone.jsonl: cannot be read"),
        (("report", "gone.jsonl", "--page", "gone/p.html"), "there is no folder gone"),
        (("report", "gone.jsonl", "--before", "x.jsonl"), "--before needs --page"),
        (("report", "mine/one.yaml", "--page", "mine/one.yaml"), "is the file of results itself"),
        (("compare", "gone.jsonl", "gone.jsonl"), "gone.jsonl: cannot be read"),
        (("generate", "gone/suites"), "there is no folder gone"),
        (("generate", "mine", "--kind", "smal"), "Did you mean small?"),
        (("ablation", "mine", "--rule", "rato"), "Did you mean ratio?"),
        (("ablation", "mine", "--constraints", "balancd"), "Did you mean balanced?"),
        (("ablation", "mine", "--solver", "search", "--solver", "direct"), "one solver"),
        (("ablation", "mine", "--rule", "session.time"), "can be left out"),
    ],
)
def test_bad_input_is_told_and_nothing_is_written(optimizer, suite, arguments, message):
    before = sorted(Path().rglob("*"))
    done = optimizer("bench", *arguments)
    assert done.code == 2
    assert message in done.err
    assert done.out == ""
    assert "Traceback" not in done.err
    assert sorted(Path().rglob("*")) == before


def test_a_file_that_is_no_file_of_results_is_not_written_to(optimizer, suite):
    Path("notes.txt").write_text("my notes\n")
    done = optimizer("bench", suite, "--results", "notes.txt")
    assert done.code == 2
    assert "notes.txt:1: " in done.err
    assert Path("notes.txt").read_text() == "my notes\n"


@pytest.fixture
def alone(monkeypatch):
    """No other package brings solvers or plots."""
    for function, module in ((known_solvers, solvers), (drawing, curves)):
        function.cache_clear()
        monkeypatch.setattr(module, "entry_points", lambda group: ())
    yield
    known_solvers.cache_clear()
    drawing.cache_clear()


def test_plots_need_the_benchmarks(optimizer, results, alone):
    done = optimizer("bench", "report", results, "--plots", "plots")
    assert done.code == 2
    assert "plots need the benchmarks' package: pip install . ./benchmarks" in done.err
    assert not Path("plots").exists()


def test_solvers_of_other_makers_need_the_benchmarks(optimizer, suite, alone):
    done = optimizer("bench", suite, "--solver", "highs")
    assert done.code == 2
    assert "'highs' is no solver (there are search, direct, " in done.err
    assert "HiGHS and SCIP come with pip install . ./benchmarks" in done.err


def test_a_solver_needs_its_library(optimizer, suite, monkeypatch):
    monkeypatch.setattr(solvers, "find_spec", lambda name: None)
    done = optimizer("bench", suite, "--solver", "highs")
    assert done.code == 2
    assert "highs needs highspy: pip install . ./benchmarks" in done.err


def test_plots_are_drawn(optimizer, results):
    done = optimizer("bench", "report", results, "--plots", "plots")
    assert done.code == 0
    assert sorted(path.name for path in Path("plots").iterdir()) == ["cactus.svg", "gap.svg"]
    assert "wrote plots/gap.svg" in done.err


def test_results_are_a_page(optimizer, results):
    done = optimizer("bench", "report", results, "--page", "page.html", "--before", results)
    assert done.code == 0
    assert "wrote page.html" in done.err
    assert "tiny" in done.out
    page = Path("page.html").read_text()
    assert "Benchmark: bench-one.jsonl" in page
    assert "Every cell has the same outcome, objective and bound." in page
    assert (
        optimizer("bench", "report", results, "--page", "again.html", "--before", results).code == 0
    )
    assert Path("again.html").read_text() == page
    broken = Path("broken.jsonl")
    broken.write_text("{}\n")
    assert optimizer("bench", "report", results, "--page", "x.html", "--before", broken).code == 2
    assert not Path("x.html").exists()


def test_two_files_are_compared(optimizer, results):
    record = json.loads(results.read_text())
    record |= {"outcome": "feasible", "bound": record["bound"] + 10, "gap": 0.01}
    Path("worse.jsonl").write_text(json.dumps(record) + "\n")
    done = optimizer("bench", "compare", results, "worse.jsonl")
    assert done.code == 0
    assert "noise decides" in done.out
    assert "+ one | tiny | search | seed 0: optimal" in done.out
    data = json.loads(optimizer("bench", "compare", results, "worse.jsonl", "--format", "json").out)
    assert data["changes"][0]["verdict"] == "worse"
    rows = optimizer("bench", "compare", results, "worse.jsonl", "--format", "csv").out
    assert rows.splitlines()[1].startswith("tiny,search,1,1,0,")


def test_a_family_of_rules_has_its_price(optimizer, suite):
    shutil.copy(load_suite("smoke").instances[1].path, suite / "one.yaml")
    done = optimizer(
        "bench", "ablation", suite, "--constraints", "minimal", "--rule", "session_volume",
        "--time-limit", 20, "--format", "json",
    )  # fmt: skip
    assert done.code == 0
    data = json.loads(done.out)
    (row,) = data["rows"]
    assert (row["rule"], row["way"], row["instances"]) == ("session_volume", "without", 1)
    assert row["least"] >= 0
    assert {run["cell"]["constraints"] for run in data["records"]} == {
        "minimal", "minimal without session_volume",
    }  # fmt: skip
    assert Path("bench-ablation-mine.jsonl").is_file()


def test_suites_are_generated_and_not_written_over(optimizer):
    done = optimizer("bench", "generate", "new", "--kind", "small", "--count", 2)
    assert done.code == 0
    files = sorted(path.name for path in Path("new/small").iterdir())
    assert len(files) == 3
    assert "suite.yaml" in files
    assert len(load_suite("new/small").instances) == 2
    assert optimizer("bench", "generate", "new", "--kind", "small", "--count", 2).code == 0
    own = Path("new/small") / files[0]
    own.write_text("my own\n")
    done = optimizer("bench", "generate", "new", "--kind", "small", "--count", 2)
    assert done.code == 2
    assert files[0] in done.err
    assert own.read_text() == "my own\n"
    assert (
        optimizer("bench", "generate", "new", "--kind", "small", "--count", 2, "--force").code == 0
    )
    assert own.read_text() != "my own\n"


@pytest.mark.slow
def test_an_interrupted_benchmark_goes_on_where_it_stopped(suite):
    for name in ("two", "three"):
        shutil.copy(suite / "one.yaml", suite / f"{name}.yaml")
    command = [
        sys.executable,
        "-m",
        "optimizer",
        "bench",
        str(suite),
        "--no-sizes",
        "--time-limit",
        "20",
    ]
    results = Path("bench-mine.jsonl")
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not (results.exists() and results.stat().st_size) and running.poll() is None:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=60)
    kept = results.read_text()
    assert running.returncode == 130
    assert "the same command goes on with bench-mine.jsonl" in err
    assert 1 <= kept.count("\n") < 3
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert f"{kept.count(chr(10))} of 3 results are in bench-mine.jsonl already" in done.stderr
    assert results.read_text().startswith(kept)
    assert results.read_text().count("\n") == 3


@pytest.mark.slow
def test_the_smoke_suite_proves_what_is_stored(optimizer):
    done = optimizer(
        "bench", "smoke", "--no-sizes", "--time-limit", 60, "--format", "json", "--quiet"
    )
    assert done.code == 0
    assert done.err == ""
    facts = load_suite("smoke").facts
    found = {
        (run["cell"]["instance"], run["cell"]["constraints"]): (run["outcome"], run["objective"])
        for run in json.loads(done.out)["records"]
    }
    assert found == {key: (fact.outcome, fact.objective) for key, fact in facts.items()}
    assert len(found) == len(load_suite("smoke").instances)


@pytest.mark.parametrize("name", bench.commands)
def test_every_command_of_the_group_has_help_that_ends_with_an_example(optimizer, name):
    done = optimizer("bench", name, "--help")
    assert done.code == 0
    assert "Example:" in done.out
    assert done.out.rstrip().splitlines()[-1].strip().startswith("optimizer bench ")
    assert bench.commands[name].short_help in optimizer("bench", "--help").out


def test_the_group_lists_its_commands_and_needs_an_argument(optimizer):
    done = optimizer("bench", "--help")
    assert all(f"  {name} " in done.out for name in bench.commands)
    assert optimizer("bench").code == 2


def test_options_of_the_default_command_may_come_first(optimizer, suite):
    assert "Did you mean search?" in optimizer("bench", "--solver", "serch", "mine").err


def test_the_command_line_loads_no_solver_for_its_help():
    code = (
        "import sys; from optimizer.cli.outcome import run; from optimizer.cli import optimizer; "
    )
    code += "run(optimizer, ['bench', 'run', '--help']); print('ortools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
