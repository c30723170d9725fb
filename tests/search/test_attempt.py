"""Attempts: one for each framework that suits, with what they share and what they leave to each other."""

from dataclasses import replace
from random import Random

import pytest
from support import problem_with

from optimizer.domain.placed import Placed
from optimizer.domain.program import Status
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.kinds.framework import FrameworkRule
from optimizer.model.compile import available
from optimizer.problem.effective import effective_rules
from optimizer.problem.readings import stages
from optimizer.problem.settings import SearchSettings
from optimizer.search import search as searches
from optimizer.search.attempt import begun
from optimizer.search.search import search
from optimizer.search.steps import Steps


@pytest.fixture
def four_days(make_scenario, catalog):
    """A week that two frameworks suit."""
    scenario = make_scenario(dict.fromkeys(("mon", "tue", "thu", "fri"), 75), framework="auto")
    rules = effective_rules(load_constraint_set("balanced"), scenario, catalog)
    return problem_with(scenario, catalog, rules)


@pytest.fixture
def steps(four_days):
    def make(seconds=0.0):
        settings = SearchSettings(seconds)
        made = Steps(four_days, lambda *_: None, Random(settings.seed), settings=settings)
        made.exercises = available(four_days)
        return made

    return make


@pytest.fixture
def followed(monkeypatch):
    """What the search asks of attempts, which find nothing but what a test lets them find."""
    asked, found = [], {}

    def asked_for(phase):
        def ask(attempt):
            (choice,) = FrameworkRule.among(attempt.steps.problem.rules).choices
            asked.append((phase, choice.id, attempt.promise.bound))
            if choice.id in found:
                attempt.steps.best, attempt.steps.best_objective = found[choice.id]
                attempt.steps.stop.requested = True
            return Status.UNKNOWN

        return ask

    for phase in ("opened", "proven"):
        monkeypatch.setattr(searches, phase, asked_for(phase))
    return asked, found


def test_every_framework_gets_a_first_week_before_any_is_proven(four_days, followed, monkeypatch):
    monkeypatch.setattr(searches, "stages", lambda *given: stages(*given)[:1])
    monkeypatch.setattr(searches, "concluded", lambda _: (Status.UNKNOWN, ()))
    search(four_days, SearchSettings(), lambda *_: None)
    asked, _ = followed
    assert [phase for phase, _, _ in asked] == ["opened"] * 2 + ["proven"] * 2
    assert {name for _, name, _ in asked[:2]} == {name for _, name, _ in asked[2:]}
    assert {name for _, name, _ in asked} == {"full_body", "upper_lower"}
    promises = [bound for _, _, bound in asked[:2]]
    assert promises == sorted(promises, reverse=True)


def test_an_interrupt_leaves_the_bound_of_frameworks_that_it_did_not_come_to(
    four_days, followed, steps
):
    asked, found = followed
    empty = (Placed({day: {} for day in four_days.scenario.days}, {}),)
    for name in ("full_body", "upper_lower"):
        found[name] = (empty, 1)
    result = search(four_days, SearchSettings(), lambda *_: None)
    assert len(asked) == 1
    assert result.status is Status.FEASIBLE
    others = [begun(replace(steps(), problem=p)).promise.bound for p in stages(four_days)[0]]
    assert result.bound == max(others)


def test_a_longer_search_has_no_longer_tries_at_a_first_week(steps):
    assert steps(1000.0).first_share(1 / 2) == steps(100.0).first_share(1 / 2)
    assert steps(1000.0).first_share(1 / 2) == steps().share(1 / 2)
    assert steps(1000.0).share(1 / 2) > steps(100.0).share(1 / 2)
    assert steps(2.0).first_share(1) == steps(2.0).share(1)


def test_parts_of_a_search_draw_from_one_sequence(steps):
    whole = steps()
    part = replace(whole, problem=whole.problem.with_rules(()))
    assert part.rng.random() != whole.rng.random(), "a part goes on where the other stopped"
    assert steps().rng.random() == Random(0).random(), "every search begins alike"
