"""Who may import whom, and that every kind of rule and term has all of its parts."""

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Literal, get_args

import pytest

import optimizer
from optimizer.kinds import KINDS
from optimizer.kinds.names import TITLES
from optimizer.model.kinds import CONSTRAINTS
from optimizer.model.objectives import OBJECTIVES
from optimizer.problem.objective import Term
from optimizer.verifier.kinds import CHECKS
from optimizer.verifier.scoring import SCORERS

PACKAGE = Path(optimizer.__file__).parent
FILES = {str(path.relative_to(PACKAGE)): path for path in sorted(PACKAGE.rglob("*.py"))}
RULE_TESTS = Path(__file__).parent / "kinds"

CORE = {"domain", "errors", "kinds", "problem"}

FLOORS = {
    "errors": set(),
    "libraries": set(),
    "domain": set(),
    "kinds": {"domain"},
    "problem": {"domain", "kinds"},
    "model": CORE,
    "verifier": CORE,
    "answer": CORE | {"verifier"},
    "files": CORE | {"libraries"},
    "engines": CORE | {"model"},
    "search": CORE | {"engines", "model"},
    "conflict": CORE | {"engines", "model", "files", "search"},
    "show": CORE | {"files", "verifier"},
    "cli": CORE | {"answer", "files", "show"},
}
"""What the parts of the package may import of it beside themselves; others may import anything."""

HELPERS = {"__init__", "worst"}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Full names of all that a file imports anywhere, even inside functions."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_imports_come_from_lower_floors(path):
    part = part_of(path)
    ours = {name.split(".")[1] for name in imported(path) if name.startswith("optimizer.")}
    if part in FLOORS:
        assert ours <= FLOORS[part] | {part}


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_only_engines_know_the_solver(path):
    uses = any(name.split(".")[0] == "ortools" for name in imported(path))
    assert not uses or path.parent == PACKAGE / "engines"


TYPES = {"catalog", "constraint_set", "deload", "intake", "objective", "template"}
"""Modules of the problem that the verifier takes types from; what the others work out it does itself."""
VERIFIER = {name: path for name, path in FILES.items() if part_of(path) == "verifier"}


@pytest.mark.parametrize("path", VERIFIER.values(), ids=VERIFIER)
def test_the_verifier_does_its_own_arithmetic(path):
    shared = {name.split(".")[2] for name in imported(path) if name.startswith("optimizer.problem")}
    assert shared <= TYPES


def test_floors_are_those_of_the_package():
    parts = {part_of(path) for path in FILES.values()}
    assert parts >= FLOORS.keys()


def kinds(union: object) -> set[str]:
    """The values of `kind` in a union of types."""
    members = get_args(get_args(union)[0])
    return {kind for member in members for kind in get_args(member.model_fields["kind"].annotation)}


def modules(*folders: str) -> set[str]:
    return {path.stem for path in PACKAGE.joinpath(*folders).glob("*.py")} - HELPERS


def test_every_rule_kind_has_all_its_parts():
    expected = set(KINDS)
    assert len(expected) >= 12
    assert {kind.model_fields["kind"].annotation for kind in KINDS.values()} == {
        Literal[kind] for kind in KINDS
    }
    assert modules("kinds") - {"bounded", "calendar", "names", "rule"} == expected
    assert set(CONSTRAINTS) == expected
    assert set(CHECKS) == expected
    assert modules("model", "kinds") == expected
    assert modules("verifier", "kinds") == expected


@pytest.mark.parametrize("kind", CONSTRAINTS)
def test_every_rule_kind_is_compiled_and_checked_by_its_own_module(kind):
    assert CONSTRAINTS[kind].__module__ == f"optimizer.model.kinds.{kind}"
    assert CHECKS[kind].__module__ == f"optimizer.verifier.kinds.{kind}"


SECOND_READING = "verifier/client.py"
"""Says again, beside the kinds, what their rules become for a client: that it does so is its point."""
ELSEWHERE = [name for name in FILES if not name.startswith("kinds/") and name != SECOND_READING]
CLASSES = {kind.__name__ for kind in KINDS.values()} | {"Rule", "Bounded"}
READING = {"endswith", "partition", "removeprefix", "removesuffix", "rpartition", "rsplit"}
READING |= {"split", "startswith"}
OF_A_FAMILY = re.compile(rf"(?:{'|'.join([*TITLES, *KINDS, 'template'])})\.[\w.{{}}]*")


def mentioned(node: ast.AST) -> set[str]:
    found = {inner.attr for inner in ast.walk(node) if isinstance(inner, ast.Attribute)}
    return found | {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def asks_for_a_class(node: ast.AST) -> bool:
    """`isinstance(rule, LockRule)`, `type(rule) is LockRule`, `case LockRule()`, `rule.kind == "lock"`."""
    if isinstance(node, ast.MatchClass):
        return bool(mentioned(node) & CLASSES)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in ("isinstance", "issubclass") and bool(mentioned(node) & CLASSES)
    if isinstance(node, ast.Compare):
        words = {inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant)}
        kinds = "kind" in mentioned(node.left) and bool(words & KINDS.keys())
        return kinds or ("type" in mentioned(node) and bool(mentioned(node) & CLASSES))
    return False


def reads_an_id(node: ast.AST) -> bool:
    """`row.rule.partition(".")`, `"ratio." + name`; faults of a file's structure are no rules."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return OF_A_FAMILY.fullmatch(node.value) is not None
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if any(isinstance(word, ast.Constant) and word.value == "structure." for word in node.args):
        return False
    return node.func.attr in READING and bool(
        re.search(r"rule(\.id|_id)?$", ast.unparse(node.func.value))
    )


@pytest.mark.parametrize("name", ELSEWHERE)
def test_only_kinds_ask_for_a_rules_class_or_read_its_id(name):
    tree = ast.parse(FILES[name].read_text(encoding="utf-8"))
    wrong = [node for node in ast.walk(tree) if asks_for_a_class(node) or reads_an_id(node)]
    assert [f"{node.lineno}: {ast.unparse(node)}" for node in wrong] == []


def test_what_asks_for_a_class_or_reads_an_id_is_seen():
    for text in (
        "isinstance(rule, LockRule | VolumeRule)", "type(rule) is rules.LockRule",
        "rule.kind in ('lock', 'include')", "match rule:\n case LockRule(day=day): pass",
    ):  # fmt: skip
        assert any(map(asks_for_a_class, ast.walk(ast.parse(text)))), text
    for text in ("row.rule.partition('.')", "rule.id.removeprefix('x')", "f'ratio.{name}'"):
        assert any(map(reads_an_id, ast.walk(ast.parse(text)))), text


def test_every_rule_kind_has_a_boundary_table():
    tested = {path.stem for path in RULE_TESTS.glob("test_*_rule.py")}
    assert tested == {f"test_{kind}_rule" for kind in CONSTRAINTS}


def test_every_term_kind_has_all_its_parts():
    expected = kinds(Term)
    assert len(expected) >= 5
    assert set(OBJECTIVES) == expected
    assert set(SCORERS) == expected
    assert modules("model", "objectives") == expected


@pytest.mark.parametrize(
    "module",
    [
        "optimizer",
        "optimizer.verifier.judge",
        "optimizer.verifier.block",
        "optimizer.show.text.program",
        "optimizer.files.program",
        "optimizer.features.report.page",
        "optimizer.features.report.command",
    ],
)
def test_loads_no_solver(module):
    code = f"import {module}, sys; print([m for m in sys.modules if m.startswith('ortools')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_features_build_on_each_other_in_one_direction():
    """Their commands apart, which may offer what other features do."""
    uses: dict[str, set[str]] = {}
    for name, path in FILES.items():
        parts = Path(name).parts
        if parts[0] == "features" and len(parts) > 2 and not parts[-1].endswith("command.py"):
            others = {
                n.split(".")[2] for n in imported(path) if n.startswith("optimizer.features.")
            }
            uses.setdefault(parts[1], set()).update(others - {parts[1]})
    assert tuple(TopologicalSorter(uses).static_order())


MOST_LINES = 300


@pytest.mark.parametrize("path", FILES.values(), ids=FILES)
def test_a_module_holds_one_thing(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_class_names_are_unique():
    homes: dict[str, list[str]] = {}
    for name, path in FILES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(name)
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
