"""The verifier covers what the model covers, and does not lean on it."""

import ast
import sys
from pathlib import Path

import pytest

import optimizer.verifier
from optimizer.model.kinds import CONSTRAINTS
from optimizer.model.objectives import OBJECTIVES
from optimizer.verifier.kinds import CHECKS
from optimizer.verifier.scoring import SCORERS

FILES = sorted(Path(optimizer.verifier.__file__).parent.rglob("*.py"))
LOWER = {"domain", "errors", "kinds", "problem", "verifier"}


def test_every_rule_kind_has_a_check():
    assert list(CHECKS) == list(CONSTRAINTS)


def test_every_term_kind_has_a_scorer():
    assert set(SCORERS) == set(OBJECTIVES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_imports_only_what_lies_below(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            ours = parts[0] == "optimizer" and parts[1] in LOWER
            assert ours or name.partition(".")[0] in sys.stdlib_module_names, name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_holds_no_floats(path):
    for node in ast.walk(ast.parse(path.read_text())):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float))
        assert not (isinstance(node, ast.Name) and node.id == "float")
