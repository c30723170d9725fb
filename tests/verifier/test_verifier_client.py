"""The verifier works out the client's rules, seconds and weights itself; both derivations agree."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from optimizer.domain.exercise import Goal, Level
from optimizer.domain.scenario import Scenario
from optimizer.domain.week import Weekday
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set, set_names
from optimizer.files.scenario import load_problem
from optimizer.kinds.bounded import Bounded
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.kinds.volume import VolumeRule
from optimizer.problem.consequences import applied, change_rows
from optimizer.problem.effective import effective_rules, half_minutes, stimulus_weights
from optimizer.problem.objective import StimulusTerm
from optimizer.problem.overhead import session_overhead
from optimizer.verifier import scoring
from optimizer.verifier.client import client_of
from optimizer.verifier.timing import around_the_sets

CATALOG = load_catalog()
SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))
NAMES = [exercise.id for exercise in CATALOG.exercises if exercise.kind.scheduled]
SETS = ["8-20", ">=10", "<=12", "6.5-16", "4-5", "12"]


@cache
def the_set(name):
    return load_constraint_set(name)


def ids(items):
    return [item.id for item in items]


@st.composite
def asked(draw):
    """A scenario of any kind, whether or not there is a week for it."""
    days = draw(st.lists(st.sampled_from(list(Weekday)), min_size=1, max_size=7, unique=True))
    days = sorted(days, key=list(Weekday).index)
    minutes = {day: draw(st.sampled_from([30, 40, 45, 60, 75, 90])) for day in days}
    gear = st.lists(
        st.sampled_from([*ids(CATALOG.presets), *ids(CATALOG.equipment)]), max_size=4, unique=True
    )
    by_day = draw(st.booleans())
    places = {day: draw(gear) for day in days} if by_day else draw(gear)
    muscles = st.sampled_from(list(CATALOG.measured))
    ratios = [
        rule.id.removeprefix("ratio.") for rule in the_set("balanced").rules if rule.kind == "ratio"
    ]
    template = draw(st.none() | st.sampled_from(CATALOG.templates))
    if template is not None:
        minutes = dict.fromkeys(list(Weekday)[: template.days], 60)
        places = ["full_gym"]
    few = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
    locks = draw(
        st.lists(
            st.tuples(st.sampled_from(list(minutes)), st.sampled_from(NAMES)),
            max_size=2,
            unique=True,
        )
    )
    values = {
        "days": minutes,
        "equipment": places,
        "level": draw(st.sampled_from(list(Level))),
        "goal": draw(st.sampled_from(list(Goal))),
        "screens": {
            screen.id: draw(st.sampled_from(["pass", "fail", "not_tested"]))
            for screen in CATALOG.intake.screens
        },
        "flags": draw(st.lists(st.sampled_from(ids(CATALOG.intake.flags)), unique=True)),
        "weekly_sets": draw(
            st.dictionaries(muscles | st.just("default"), st.sampled_from(SETS), max_size=4)
        ),
        "balance": draw(
            st.dictionaries(
                st.sampled_from(ratios), st.sampled_from(["1-1.5", ">=1.25", "<=6/5"]), max_size=3
            )
        ),
        "weak": draw(st.dictionaries(muscles, st.sampled_from([1, 2]), max_size=3)),
        "limits": draw(
            st.dictionaries(st.sampled_from(ids(CATALOG.stress)), st.integers(0, 2), max_size=3)
        ),
        "exclude": draw(few),
        "include": draw(few),
        "lock": [{"day": day, "exercise": name} for day, name in locks],
        "prefer": draw(st.dictionaries(st.sampled_from(NAMES), st.integers(-3, 3), max_size=3)),
        "session_extras": {
            "warmup": draw(st.sampled_from(["auto", "normal", "short"])),
            "cooldown": draw(st.sampled_from(["auto", "none", "short", "full"])),
        },
        "framework": draw(st.sampled_from(["auto", "none", *ids(CATALOG.frameworks)])),
    }
    if template is not None:
        values |= {"template": template.id, "weeks": 2, "framework": "none", "lock": []}
    return Scenario.model_validate(values)


def said(rules):
    """What rules say, in their order, without the sentences for people."""
    return [rule.model_dump(exclude={"why", "source"}) for rule in rules]


def assert_agreed(scenario, policy):
    client, other = client_of(scenario, policy, CATALOG), applied(scenario, CATALOG)
    rules = effective_rules(policy, scenario, CATALOG)
    assert client.scenario == other.scenario
    assert said(client.rules) == said(rules)
    assert client.changes == change_rows(other, rules)
    timing = SessionTimeRule.among(rules)
    for day in Weekday:
        mine = around_the_sets(timing, client.scenario, CATALOG, day)
        assert mine == session_overhead(timing, other.scenario, CATALOG, day)
    for term in policy.objective.terms:
        if isinstance(term, StimulusTerm):
            weights = {
                item.id: scoring.weight_of(item, term, client.scenario)
                for item in CATALOG.measured.values()
            }
            weights = {muscle: weight for muscle, weight in weights.items() if weight}
            assert weights == stimulus_weights(term, other.scenario, CATALOG)


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_both_derivations_agree_on_the_shipped_scenarios(path):
    problem = load_problem(str(path), CATALOG)
    assert_agreed(problem.asked, problem.constraint_set)
    assert said(client_of(problem.asked, problem.constraint_set, CATALOG).rules) == said(
        problem.rules
    )


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked(), st.sampled_from(sorted(set_names())))
def test_both_derivations_agree_on_any_scenario(scenario, policy):
    assert_agreed(scenario, the_set(policy))


@pytest.mark.parametrize("goal", list(Goal))
def test_both_round_the_time_of_a_set_alike(goal):
    for exercise in CATALOG.exercises:
        seconds = exercise.set_seconds(goal)
        assert scoring.half_minutes(seconds) == half_minutes(exercise, goal)


FAULTS = [
    (VolumeRule, "for_client", lambda rule, *_: rule),
    (VolumeRule, "written_out", lambda rule, _: iter(())),
    (Bounded, "tightened", lambda rule, *_: rule),
]


@pytest.mark.parametrize(("kind", "name", "wrong"), FAULTS, ids=[name for _, name, _ in FAULTS])
def test_an_error_in_what_the_model_is_made_from_shows(kind, name, wrong, monkeypatch):
    wishes = {"weekly_sets": {"chest": "9-10"}, "balance": {"pull_push": "1.3-1.4"}}
    client = {"days": {"mon": 60}, "equipment": ["full_gym"], "flags": ["desk_worker"]}
    scenario = Scenario.model_validate({**client, **wishes})
    assert_agreed(scenario, the_set("balanced"))
    monkeypatch.setattr(kind, name, wrong)
    with pytest.raises(AssertionError):
        assert_agreed(scenario, the_set("balanced"))
