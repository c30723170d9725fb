"""What the report's views say: needs by arithmetic, readings, names and dates."""

import pytest

from optimizer.domain.program import AuditRow, Item, Session, Step, StepPhase, Week
from optimizer.domain.program import Block as Group
from optimizer.domain.week import Weekday
from optimizer.features.report.cards import letter_size, week_words
from optimizer.features.report.proof import by_family, proven_rules
from optimizer.features.report.reasons import reasons_of
from optimizer.features.report.subject import subject_of
from optimizer.kinds.names import family_title
from optimizer.show.measured import allowed_words, value_text
from optimizer.show.week import TrainingWeek, solved_weeks
from optimizer.verifier.judge import judge
from optimizer.verifier.needs import needs, without


@pytest.mark.parametrize("name", ["week", "rotation"])
def test_needs_are_what_the_whole_verdict_says(plans, catalog, name):
    plan = plans[name]
    problem, weeks = plan.problem, plan.document.weeks

    def broken(some: tuple[Week, ...]) -> set[tuple[str, str]]:
        audit = judge(some, problem.asked, problem.constraint_set, catalog).audit
        return {(row.rule, row.week) for row in audit if not row.ok}

    assert broken(weeks) == set()
    found = needs(weeks, problem.scenario, problem.rules, catalog)
    assert list(found) == list(
        dict.fromkeys(i.exercise for w in weeks for s in w.sessions for i in s.items)
    )
    for exercise, needed in found.items():
        assert {(need.rule, need.week) for need in needed} == broken(without(weeks, exercise))
    assert any(found.values())


def test_leaving_out_keeps_the_other_of_a_pair(plans):
    weeks = plans["rotation"].document.weeks
    pair = next(b for s in weeks[0].sessions for b in s.blocks if len(b.items) == 2)
    first, second = (item.exercise for item in pair.items)
    left = {i.exercise for w in without(weeks, first) for s in w.sessions for i in s.items}
    assert first not in left
    assert second in left


def test_reasons_tell_where_what_and_instead(plans, catalog):
    plan = plans["rotation"]
    reasons = reasons_of(subject_of(plan.document, plan.problem))
    for reason in reasons:
        assert reason.sets == sum(task.item.sets for _, task in reason.places)
        assert all(day.endswith((" A", " B")) for day, _ in reason.places)
    assert any(task.substitute for reason in reasons for _, task in reason.places)
    sets = sum(i.sets for w in plan.document.weeks for s in w.sessions for i in s.items)
    assert sum(reason.sets for reason in reasons) == sets


def test_the_proof_has_every_rule_once_and_names_what_is_at_its_limit(plans, catalog):
    plan = plans["week"]
    subject = subject_of(plan.document, plan.problem)
    proven = proven_rules(subject)
    shown = [one.rule.id for rules in by_family(proven).values() for one in rules]
    assert sorted(shown) == sorted({row.rule for row in plan.document.audit})
    assert len(proven) == len(shown)
    assert all(one.ok for one in proven)
    tight = [one for one in proven if one.tight and not one.rule.of_session]
    assert tight
    for one in tight:
        assert any(row.value in (row.min, row.max) for _, row in one.rows)
    points = sum(term.points for term in subject.terms)
    assert points == plan.document.objective == subject.objective


def test_the_time_of_each_session_is_read_by_its_day(plans, catalog):
    plan = plans["week"]
    proven = proven_rules(subject_of(plan.document, plan.problem))
    (time,) = (one for one in proven if one.rule.id == "session.time")
    assert [place for place, _ in time.rows] == ["Mon", "Wed", "Fri"]
    assert {allowed_words(row) for _, row in time.rows} == {"≤75:00"}


def row(
    value: str, low: str | None, high: str | None, unit: str = "sets", ok: bool = True
) -> AuditRow:
    return AuditRow(rule="r", week="A", value=value, min=low, max=high, unit=unit, ok=ok)


@pytest.mark.parametrize(
    ("found", "value", "allowed"),
    [
        (row("19/2", "8", "20"), "9.5 (19/2)", "8-20 sets"),
        (row("9.5", "8", "20"), "9.5", "8-20 sets"),
        (row("1", "1", None, "exercises"), "1", "≥1 exercise"),
        (row("3", None, "3", "sets"), "3", "≤3 sets"),
        (row("0", None, "0", "exercises"), "0", "none"),
        (row("4472", None, "4500", "seconds"), "74:32", "≤75:00"),
        (row("6/0", "1", "3/2", "ratio", ok=False), "6/0", "1-3/2"),
        (row("4/3", "1", "3/2", "ratio"), "1.33 (4/3)", "1-3/2"),
        (row("0", None, None), "0", "any"),
    ],
)
def test_values_and_bounds_as_people_read_them(found, value, allowed):
    assert (value_text(found), allowed_words(found)) == (value, allowed)


def test_every_rule_of_the_shipped_sets_has_a_name_of_its_own(plans, catalog):
    rules = plans["week"].problem.rules
    names = [rule.title(catalog) for rule in rules]
    assert len(set(names)) == len(names)
    assert "Balance: pull : push" in names
    assert "Weekly sets: triceps" in names


def test_a_family_that_is_not_known_keeps_its_id_as_its_name():
    assert family_title("my_own") == "My own"


def session(day: Weekday, *pairs: tuple[str, ...]) -> Session:
    blocks = tuple(
        Group(seconds=300, items=tuple(
            Item(exercise=e, sets=3, reps="8-12 per side", rest_seconds=60 + 15 * n)
            for n, e in enumerate(pair)))
        for pair in pairs
    )  # fmt: skip
    steps = (Step(phase=StepPhase.BREATH, exercise="no_such_drill", seconds=60, text="slow"),)
    return Session(day=day, title="Full", budget_minutes=60, seconds=900, warmup_seconds=60,
                   cooldown_seconds=0, blocks=blocks, warmup=steps)  # fmt: skip


def trained(catalog, *sessions: Session) -> TrainingWeek:
    (week,) = solved_weeks([Week(week="A", sessions=sessions)], catalog)
    return week


def test_pairs_are_marked_and_rest_after_the_round(catalog):
    week = trained(catalog, session(Weekday.MON, ("push_up",), ("goblet_squat", "front_plank")))
    (training,) = week.sessions
    told = [(t.mark, t.then, t.rest_seconds, t.reps, t.per_side) for t in training.tasks]
    assert told == [
        ("", "", 60, "8-12", True),
        ("A1", "A2", 15, "8-12", True),
        ("A2", "", 75, "8-12", True),
    ]
    assert training.pairs == 1
    assert training.warmup[0].name == "no_such_drill"


def test_weeks_of_a_block_have_dates_and_waves(catalog, plans):
    plan = plans["block"]
    week = subject_of(plan.document, plan.problem).weeks[0]
    assert week_words(week) == f"Week {week.label}, {week.wave}"
    for number, training in enumerate(week.sessions, 1):
        assert week.starts <= training.date <= week.ends
        assert training.date.strftime("%a").lower() == training.day
        assert training.anchor == f"session-{week.label.lower()}-{number}"


def test_sessions_come_in_the_order_of_the_days(catalog):
    week = trained(catalog, session(Weekday.SUN, ("push_up",)), session(Weekday.MON, ("push_up",)))
    assert [training.day for training in week.sessions] == ["mon", "sun"]
    assert week.sets == 6


@pytest.mark.parametrize(("exercises", "size"), [(10, ""), (14, "dense"), (16, "packed")])
def test_long_cards_get_smaller_letters(catalog, exercises, size):
    lifts = [e.id for e in catalog.exercises if len(e.cue) > 85][:exercises]
    week = trained(catalog, session(Weekday.MON, *((lift,) for lift in lifts)))
    assert letter_size(week.sessions[0]) == size
