"""What the guides say is so: links lead somewhere, commands exist, and examples do what is said of them."""

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import click
import pytest
import scaffold
from pydantic import TypeAdapter
from support import SHIPPED_KINDS

from optimizer.cli import optimizer as group
from optimizer.cli.outcome import run
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set, set_names
from optimizer.files.reading import parse
from optimizer.files.scenario import load_problem
from optimizer.kinds import AnyRule
from optimizer.problem.objective import Term

ROOT = Path(__file__).parents[1]
GUIDES = sorted([ROOT / "README.md", *ROOT.glob("docs/*.md")])
PAGES = [*GUIDES, ROOT / "catalog" / "README.md", ROOT / "benchmarks" / "README.md"]
FENCE = re.compile(r"^(`{3,})(\w*)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
CREATE = re.compile(r"Create\s+`([^`]+)`:\n\n(`{3,})\w+\n(.*?)^\2$", re.DOTALL | re.MULTILINE)
PATHS = re.compile(
    r"(?:optimizer|catalog|docs|tests|tools|benchmarks|scenarios|examples)/[\w./*-]*|run\.py|pyproject\.toml"
)
EXTENDING = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
MODEL = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
MADE = {str(path): text for path, text in scaffold.made("kind", "work").items()}
"""The files of a kind of rule, as the guide has them made."""
named = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def prose(text: str) -> str:
    return FENCE.sub("", text)


# -- links and files ----------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """Anchors of the headings, as GitHub makes them."""
    found: dict[str, int] = {}
    result = set()
    for heading in re.findall(r"^#+ (.+)$", prose(page.read_text(encoding="utf-8")), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        result.add(f"{slug}-{found[slug]}" if slug in found else slug)
        found[slug] = found.get(slug, 0) + 1
    return result


@named
def test_links_lead_to_files_and_headings(page):
    links = re.findall(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)", prose(page.read_text(encoding="utf-8")))
    for image, text, target in links:
        assert text.strip(), f"{target}: nothing to read aloud"
        assert not image or len(text) > 20, f"{target}: say what the picture shows"
        if re.match(r"https?:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@named
def test_every_file_that_is_named_exists(page):
    text = page.read_text(encoding="utf-8")
    made = {*(path for path, _, _ in CREATE.findall(text)), *MADE}
    for code in re.findall(r"`([^`\n]+)`", prose(text)):
        if PATHS.fullmatch(code) and code not in {*made, "catalog/1"}:
            assert [*ROOT.glob(code), *page.parent.glob(code)], code


def test_every_guide_is_in_the_index():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for page in ROOT.glob("docs/*.md"):
        assert page.name == "README.md" or f"({page.name})" in index, page.name


def test_pictures_are_small_and_shown_somewhere():
    shown = "".join(page.read_text(encoding="utf-8") for page in GUIDES)
    for picture in sorted((ROOT / "docs" / "images").iterdir()):
        assert f"images/{picture.name})" in shown, picture.name
        assert picture.stat().st_size < 250_000, picture.name
        if picture.suffix == ".svg":
            tags = {element.tag for element in ElementTree.parse(picture).iter()}
            assert not any(tag.endswith(("script", "image", "foreignObject")) for tag in tags)


def test_a_terminal_is_drawn_as_text_that_is_escaped():
    spec = importlib.util.spec_from_file_location("drawing", ROOT / "docs" / "terminal_svg.py")
    assert spec is not None
    drawing = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = drawing
    spec.loader.exec_module(drawing)
    words = list(drawing.runs("a  \x1b[1;32mOPTIMAL\x1b[0m: <b>\x1b[2K"))
    assert [(word.column, word.text, word.bold) for word in words] == [
        (0, "a", False), (3, "OPTIMAL", True), (10, ": <b>", False),
    ]  # fmt: skip
    picture = ElementTree.fromstring(drawing.svg(["\x1b[31m<script>&\x1b[0m"], '"<x>"', 80))
    assert [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")][1:] == [
        "<script>&"
    ]


# -- commands -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Call:
    """A command line of a guide; `whole` where a reader could copy it as it is."""

    words: tuple[str, ...]
    whole: bool

    def __str__(self) -> str:
        return " ".join(self.words)


def calls(text: str) -> Iterator[Call]:
    blocks = [body for _, tag, body in FENCE.findall(text) if tag in ("", "text", "console")]
    indented = re.findall(r"(?:^ {4}\S.*\n)+", prose(text), re.MULTILINE)
    lines = [(line, True) for block in [*blocks, *indented] for line in block.splitlines()]
    lines += [(" ".join(code.split()), False) for code in re.findall(r"`([^`]+)`", prose(text))]
    for line, whole in lines:
        bare = re.sub(r"^\s*(?:[\w-]*\$\s+)?(?:python3 run\.py )?", "", line).split("  #")[0]
        for part in re.split(r"\s(?:\||>|&&)\s", bare):
            if part.startswith("optimizer ") and "..." not in part:
                yield Call(tuple(shlex.split(part)[1:]), whole)


def parsed(words: tuple[str, ...]) -> None:
    """Parse a command line as click does, and call nothing."""
    context = group.make_context("optimizer", list(words))
    while isinstance(context.command, click.Group):
        rest = [*context._protected_args, *context.args]  # noqa: SLF001
        if not rest:
            return
        name, command, rest = context.command.resolve_command(context, rest)
        assert command is not None
        context = command.make_context(name, rest, parent=context)


def trouble(call: Call) -> str:
    """What is wrong with a command line; a mention may leave things out, or hold a WORD for a value."""
    try:
        parsed(call.words)
    except click.exceptions.Exit:
        return ""
    except click.ClickException as error:
        unsaid = isinstance(error, click.MissingParameter) or "requires an arg" in error.message
        if call.whole or not (unsaid or any(w in error.message for w in call.words if w.isupper())):
            return error.format_message()
    return ""


@named
def test_every_command_exists_with_its_options(page):
    found = calls(page.read_text(encoding="utf-8"))
    assert [(str(call), wrong) for call in found if (wrong := trouble(call))] == []


def test_commands_are_found_in_the_guides():
    names = {call.words[0] for page in GUIDES for call in calls(page.read_text(encoding="utf-8"))}
    assert set(group.list_commands(click.Context(group))) <= names


# -- the model beside its data ------------------------------------------------------------------


def sections(text: str, level: str = "###") -> dict[str, str]:
    """Text by the heading above it."""
    parts = re.split(rf"^{level} (.+)$", text, flags=re.MULTILINE)
    bodies = (re.split(r"^## ", body, flags=re.MULTILINE)[0] for body in parts[2::2])
    return dict(zip(parts[1::2], bodies, strict=True))


def yaml_of(section: str) -> list[str]:
    return [body for _, tag, body in FENCE.findall(section) if tag == "yaml"]


def kinds(union: object) -> set[str]:
    members = get_args(get_args(union)[0])
    return {kind for member in members for kind in get_args(member.model_fields["kind"].annotation)}


@pytest.mark.parametrize("kind", SHIPPED_KINDS)
def test_every_kind_of_rule_has_its_formula_its_files_and_data_that_ships(kind, tmp_path):
    section = sections(MODEL)[kind]
    assert "```text\n" in section
    assert f"`optimizer/model/kinds/{kind}.py`" in section
    assert f"`optimizer/verifier/kinds/{kind}.py`" in section
    shipped = [rule for name in set_names() for rule in load_constraint_set(name).rules]
    for text in yaml_of(section):
        value = parse(text, kind).value
        if isinstance(value, list):
            rules = [TypeAdapter(AnyRule).validate_python(rule) for rule in value]
            assert all(rule in shipped and rule.kind == kind for rule in rules)
        else:
            (tmp_path / "client.yaml").write_text(text)
            problem = load_problem(str(tmp_path / "client.yaml"), load_catalog())
            assert kind in {rule.kind for rule in problem.rules}


@pytest.mark.parametrize("kind", sorted(kinds(Term)))
def test_every_kind_of_term_has_its_formula_its_file_and_data_that_ships(kind):
    section = sections(MODEL)[kind]
    assert "```text\n" in section
    assert f"`optimizer/model/objectives/{kind}.py`" in section
    terms = load_constraint_set("balanced").objective.terms
    for text in yaml_of(section):
        for term in parse(text, kind).value:
            assert TypeAdapter(Term).validate_python(term) in terms


# -- examples of the guides ---------------------------------------------------------------------


@pytest.mark.parametrize("guide", ["lifter", "coach"])
def test_what_a_scenario_may_hold_is_understood(guide, tmp_path):
    (text,) = yaml_of((ROOT / "docs" / f"{guide}.md").read_text(encoding="utf-8"))
    start = "" if "days:" in text else "days: {mon: 60, wed: 60}\nequipment: [full_gym]\n"
    (tmp_path / "client.yaml").write_text(start + text)
    load_problem(str(tmp_path / "client.yaml"), load_catalog())


@pytest.mark.slow
def test_the_library_is_called_as_shown(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    blocks = FENCE.findall((ROOT / "docs" / "api.md").read_text(encoding="utf-8"))
    names: dict[str, object] = {}
    for _, tag, body in blocks:
        if tag == "python":
            exec(body, names)
    printed = capsys.readouterr().out
    (told,) = [body for _, tag, body in blocks if tag == "text"]
    assert re.match(r"(optimal|feasible) \d+ \d+\n", printed)
    assert re.sub(r"\(\d+\)", "", told) in re.sub(r"\(\d+\)", "", printed)


# -- extending, as a new user would -------------------------------------------------------------


def changes(section: str) -> Iterator[tuple[str, str, str]]:
    """File, lines as they are, lines as they should be: of every hunk of every diff."""
    for _, tag, body in FENCE.findall(section):
        for part in body.split("+++ ")[1:] if tag == "diff" else ():
            name, _, hunks = part.partition("\n")
            for hunk in hunks.split("@@\n"):
                lines = hunk.splitlines(keepends=True)
                before = "".join(line[1:] for line in lines if line[0] in " -")
                yield name, before, "".join(line[1:] for line in lines if line[0] in " +")


def followed(section: str, folder: Path) -> None:
    """Create the files that a section shows, and make its changes."""
    for name, _, body in CREATE.findall(section):
        (folder / name).write_text(body, encoding="utf-8")
    for name, before, after in changes(section):
        text = (folder / name).read_text(encoding="utf-8")
        assert f"\n{text}".count(f"\n{before}") == 1, f"{name}: once, not elsewhere:\n{before}"
        (folder / name).write_text(f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:])


def tried(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a copy of the project."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "100"}
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.fixture
def checkout(tmp_path):
    folder = tmp_path / "checkout"
    leave = shutil.ignore_patterns(".*", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=leave)
    return folder


@pytest.mark.parametrize("heading", ["A rule", "An exercise"])
def test_what_needs_no_checkout_works(heading, tmp_path, monkeypatch):
    section = sections(EXTENDING, "##")[heading]
    monkeypatch.chdir(tmp_path)
    for name, _, body in CREATE.findall(section):
        Path(name).write_text(body, encoding="utf-8")
    looks = [call.words for call in calls(section) if call.words[0] in ("catalog", "constraints")]
    assert len(looks) >= 2
    assert [run(group, words) for words in looks if words[1] in ("check", "show")] == [0] * 2
    catalog = "mine.yaml" if heading == "An exercise" else None
    for scenario in re.findall(r"^\s+optimizer solve (\S+)", section, re.MULTILINE):
        overlay = [] if catalog is None else ["--catalog", catalog]
        assert run(group, ["export", scenario, "--to", "lp", "--output", "x.lp", *overlay]) == 0


@pytest.mark.slow
def test_an_exercise_of_the_catalog_asks_for_what_is_said(checkout):
    followed(sections(EXTENDING, "##")["An exercise"], checkout)
    done = tried(checkout, "pytest", "-q", "-p", "no:cacheprovider", "tests/catalog")
    failed = re.findall(r"^FAILED \S+::(\w+)", done.stdout, re.MULTILINE)
    assert failed == [
        "test_easier_and_harder_forms_exist_and_point_back",
        "test_the_counts_of_kinds_are_right",
        "test_the_counts_of_a_preset_are_right",
    ], done.stdout


FEWER = {
    "tests/show/export": [
        "tests/show/export/test_export_message.py",
        "tests/show/export/test_exporters_registry.py",
    ],
    "tests/features/export_program/test_export_program_command.py": [],
}
"""Of the tests that a guide names, those that the example is about; the others take a minute."""


@pytest.mark.slow
def test_an_exporter_passes_the_tests_that_it_names(checkout):
    section = sections(EXTENDING, "##")["An exporter"]
    followed(section, checkout)
    lines = re.findall(r"^ {4}pytest (.+)$", section, re.MULTILINE)
    names = [one for line in lines for name in line.split() for one in FEWER.get(name, [name])]
    fast = ["-m", "not slow", "-p", "no:cacheprovider", "-q"]
    done = tried(checkout, "pytest", *fast, *names)
    assert done.returncode == 0, done.stdout[-3000:]
    touched = [name for name, *_ in [*CREATE.findall(section), *changes(section)]]
    code = sorted({name for name in touched if name.endswith(".py")})
    for look in (["check"], ["format", "--check"]):
        done = tried(checkout, "ruff", *look, *code)
        assert done.returncode == 0, done.stdout


def test_the_guide_shows_the_files_of_a_kind_as_they_are_made():
    section = sections(EXTENDING, "##")["A kind of rule"]
    assert dict(re.findall(r"^`([^`\n]+)`:\n\n```python\n(.*?)^```$", section, re.M | re.S)) == MADE


def test_nothing_is_made_over_what_is_there(capsys):
    assert scaffold.main(["kind", "spacing"]) == 2
    assert "optimizer/kinds/spacing.py is there already" in capsys.readouterr().err
    assert scaffold.main(["kind", "../spacing"]) == scaffold.main(["verb", "work"]) == 2


TOLD_OF_ALL_KINDS = (
    "tests/kinds/test_work_rule.py",
    "tests/test_architecture.py",
    "tests/verifier/test_verifier_registry.py",
    "tests/features/constraints",
    "tests/catalog/test_catalog_readme.py",
    "tests/model/test_agreement.py::test_balanced_uses_every_kind",
    "tests/files/test_constraint_set_files.py",
)
"""Tests that know of every kind of rule."""


@pytest.mark.slow
def test_a_kind_of_rule_is_made_whole(checkout):
    """Four new files and no other change: tests, types, style, a solve, a conflict with its repairs."""
    before = {path for path in checkout.rglob("*") if path.is_file()}
    followed(sections(EXTENDING, "##")["A kind of rule"], checkout)
    (checkout / "work.yaml").rename(checkout.parent / "work.yaml")
    command = [sys.executable, "tools/scaffold.py", "kind", "work"]
    subprocess.run(command, cwd=checkout, check=True, capture_output=True)
    new = {str(path.relative_to(checkout)) for path in checkout.rglob("*") if path.is_file()}
    assert new - {str(path.relative_to(checkout)) for path in before} == MADE.keys()
    quick = ["-m", "not slow", "-p", "no:cacheprovider", "-q"]
    for look in (
        ["pytest", *quick, *TOLD_OF_ALL_KINDS],
        ["ruff", "check", *MADE],
        ["ruff", "format", "--check", *MADE],
        ["mypy", "--no-incremental", "-p", "optimizer.kinds"],
    ):
        done = tried(checkout, *look)
        assert done.returncode == 0, done.stdout[-3000:]
    file = checkout.parent / "work.yaml"
    text = tried(checkout, "optimizer", "solve", str(file), "--quiet").stdout
    assert re.search(r"\blegs \d+", text[text.index("\nCoverage") :])
    assert "coach.legs" in tried(checkout, "optimizer", "export", str(file), "--to", "lp").stdout
    file.write_text(file.read_text(encoding="utf-8").replace("min: 9", "min: 90"))
    told = tried(checkout, "optimizer", "solve", str(file), "--quiet").stdout
    assert "Nine sets for the front of the legs (>=90; the rest of this list allows at most" in told
    assert re.search(r"Loosen coach.legs to at least \d+, from 90", told)
