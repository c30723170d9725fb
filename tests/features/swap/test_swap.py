"""Wishes on a program: what lasts, what gives way, and what is refused."""

import pytest

from optimizer.domain.program import Program
from optimizer.errors import InputError
from optimizer.features.swap.swap import swap
from optimizer.features.swap.wishes import Wishes, with_wishes
from optimizer.files.block import PlanDocument
from optimizer.files.program import program_json
from optimizer.files.reading import parse
from optimizer.files.scenario import problem_of
from optimizer.files.tree import Tree
from optimizer.files.validate import validated
from optimizer.problem.settings import SearchSettings
from optimizer.verifier.judge import judge_program


@pytest.fixture(scope="module")
def solved(tiny):
    return tiny.solved()


@pytest.fixture(scope="module")
def rotation(tiny):
    return tiny.solved(weeks=2)


def read_back(program, catalog):
    """The program as its file says it, judged by the scenario inside it."""
    again = validated(Program, parse(program_json(program), "new.json", ".json"))
    problem = problem_of(Tree("new.json", again.scenario), catalog)
    return judge_program(again, problem.asked, problem.constraint_set, catalog)


def exercises(week):
    return {item.exercise for session in week.sessions for item in session.items}


@pytest.mark.parametrize(
    "wishes",
    [
        {"out": ("goblet_squat",)},
        {"out": ("push_up",), "lock": ("goblet_squat",)},
        {"equipment": ("-chair",), "minutes": ("mon=25",)},
        {"equipment": ("thu:-chair",)},
    ],
)
def test_the_new_program_verifies_by_its_own_scenario(tiny, solved, wishes):
    program, problem = solved
    answer = swap(PlanDocument(program, problem), Wishes(**wishes), SearchSettings())
    assert answer.program.weeks
    assert read_back(answer.program, tiny.catalog).ok


def test_both_weeks_of_a_rotation_change(tiny, rotation):
    program, problem = rotation
    out = next(iter(exercises(program.weeks[0])))
    answer = swap(PlanDocument(program, problem), Wishes(out=(out,)), SearchSettings())
    assert answer.status == "nearest"
    assert [week.week for week in answer.program.weeks] == ["A", "B"]
    assert all(out not in exercises(week) for week in answer.program.weeks)
    assert read_back(answer.program, tiny.catalog).ok


def test_an_exercise_is_kept_where_it_stands_in_each_week(tiny, rotation):
    program, problem = rotation
    name = next(iter(exercises(program.weeks[0]) & exercises(program.weeks[1])))
    changed = with_wishes(Wishes(lock=(name,)), problem, program.weeks).problem
    places = {
        (week.week, session.day, item.sets)
        for week in program.weeks
        for session in week.sessions
        for item in session.items
        if item.exercise == name
    }
    assert {(lock.week, lock.day, lock.sets) for lock in changed.asked.lock} == places


def test_what_is_asked_for_comes_in(tiny):
    program, problem = tiny.solved(exclude=["one_arm_floor_press"])
    wishes = Wishes(out=("push_up",), into=("one-arm floor press",))
    answer = swap(PlanDocument(program, problem), wishes, SearchSettings())
    assert "one_arm_floor_press" in exercises(answer.program.weeks[0])
    assert answer.program.scenario["include"] == ["one_arm_floor_press"]
    assert answer.notes == ("exclude no longer names one_arm_floor_press",)


def test_older_wishes_give_way_and_say_so(tiny):
    lock = [{"day": "mon", "exercise": "push_up", "sets": 2}]
    program, problem = tiny.solved(include=["push_up"], lock=lock)
    answer = swap(PlanDocument(program, problem), Wishes(out=("push_up",)), SearchSettings())
    assert answer.program.scenario["include"] == answer.program.scenario["lock"] == []
    assert answer.notes == (
        "include no longer asks for push_up",
        "the lock of push_up on mon is lifted: push_up is left out",
    )


def test_a_preset_that_loses_an_item_is_written_out(tiny):
    program, problem = tiny.solved(equipment=["dumbbells", "bodyweight"])
    changed = with_wishes(Wishes(equipment=("-chair",)), problem, program.weeks)
    kept = changed.problem.asked.equipment
    assert kept[0] == "dumbbells"
    assert "chair" not in tiny.catalog.owned(kept)
    assert tiny.catalog.owned(kept) == tiny.catalog.owned(("dumbbells", "bodyweight")) - {"chair"}


def test_a_day_off_and_a_day_more(tiny, solved):
    program, problem = solved
    wishes = Wishes(minutes=("thu=off", "sat=30"), lock=("sat:goblet_squat",))
    answer = swap(PlanDocument(program, problem), wishes, SearchSettings())
    assert answer.program.scenario["days"] == {"mon": 30, "sat": 30}
    assert [session.day for session in answer.program.weeks[0].sessions] == ["mon", "sat"]
    assert read_back(answer.program, tiny.catalog).ok


def test_what_cannot_be_is_explained(tiny, solved):
    program, problem = solved
    wishes = Wishes(ban=("push_up", "one_arm_floor_press"))
    answer = swap(PlanDocument(program, problem), wishes, SearchSettings())
    assert answer.status == "infeasible"
    assert answer.nearness is None
    assert "volume.chest" in {member.rule for member in answer.program.conflict.members}


@pytest.mark.parametrize(
    ("wishes", "told"),
    [
        ({"out": ("goblet_squad",)}, "Did you mean goblet_squat?"),
        ({"lock": ("mon-push_up",)}, "is not a known exercise"),
        ({"lock": ("funday:push_up",)}, "--lock"),
        ({"lock": ("push_up=3",)}, "--lock: is not understood"),
        ({"minutes": ("mon=long",)}, "--minutes: is not understood"),
        ({"minutes": ("mon=40", "mon=off")}, "--minutes: is asked for twice"),
        ({"minutes": ("mon=300",)}, "days.mon"),
        ({"minutes": ("wed=off",)}, "can't be taken off"),
        ({"equipment": ("cable",)}, "allowed: -ITEM or +ITEM"),
        ({"equipment": ("-cabel",)}, "Did you mean -cable?"),
        ({"equipment": ("wed:-dumbbell",)}, "names no training day"),
        ({"into": ("push_up",), "ban": ("Push-up",)}, "--in: is also left out"),
        ({"lock": ("mon:one_arm_dumbbell_row",), "equipment": ("-chair",)}, "lock[0].exercise"),
    ],
)  # fmt: skip
def test_wishes_that_are_no_wishes(tiny, solved, wishes, told):
    program, problem = solved
    with pytest.raises(InputError) as caught:
        with_wishes(Wishes(**wishes), problem, program.weeks)
    assert told in str(caught.value)


def test_all_faults_are_told_at_once(tiny, solved):
    program, problem = solved
    wishes = Wishes(out=("nothing", "dumbbell_front_squats"), minutes=("x",), equipment=("-y",))
    with pytest.raises(InputError) as caught:
        with_wishes(wishes, problem, program.weeks)
    assert len(caught.value.faults) == 4


def test_out_names_what_is_in_the_program(tiny):
    program, problem = tiny.solved(exclude=["push_up"])
    with pytest.raises(InputError, match="--out: is not in the program"):
        with_wishes(Wishes(out=("push_up",)), problem, program.weeks)


def test_rules_that_no_wish_rests_on_are_added(tiny):
    """A constraint set of one's own need not say that excluded exercises are left out."""
    constraints = tiny.problem().filled["constraints"]
    rules = [rule for rule in constraints["rules"] if rule["kind"] != "availability"]
    program, problem = tiny.solved(constraints={**constraints, "rules": rules})
    wishes = Wishes(ban=("push_up",), equipment=("-dumbbell",))
    changed = with_wishes(wishes, problem, program.weeks)
    assert {"availability.exclude", "availability.equipment"} <= {
        rule.id for rule in changed.problem.rules
    }
    assert len(changed.notes) == 2
