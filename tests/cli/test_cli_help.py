import subprocess
import sys

import pytest

from optimizer.cli import COMMANDS, LazyGroup
from optimizer.cli import optimizer as group

PATHS = [
    (),
    ("solve",),
    ("explain",),
    ("what-if",),
    ("plan",),
    ("batch",),
    ("batch", "report"),
    ("roster",),
    ("roster", "check"),
    ("roster", "template"),
    ("swap",),
    ("alternatives",),
    ("repair",),
    ("diff",),
    ("verify",),
    ("audit",),
    ("report",),
    ("export-program",),
    ("export",),
    ("catalog",),
    ("catalog", "list"),
    ("catalog", "show"),
    ("catalog", "export"),
    ("catalog", "import"),
    ("catalog", "check"),
    ("constraints",),
    ("constraints", "list"),
    ("constraints", "show"),
    ("templates",),
    ("templates", "list"),
    ("templates", "show"),
    ("bench",),
    ("bench", "run"),
    ("bench", "report"),
    ("bench", "compare"),
    ("bench", "ablation"),
    ("bench", "generate"),
    ("schema",),
    ("init",),
]


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("path", PATHS, ids=lambda path: " ".join(path) or "optimizer")
def test_every_command_has_help_that_ends_with_an_example(optimizer, path, option):
    done = optimizer(*path, option)
    assert done.code == 0
    assert done.err == ""
    last = done.out.rstrip().splitlines()[-1].strip()
    assert "Example:" in done.out
    assert last.startswith("optimizer ")


def test_paths_name_every_command_that_there_is():
    known = {()}
    for name in COMMANDS:
        command = LazyGroup.get_command(group, None, name)
        known.add((name,))
        known |= {(name, sub) for sub in getattr(command, "commands", ())}
    assert set(PATHS) == known


@pytest.mark.parametrize("name", COMMANDS)
def test_short_help_of_the_table_is_that_of_the_command(name):
    assert LazyGroup.get_command(group, None, name).short_help == COMMANDS[name]


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], ["ortools", "pandas", "pydantic", "yaml"]),
        (["solve", "--help"], ["ortools", "pandas", "pydantic", "yaml"]),
        (["init", "--help"], ["ortools", "pandas", "pydantic", "yaml"]),
        (["--version"], ["ortools", "pandas"]),
        (["catalog", "list", "muscles"], ["ortools", "pandas"]),
        (["constraints", "show", "balanced"], ["ortools", "pandas"]),
        (["solve", "missing.yaml"], ["ortools", "pandas"]),
    ],
    ids=" ".join,
)
def test_nothing_heavy_is_imported(arguments, absent):
    code = (
        "import sys; from optimizer.cli import optimizer; from optimizer.cli.outcome import run; "
        f"run(optimizer, {arguments!r}); "
        f"print('LOADED', [name for name in {absent!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_version_names_the_solver_and_the_catalog(optimizer):
    from optimizer.files.catalog import load_catalog

    done = optimizer("--version")
    assert done.code == 0
    assert done.out.startswith("optimizer 0.")
    assert "ortools 9." in done.out
    assert load_catalog().sha256[:8] in done.out


def test_an_unknown_command_is_told_its_nearest(optimizer):
    done = optimizer("slove", "x.yaml")
    assert done.code == 2
    assert "Did you mean solve?" in done.err
    assert done.out == ""


def test_an_unknown_option_is_wrong_usage(optimizer):
    done = optimizer("solve", "x.yaml", "--outptu", "y")
    assert done.code == 2
    assert "--output" in done.err


def test_no_arguments_show_the_help(optimizer):
    done = optimizer()
    assert done.code == 2
    assert "Commands:" in done.err


OWN_CATALOG = [
    ("batch",), ("roster", "check"), ("explain",), ("what-if",),
    ("solve",), ("plan",), ("verify",), ("audit",), ("export-program",), ("init",),
    ("catalog", "list"), ("catalog", "show"), ("catalog", "export"), ("catalog", "check"),
    ("catalog", "import"), ("constraints", "show"), ("templates", "show"),
]  # fmt: skip


@pytest.mark.parametrize("path", OWN_CATALOG, ids=" ".join)
def test_what_reads_the_catalog_takes_your_own(optimizer, path):
    assert "--catalog FILE" in optimizer(*path, "--help").out
