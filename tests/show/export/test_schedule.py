from datetime import date

import pytest

from optimizer.domain.week import Weekday
from optimizer.show.export.schedule import dated
from optimizer.show.week import date_of


def test_a_program_has_no_dates_and_its_letter_as_label(schedules):
    schedule = schedules["program"]
    assert schedule.start is None
    assert [(w.label, w.title) for w in schedule.weeks] == [("A", "Week A")]
    assert [s.date for s in schedule.weeks[0].sessions] == [None, None]
    assert schedule.weeks[0].audit[0].rule == "volume.chest"


def test_members_of_pairs_are_marked_and_no_others(schedules):
    mon, thu = schedules["program"].weeks[0].sessions
    assert [task.mark for task in mon.tasks] == ["", "A1", "A2", ""]
    assert [task.mark for task in thu.tasks] == ["", "A1", "A2", "", "", ""]
    assert mon.minutes == 59


def test_a_block_has_its_own_dates_and_numbers_with_letters(schedules):
    schedule = schedules["block"]
    assert [w.label for w in schedule.weeks] == ["1A", "2B", "3A"]
    assert schedule.weeks[2].title == "Week 3A (deload, 2-3 RIR)"
    dates = [[s.date for s in w.sessions] for w in schedule.weeks]
    assert dates[0] == [date(2026, 12, 28), date(2026, 12, 31)]
    assert dates[1] == [date(2027, 1, 5), date(2027, 1, 10)]
    assert schedule.rescreen == date(2027, 1, 25)


def test_a_block_of_one_week_needs_no_letters(schedules):
    assert [w.label for w in schedules["hostile"].weeks] == ["1"]


@pytest.mark.parametrize(
    ("day", "starts", "expected"),
    [
        (Weekday.MON, date(2026, 11, 23), date(2026, 11, 23)),
        (Weekday.SUN, date(2026, 11, 23), date(2026, 11, 29)),
        (Weekday.MON, date(2026, 11, 25), date(2026, 11, 30)),
        (Weekday.WED, date(2026, 11, 25), date(2026, 11, 25)),
        (Weekday.TUE, date(2026, 12, 30), date(2027, 1, 5)),
    ],
)
def test_the_date_of_a_weekday_lies_within_seven_days(day, starts, expected):
    assert date_of(day, starts) == expected


def test_a_start_off_monday_loses_no_session(schedules, start):
    once = dated(schedules["program"], start)
    (week,) = once.weeks
    assert week.label == "A"
    assert [(s.day, s.date) for s in week.sessions] == [
        ("thu", date(2026, 11, 26)),
        ("mon", date(2026, 11, 30)),
    ]


def test_repeated_weeks_are_numbered_and_take_turns(schedules, start):
    twice = dated(schedules["rotation"], start, 2)
    assert [w.label for w in twice.weeks] == ["1A", "2B", "3A", "4B"]
    assert [w.starts.isoformat() for w in twice.weeks] == [
        "2026-11-25", "2026-12-02", "2026-12-09", "2026-12-16",
    ]  # fmt: skip
    days = [s.date for w in twice.weeks for s in w.sessions]
    assert len(set(days)) == len(days) == 8
    assert days == sorted(days)
