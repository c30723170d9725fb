"""A real browser for pages, and plans to make pages of: solved once, with the smallest scenarios."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.domain.program import Block, Program, Session, Week
from optimizer.features.plan.plan import block_of
from optimizer.features.solve.solve import solve
from optimizer.files.block import Plan
from optimizer.files.catalog import load_catalog
from optimizer.files.scenario import load_problem, problem_of
from optimizer.files.tree import Tree
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.judge import judge
from optimizer.verifier.timing import block_seconds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCENARIOS = Path(__file__).parents[2] / "scenarios"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
SIZES = {"phone": (390, 844), "narrow": (320, 640), "zoomed": (640, 450), "desk": (1280, 900)}
Opened = Callable[..., Any]


def _lacking(what: str) -> None:
    """Skip for want of a browser; fail where one is asked for."""
    message = f"{what}; install Chromium and `pip install playwright axe-playwright-python pypdf`"
    if os.environ.get("OPTIMIZER_NEEDS_BROWSER") == "1":
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Headless Chromium; without it tests are skipped, or fail if OPTIMIZER_NEEDS_BROWSER=1."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _lacking("no playwright")
    found = os.environ.get("CHROME") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        _lacking("no Chromium on PATH")
    sandbox = [] if not hasattr(os, "geteuid") or os.geteuid() else ["--no-sandbox"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=sandbox)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: "Browser", tmp_path: Path) -> Opened:
    """Opens a page's text as a file and fails on console errors, dialogs and requests.

    `with opened(html, size="phone", dark=True) as page:`
    """

    @contextmanager
    def open_(html: str, size: str = "desk", dark: bool = False) -> "Iterator[Page]":
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        width, height = SIZES[size]
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
        )
        wrong: list[str] = []
        page.on(
            "console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda r: wrong.append(r.url) if r.url != path.as_uri() else None)
        try:
            page.goto(path.as_uri())
            yield page
            assert wrong == []
        finally:
            page.close()

    return open_


AB = {
    "client": "ab-01",
    "days": {"mon": 60, "thu": 60},
    "equipment": ["full_gym"],
    "constraints": {
        "name": "small", "title": "A few rules", "extends": "minimal",
        "rules": [
            {"id": "ratio.pull_push", "kind": "ratio", "min": 1, "max": "3/2",
             "over": {"sets": {"pattern": ["horizontal_pull", "vertical_pull"]}},
             "under": {"sets": {"pattern": ["horizontal_push", "vertical_push"]}},
             "why": "Pulling never falls behind pressing.", "source": "test"},
            {"id": "session.pairs", "kind": "pairs",
             "allowed": [{"first": {"kind": ["hard", "drill"]}, "second": {"kind": ["hard", "drill"]}}],
             "why": "Lifts in turns save time.", "source": "test"},
        ],
    },
    "framework": "none",
    "weeks": 2,
    "weekly_sets": {"default": "2-20"},
    "weak": {"glute_max": 1},
    "screens": {"shoulders": "fail", "core": "pass"},
    "flags": ["desk_worker"],
    "session_extras": {"cooldown": "full"},
}  # fmt: skip
"""A rotation with pairs, a failed screen, a flag and a cool-down."""


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="session")
def plans(catalog: Catalog) -> dict[str, Plan]:
    """A program, a rotation, a block and an impossible scenario; nobody changes them."""
    week = _solved(load_problem(str(SCENARIOS / "dumbbells_careful_shoulder.yaml"), catalog))
    rotation = _solved(problem_of(Tree("ab", AB), catalog), gap=0.3)
    locks = _solved(load_problem(str(SCENARIOS / "infeasible_locks.yaml"), catalog))
    table = next(table for table in catalog.blocks if table.weeks == 8)
    block = block_of(
        week.document, week.problem, table, date(2026, 11, 30), SearchSettings(time_limit=20)
    )
    return {
        "week": week,
        "rotation": Plan(paired(rotation, catalog), rotation.problem),
        "block": Plan(block, week.problem),
        "impossible": locks,
    }


def _solved(problem: Problem, gap: float = 0) -> Plan:
    return Plan(solve(problem, SearchSettings(gap=gap)), problem)


def paired(plan: Plan, catalog: Catalog) -> Program:
    """The program with two exercises of each session done in turns, and with a substitute."""
    program = plan.document
    assert isinstance(program, Program)
    weeks = tuple(
        week.model_copy(
            update={"sessions": tuple(_paired(s, plan, catalog) for s in week.sessions)}
        )
        for week in program.weeks
    )
    return judged(program, weeks, plan.problem)


def judged(program: Program, weeks: tuple[Week, ...], problem: Problem) -> Program:
    """The program with other weeks, its audit made to fit them."""
    objective = problem.constraint_set.objective
    verdict = judge(weeks, problem.scenario, problem.rules, objective, problem.catalog)
    return program.model_copy(update={"weeks": weeks, "audit": verdict.audit})


def _paired(session: Session, plan: Plan, catalog: Catalog) -> Session:
    blocks = list(session.blocks)
    for first, second in combinations(blocks, 2):
        if first.items[0].sets != second.items[0].sets:
            continue
        items = (first.items[0].model_copy(update={"substitute": "push_up"}), second.items[0])
        pair = Block(seconds=0, items=items)
        seconds = block_seconds(pair, plan.problem.scenario.goal, catalog)
        blocks[blocks.index(first)] = pair.model_copy(update={"seconds": seconds})
        blocks.remove(second)
        break
    whole = session.warmup_seconds + session.cooldown_seconds + sum(b.seconds for b in blocks)
    return session.model_copy(update={"blocks": tuple(blocks), "seconds": whole})


HOSTILE = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}"
"""Markup for wherever a file may bring text."""


@pytest.fixture(scope="session")
def hostile(plans: dict[str, Plan], catalog: Catalog) -> tuple[Program, Problem]:
    """The rotation with markup for text, in a catalog whose names are markup too."""
    plan = plans["rotation"]
    named = tuple(
        e.model_copy(update={"name": HOSTILE[:80], "cue": HOSTILE}) for e in catalog.exercises
    )
    fields = {field: getattr(catalog, field) for field in Catalog.model_fields}
    weeks = tuple(
        week.model_copy(update={"sessions": tuple(map(_hostile, week.sessions))})
        for week in plan.document.weeks
    )
    program = plan.document.model_copy(update={"client": HOSTILE, "weeks": weeks})
    assert isinstance(program, Program)
    rules = tuple(rule.model_copy(update={"why": HOSTILE}) for rule in plan.problem.rules)
    other = Catalog(**{**fields, "exercises": named})
    return program, replace(plan.problem, rules=rules, catalog=other)


def _hostile(session: Session) -> Session:
    text = {"note": HOSTILE, "reps": HOSTILE[:40], "tempo": "<b>2</b>", "substitute": "<i>x</i>"}
    blocks = tuple(
        block.model_copy(update={"items": tuple(i.model_copy(update=text) for i in block.items)})
        for block in session.blocks
    )
    return session.model_copy(update={"title": HOSTILE, "blocks": blocks})
