"""What holds for every test, and HiGHS to check models by."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from optimizer.files.catalog import load_catalog
from optimizer.problem.catalog import Catalog

pytest_plugins = [
    "fixtures.commands",
    "fixtures.pages",
    "fixtures.plans",
    "fixtures.programs",
    "fixtures.tiny",
]

# Machines are shared: how long an example takes says nothing about the code.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")

QUICK = ("answer", "catalog", "domain", "kinds", "problem", "show/export", "show/text", "verifier")
"""Folders whose tests, slow ones apart, are marked `quick`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what gives a newcomer an answer in a minute or two."""
    here = Path(__file__).parent
    folders = tuple(here / folder for folder in QUICK)
    for item in items:
        if any(item.path.is_relative_to(f) for f in folders) and not item.get_closest_marker(
            "slow"
        ):
            item.add_marker(pytest.mark.quick)


READER = Path(__file__).with_name("highs_reader.py")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalog that ships."""
    return load_catalog()


@pytest.fixture
def highs(tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """What HiGHS makes of some files."""

    def read(*files: Path) -> list[dict[str, Any]]:
        answers = tmp_path / "answers.json"
        command = [sys.executable, str(READER), str(answers), *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr
        return json.loads(answers.read_text())

    return read
