"""What lacks a library says how to get it: with this Python, in the versions that are declared."""

import importlib.metadata
import shlex
import sys

import pytest
from packaging.requirements import Requirement

from optimizer.libraries import needs
from optimizer.show.export import EXPORTERS

OPTIONAL = {"distributed"} | {part.package for part in EXPORTERS.values() if part.package}


@pytest.mark.parametrize("library", sorted(OPTIONAL))
def test_the_command_installs_what_is_declared(library):
    told, _, command = needs("this", library).partition(": ")
    python, *pip, wanted = shlex.split(command)
    assert told == f"this needs {library}"
    assert (python, pip) == (sys.executable, ["-m", "pip", "install"])
    declared = [Requirement(line) for line in importlib.metadata.requires("strength-optimizer")]
    (found,) = {str(r.specifier) for r in declared if r.name == library and r.marker}
    assert str(Requirement(wanted).specifier) == found
    assert found


def test_without_metadata_the_name_is_enough(monkeypatch):
    def missing(name):
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", missing)
    assert needs("this", "openpyxl").endswith('-m pip install "openpyxl"')
