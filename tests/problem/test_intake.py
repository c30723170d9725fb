"""Every screen and flag brings exactly the changes of rules.md section 4, and never loosens."""

from fractions import Fraction

import pytest
from pydantic import ValidationError

from optimizer.domain.scenario import Scenario
from optimizer.files.catalog import load_catalog
from optimizer.files.constraint_sets import load_constraint_set
from optimizer.kinds import Rule
from optimizer.problem.consequences import LEFT_OUT, NO_SUCH_RULE, applied, change_rows
from optimizer.problem.effective import effective_rules, obstacles, stimulus_weights
from optimizer.problem.intake import Change

CATALOG = load_catalog()
BALANCED = load_constraint_set("balanced")
FLAGS = [flag.id for flag in CATALOG.intake.flags]
SCREENS = [screen.id for screen in CATALOG.intake.screens]


def client(**more: object) -> Scenario:
    values = {"days": {"mon": 60, "wed": 60, "fri": 60}, "equipment": ("full_gym",), **more}
    return Scenario.model_validate(values)


def rules_of(scenario: Scenario, constraints: str = "balanced") -> dict[str, Rule]:
    rules = effective_rules(load_constraint_set(constraints), scenario, CATALOG)
    return {rule.id: rule for rule in rules}


def bounds(scenario: Scenario, rule: str) -> tuple[Fraction | int | None, Fraction | int | None]:
    found = rules_of(scenario)[rule]
    return found.min, found.max


PLAIN = rules_of(client())

# -- screens ------------------------------------------------------------------------------------

ADDED = {
    "shoulders": {"shoulders.serratus"},
    "hips_knees": {
        "hips_knees.lateral",
        "hips_knees.band_walk",
        "hips_knees.copenhagen",
        "hips_knees.split_squat_days",
    },
    "hamstrings": {"hamstrings.eccentric_sets", "hamstrings.eccentric_days"},
    "core": {"core.anti_movement_share", "core.anti_movement_sets"},
    "feet_ankles": {"feet_ankles.soleus"},
}
CHANGED = {
    "shoulders": {"ratio.pull_push"},
    "hips_knees": {"volume.glute_med"},
    "hamstrings": {"ratio.hamstrings_quads"},
    "core": set(),
    "feet_ankles": {"session.calf_raises"},
}


def test_there_are_five_screens():
    assert set(SCREENS) == set(ADDED)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_failed_screen_changes_exactly_its_rules(screen):
    rules = rules_of(client(screens={screen: "fail"}))
    assert set(rules) - set(PLAIN) == ADDED[screen]
    assert {id_ for id_, rule in PLAIN.items() if rules[id_] != rule} == CHANGED[screen]


@pytest.mark.parametrize("answer", ["pass", "not_tested"])
def test_other_answers_change_nothing(answer):
    scenario = client(screens=dict.fromkeys(SCREENS, answer))
    assert rules_of(scenario) == PLAIN
    found = applied(scenario, CATALOG)
    assert found.scenario == scenario
    assert not found.changes


NUMBERS = [
    ("shoulders", "shoulders.serratus", (4, None)),
    ("shoulders", "ratio.pull_push", (Fraction(3, 2), 2)),
    ("hips_knees", "volume.glute_med", (6, 16)),
    ("hips_knees", "hips_knees.lateral", (3, None)),
    ("hips_knees", "hips_knees.band_walk", (3, None)),
    ("hips_knees", "hips_knees.copenhagen", (2, None)),
    ("hips_knees", "hips_knees.split_squat_days", (2, None)),
    ("hamstrings", "hamstrings.eccentric_sets", (5, None)),
    ("hamstrings", "hamstrings.eccentric_days", (2, None)),
    ("hamstrings", "ratio.hamstrings_quads", (1, Fraction(5, 4))),
    ("core", "core.anti_movement_share", (Fraction(2, 3), None)),
    ("core", "core.anti_movement_sets", (6, None)),
    ("feet_ankles", "feet_ankles.soleus", (6, None)),
]


@pytest.mark.parametrize(("screen", "rule", "expected"), NUMBERS)
def test_numbers_of_the_screens(screen, rule, expected):
    assert bounds(client(screens={screen: "fail"}), rule) == expected


KEPT_OUT = {
    "shoulders": {"barbell_overhead_press"},
    "hips_knees": {"pogo_hop", "snap_down"},
    "hamstrings": {"sprints"},
    "core": {"crunch", "hanging_knee_raise"},
    "feet_ankles": {"pogo_hop", "single_leg_pogo_hop", "ankle_bounce"},
}


@pytest.mark.parametrize("screen", SCREENS)
def test_what_a_failed_screen_keeps_out(screen):
    scenario = client(level="advanced", screens={screen: "fail"})
    changed = applied(scenario, CATALOG).scenario
    rules = tuple(rules_of(scenario).values())
    for name in KEPT_OUT[screen]:
        assert not obstacles(CATALOG.by_id[name], rules, scenario, CATALOG)
        assert obstacles(CATALOG.by_id[name], rules, changed, CATALOG)


def test_copenhagen_planks_need_level_and_a_bench():
    beginner = client(level="beginner", screens={"hips_knees": "fail"})
    assert "hips_knees.copenhagen" not in rules_of(beginner)
    bands = client(equipment=("bands",), screens={"hips_knees": "fail"})
    assert "hips_knees.copenhagen" not in rules_of(bands)
    assert "hips_knees.band_walk" in rules_of(bands)
    rows = change_rows(applied(bands, CATALOG), tuple(rules_of(bands).values()))
    (row,) = (row for row in rows if row.rule == "hips_knees.copenhagen")
    assert row.effect == LEFT_OUT


# -- flags --------------------------------------------------------------------------------------


@pytest.mark.parametrize("flag", CATALOG.intake.flags, ids=FLAGS)
def test_every_flag_changes_something_and_says_so(flag):
    scenario = client(flags=(flag.id,))
    found = applied(scenario, CATALOG)
    rows = change_rows(found, tuple(rules_of(scenario).values()))
    assert rows
    assert {row.trigger for row in rows} == {flag.id}
    assert all(len(row.effect) >= 10 for row in rows)


SAME_AS = {
    "neck_tight": "shoulders",
    "press_plateau": "shoulders",
    "shrugs_in_rows": "shoulders",
    "shoulder_pinch": "shoulders",
    "knees_cave": "hips_knees",
    "hip_shifts": "hips_knees",
    "foot_turns_out": "hips_knees",
    "torso_rotates": "hips_knees",
    "hamstring_grabs": "hamstrings",
    "hamstrings_stage_2": "hamstrings",
    "low_back_arches_overhead": "core",
    "back_tight_after_heavy": "core",
    "calf_tight_after_runs": "feet_ankles",
}


def test_the_second_stage_of_the_hamstring_screen_adds_holds():
    rule = rules_of(client(flags=("hamstrings_stage_2",)))["hamstrings.holds"]
    picked = [e.id for e in CATALOG.exercises if rule.of.matches(e)]
    assert rule.min == 2
    assert "long_lever_bridge_hold" in picked
    assert "glute_bridge_hold" not in picked
    assert "hamstrings.holds" not in rules_of(client(screens={"hamstrings": "fail"}))


def test_flags_that_stand_for_a_screen():
    assert {f.id: f.same_as for f in CATALOG.intake.flags if f.same_as} == SAME_AS
    for flag, screen in SAME_AS.items():
        assert ADDED[screen] <= set(rules_of(client(flags=(flag,))))


FLAG_NUMBERS = [
    ("desk_worker", "ratio.pull_push", (Fraction(5, 4), Fraction(3, 2))),
    ("desk_worker", "ratio.hip_knee", (Fraction(5, 4), None)),
    ("desk_worker", "ratio.posterior_anterior", (Fraction(6, 5), None)),
    ("slouch", "ratio.pull_push", (Fraction(5, 4), Fraction(3, 2))),
    ("excess_low_back_curve", "ratio.hamstrings_quads", (1, Fraction(5, 4))),
    ("hip_shifts", "unilateral.lower", (6, None)),
    ("uneven_bar_path", "unilateral.upper", (5, None)),
    ("back_tight_after_heavy", "back_tight_after_heavy.heavy_days", (None, 1)),
    ("grip_limited", "grip_limited.carries", (4, None)),
    ("grip_limited", "grip_limited.wrists", (4, None)),
    ("tender_low_back", "tender_low_back.lumbar", (None, 12)),
    ("tender_low_back", "volume.erectors", (4, 12)),
]


@pytest.mark.parametrize(("flag", "rule", "expected"), FLAG_NUMBERS)
def test_numbers_of_the_flags(flag, rule, expected):
    assert bounds(client(flags=(flag,)), rule) == expected


def test_swings_wait_for_the_hinge():
    changed = applied(client(flags=("hinge_not_mastered",)), CATALOG).scenario
    gated = {e.id for e in CATALOG.exercises if "hinge_gated" in e.tags}
    assert gated
    assert gated <= set(changed.exclude)


def test_weak_areas_weigh_more():
    term = next(t for t in BALANCED.objective.terms if t.kind == "stimulus")
    scenario = client(flags=("desk_worker",))
    plain = stimulus_weights(term, scenario, CATALOG)
    heavier = stimulus_weights(term, applied(scenario, CATALOG).scenario, CATALOG)
    assert {m for m, w in heavier.items() if w > plain.get(m, 0)} == {
        "glute_max", "hamstrings", "upper_back", "rear_delts", "lower_traps",
    }  # fmt: skip


# -- together -----------------------------------------------------------------------------------


def test_the_same_three_sets_are_asked_for_once():
    assert bounds(client(flags=("hip_shifts", "torso_rotates")), "unilateral.lower") == (6, None)


def test_a_screen_and_a_flag_give_the_tighter_band():
    scenario = client(screens={"shoulders": "fail"}, flags=("slouch", "desk_worker"))
    assert bounds(scenario, "ratio.pull_push") == (Fraction(3, 2), 2)


def test_the_order_of_flags_does_not_matter():
    one, other = client(flags=tuple(FLAGS)), client(flags=tuple(reversed(FLAGS)))
    assert rules_of(one) == rules_of(other)
    assert applied(one, CATALOG).changes == applied(other, CATALOG).changes


def test_a_failed_screen_and_its_flag_are_told_once():
    both = client(screens={"core": "fail"}, flags=("low_back_arches_overhead",))
    assert {t.trigger for t in applied(both, CATALOG).changes} == {"core: fail"}


def test_applied_twice_changes_no_more():
    scenario = client(screens=dict.fromkeys(SCREENS, "fail"), flags=tuple(FLAGS))
    once = applied(scenario, CATALOG)
    assert applied(once.scenario, CATALOG) == once
    assert rules_of(once.scenario) == rules_of(scenario)


def test_rules_of_two_sources_never_share_an_id():
    entries = (*CATALOG.intake.screens, *CATALOG.intake.flags)
    ids = [c.rule.id for entry in entries for c in entry.changes if c.rule is not None]
    assert len(ids) == len(set(ids))


# -- the client's own wishes --------------------------------------------------------------------

TIGHTER = [
    ({"balance": {"pull_push": "1.25-1.5"}}, "ratio.pull_push", (Fraction(3, 2), Fraction(3, 2))),
    ({"balance": {"pull_push": "1.6-3"}}, "ratio.pull_push", (Fraction(8, 5), 2)),
    ({"weekly_sets": {"glute_med": "4-10"}}, "volume.glute_med", (6, 10)),
    ({"weekly_sets": {"glute_med": "8-10"}}, "volume.glute_med", (8, 10)),
]


@pytest.mark.parametrize(("wish", "rule", "expected"), TIGHTER)
def test_of_a_wish_and_a_screen_the_tighter_wins(wish, rule, expected):
    screens = {"shoulders": "fail", "hips_knees": "fail"}
    assert bounds(client(screens=screens, **wish), rule) == expected


def test_of_weak_areas_limits_and_likes():
    scenario = client(
        weak={"glute_max": 2}, limits={"knee_impact": 1, "shoulder_overhead": 0},
        prefer={"machine_row": -1}, screens={"hips_knees": "fail", "core": "fail"},
        flags=("desk_worker", "shoulder_pinch"),
    )  # fmt: skip
    changed = applied(scenario, CATALOG).scenario
    assert changed.weak["glute_max"] == 2
    assert changed.weak["hamstrings"] == 1
    limits = {"knee_impact": 0, "shoulder_overhead": 0, "shoulder_extension_load": 1}
    assert changed.limits == limits
    assert changed.prefer["machine_row"] == -1
    assert changed.prefer["chest_supported_row"] == 1


def test_a_set_without_the_rule_has_nothing_to_tighten():
    scenario = client(flags=("slouch",))
    rules = tuple(rules_of(scenario, "minimal").values())
    rows = change_rows(applied(scenario, CATALOG), rules)
    (row,) = (row for row in rows if row.rule == "ratio.pull_push")
    assert row.effect == NO_SUCH_RULE


def test_more_is_added_to_what_the_set_asks_for():
    rules = rules_of(client(screens={"hips_knees": "fail"}), "time_crunched")
    assert rules["volume.glute_med"].min == 4


# -- the data -----------------------------------------------------------------------------------

BASICS = {"effect": "A sentence for people.", "source": "test"}


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"weak": {"chest": 1}, "limit": {"grip": 1}},
        {"weak": {"chest": 3}},
        {"limit": {"grip": 1}, "if_possible": True},
    ],
)
def test_a_change_is_one_thing(parts):
    with pytest.raises(ValidationError):
        Change.model_validate({**BASICS, **parts})


def test_a_note_is_its_own_effect():
    change = Change.model_validate({"note": "Breathe out slowly.", "source": "test"})
    assert change.effect == "Breathe out slowly."


PROMISES = ("prevent", "cure", "fix", "guarantee", "injur", "danger", "dysfunction", "will hurt")


def test_no_promise_and_no_fear():
    """Wording that evidence.md section 9 does not carry."""
    for entry in (*CATALOG.intake.screens, *CATALOG.intake.flags):
        for change in entry.changes:
            texts = (change.effect, "" if change.rule is None else change.rule.why)
            assert not any(word in text.lower() for word in PROMISES for text in texts), entry.id
