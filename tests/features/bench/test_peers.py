"""Solvers of other makers: same answers, own process, believed only as far as rows show."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from optimizer.domain.program import Status
from optimizer.errors import DisagreementError
from optimizer.features.bench.solvers import known_solvers
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem
from optimizer.model.rows import ObjectiveTerm, Rows
from optimizer.problem.settings import SearchSettings
from optimizer_benchmarks import peers

FOLDER = Path(peers.__file__).parent
SCRIPTS = ["highs_process.py", "scip_process.py"]
PEERS = ["highs", "highs-totals", "scip", "scip-totals"]
TOTALS = ["direct-totals", "engine-totals"]
SCENARIO = """\
client: tiny
days: {days}
equipment: [dumbbell]
framework: none
pairs: {pairs}
constraints:
  name: tiny
  extends: null
  rules:
    - {{id: availability.equipment, kind: availability, by: equipment,
       why: Only with the equipment there is., source: test}}
    - {{id: session.time, kind: session_time, warmup_seconds: 660, short_warmup_seconds: 480,
       short_minutes: 45, cooldown_seconds: 0, why: Each session fits into its minutes.,
       source: test}}
    - {{id: session.size, kind: session_size, min: 1, max: 3,
       why: A session holds one to three exercises., source: test}}
    - {{id: sets.all, kind: exercise_limits, of: {{kind: [hard, drill]}}, min_sets: 2, max_sets: 3,
       max_sessions: 1, why: Two or three sets of an exercise., source: test}}
    - {{id: volume.chest, kind: volume, muscle: chest, min: {chest}, max: 9,
       why: The chest gets some sets., source: test}}
    - {{id: pairs, kind: pairs, allowed: [{{first: {{pattern: horizontal_push}},
       second: {{pattern: horizontal_pull}}, antagonists: true}}],
       why: Opposing lifts may take turns., source: test}}
"""


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


@pytest.fixture
def tiny(tmp_path, catalog):
    """The problem of a small scenario."""

    def make(days: str = "{mon: 30}", pairs: str = "forbid", chest: int = 2):
        path = tmp_path / "tiny.yaml"
        path.write_text(SCENARIO.format(days=days, pairs=pairs, chest=chest))
        return load_problem(str(path), catalog)

    return make


def lifts() -> Rows:
    """Two lifts, of which three sets fit: the best is worth 11."""
    rows = Rows()
    squat, press = rows.variable("extra[squat]", 0, 3), rows.variable("extra[press]", 0, 2)
    rows.add(squat + press <= 3, "session.time", "mon")
    value = 2 * squat + 4 * press
    value.constant = 1
    rows.terms.append(ObjectiveTerm("sets", 1, value))
    return rows


@pytest.mark.parametrize("name", PEERS + TOTALS)
@pytest.mark.parametrize("pairs", ["forbid", "auto"])
def test_a_peer_finds_what_the_search_finds(tiny, catalog, name, pairs):
    problem, limits = tiny(pairs=pairs), SearchSettings(60.0)
    known = known_solvers()["search"].solve(problem, limits)
    answer = known_solvers()[name].solve(problem, limits)
    assert known.status is answer.status is Status.OPTIMAL
    if known_solvers()[name].solves == "program":
        assert answer.objective == answer.bound == known.objective
    else:
        assert answer.objective == answer.bound >= known.objective
    assert 0 < answer.solve_seconds < 60
    assert answer.build_seconds > 0
    assert answer.trace[-1].best == answer.objective
    assert answer.first_seconds is not None


@pytest.mark.parametrize("name", PEERS + TOTALS)
def test_a_peer_proves_that_there_is_none(tiny, name):
    answer = known_solvers()[name].solve(tiny(days="{mon: 15}", chest=9), SearchSettings(60.0))
    assert (answer.status, answer.objective, answer.bound) == (Status.INFEASIBLE, None, None)


@pytest.mark.parametrize("name", PEERS)
def test_no_time_is_no_answer(catalog, name):
    path = Path(__file__).parents[3] / "scenarios" / "full_gym_three_days.yaml"
    problem = load_problem(str(path), catalog)
    answer = known_solvers()[name].solve(problem, SearchSettings(0.01))
    assert answer.status in (Status.UNKNOWN, Status.FEASIBLE)
    assert answer.solve_seconds < 10


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_engine_maximises_with_the_constant(script):
    heard = []
    outcome = peers.engine(script)(
        lifts(), SearchSettings(30.0), lambda *known: heard.append(known)
    )
    assert (outcome.proven, outcome.objective, outcome.bound) == (True, 11, 11)
    assert outcome.values == [1, 2]
    assert heard[-1] == (11, 11)


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_engine_proves_that_rows_have_no_solution(script):
    rows = lifts()
    rows.add(rows.objective() >= 12, "more")
    outcome = peers.engine(script)(rows, SearchSettings(30.0), lambda *_: None)
    assert (outcome.proven, outcome.values, outcome.bound) == (True, None, None)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_process_loads_no_other_solver(script):
    code = (
        "import runpy, sys; "
        f"runpy.run_path({str(FOLDER / script)!r}, run_name='looked at'); "
        "print([m for m in sys.modules if m.split('.')[0] in ('ortools', 'optimizer')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def fake(tmp_path, monkeypatch, body: str) -> str:
    """A script that says what it is told to."""
    path = tmp_path / "fake_process.py"
    path.write_text("import json, sys, time\n" + body)
    monkeypatch.setattr(peers, "__file__", str(tmp_path / "peers.py"))
    return path.name


@pytest.mark.parametrize(
    ("values", "broken"),
    [
        ({"extra[squat]": 2, "extra[press]": 2}, "session.time@mon"),
        ({"extra[squat]": 4, "extra[press]": -1}, "extra\\[squat\\], extra\\[press\\]"),
        ({"extra[squat]": 0.6, "extra[press]": 2.4}, None),
    ],
)
def test_values_are_rounded_and_checked(tmp_path, monkeypatch, values, broken):
    said = {"status": "optimal", "seconds": 1, "best": -99, "bound": -99, "values": values}
    script = fake(tmp_path, monkeypatch, f"print({json.dumps(said)!r})")
    solve = peers.engine(script)
    if broken is None:
        outcome = solve(lifts(), SearchSettings(30.0), lambda *_: None)
        assert (outcome.values, outcome.objective, outcome.bound) == ([1, 2], 11, 11)
    else:
        with pytest.raises(DisagreementError, match=f"break {broken}"):
            solve(lifts(), SearchSettings(30.0), lambda *_: None)


def test_a_bound_is_rounded_to_the_safe_side(tmp_path, monkeypatch):
    lines = [{"best": -10.0, "bound": -b} for b in (12.7, 12.00005, 11.9999999, 11.5)]
    body = f"for line in {lines!r}: print(json.dumps(line))\nprint('noise')"
    heard = []
    solve = peers.engine(fake(tmp_path, monkeypatch, body))
    outcome = solve(lifts(), SearchSettings(30.0), lambda *known: heard.append(known))
    assert heard == [(10, 12), (10, 12), (10, 12), (10, 11)]
    assert (outcome.proven, outcome.values, outcome.bound) == (False, None, 11)


@pytest.mark.parametrize("body", ["sys.exit(3)", "1 / 0"])
def test_a_broken_process_is_told(tmp_path, monkeypatch, body):
    with pytest.raises(RuntimeError, match="ended with code"):
        peers.engine(fake(tmp_path, monkeypatch, body))(
            lifts(), SearchSettings(30.0), lambda *_: None
        )


def test_a_process_that_does_not_stop_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(peers, "GRACE_SECONDS", 0.3)
    with pytest.raises(RuntimeError, match="ended with code -"):
        peers.engine(fake(tmp_path, monkeypatch, "time.sleep(60)"))(
            lifts(), SearchSettings(0.2), lambda *_: None
        )


def test_a_missing_package_is_known_before_it_is_loaded(monkeypatch):
    monkeypatch.setattr("optimizer.features.bench.solvers.find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError) as raised:
        _ = known_solvers()["highs"].solve
    assert raised.value.name == "highspy"
