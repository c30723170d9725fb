from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from optimizer.domain.program import DISCLAIMER
from optimizer.show.export.schedule import dated

NEEDED = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION")


def calendar(export):
    content = export.content
    assert content.count(b"\r\n") == content.count(b"\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    found = Calendar.from_ical(content)
    assert found["VERSION"] == "2.0"
    assert content.count(b"\r\nPRODID:") == 1
    assert not found.errors
    for event in found.walk("VEVENT"):
        assert not event.errors
        assert all(key in event for key in NEEDED)
        assert content.count(event["UID"].encode()) == 1
        assert DISCLAIMER in event["DESCRIPTION"]
    return found


def events(export):
    return list(calendar(export).walk("VEVENT"))


@pytest.mark.parametrize("name", ["block", "hostile"])
def test_one_event_a_session(exported, schedules, name):
    schedule = schedules[name]
    found = events(exported("ics", schedule))
    assert len(found) == sum(len(week.sessions) for week in schedule.weeks)


def test_times_float_without_a_zone_and_last_as_long_as_the_session(exported, schedules):
    first = events(exported("ics", schedules["block"], begin=time(6, 30)))[0]
    assert first.decoded("DTSTART") == datetime(2026, 12, 28, 6, 30)
    assert first.decoded("DTEND") == datetime(2026, 12, 28, 7, 29)
    assert first.decoded("DTSTART").tzinfo is None
    assert first.decoded("DTSTAMP").date() == date(2026, 12, 28)
    assert first["SUMMARY"] == "Mon Session 1 (4 exercises)"
    assert "A1 Dumbbell bench press: 3 x 8-12, RIR 2, rest 60 s" in first["DESCRIPTION"]


def test_a_zone_is_written_with_its_rules(exported, schedules):
    zone = ZoneInfo("Europe/Madrid")
    found = calendar(exported("ics", schedules["block"], zone=zone))
    assert [str(z["TZID"]) for z in found.walk("VTIMEZONE")] == ["Europe/Madrid"]
    assert exported("ics", schedules["block"], zone=zone).content.count(b"BEGIN:STANDARD") <= 4
    first = found.walk("VEVENT")[0].decoded("DTSTART")
    assert first == datetime(2026, 12, 28, 18, tzinfo=zone)


@pytest.mark.parametrize(("month", "hour"), [(1, 17), (7, 16)])
def test_a_calendar_reads_the_time_of_the_zone(exported, schedules, month, hour):
    zone = ZoneInfo("Europe/Madrid")
    schedule = dated(schedules["program"], date(2027, month, 4))
    first = events(exported("ics", schedule, zone=zone))[0].decoded("DTSTART")
    assert first.astimezone(UTC).hour == hour


def test_the_same_day_keeps_its_uid_when_the_plan_changes(exported, schedules, start):
    one = events(exported("ics", dated(schedules["program"], start, 2)))
    two = events(exported("ics", dated(schedules["rotation"], start, 2)))
    by_day = {event.decoded("DTSTART"): str(event["UID"]) for event in two}
    shared = [e for e in one if e.decoded("DTSTART") in by_day]
    assert len(shared) >= 2
    assert all(by_day[e.decoded("DTSTART")] == str(e["UID"]) for e in shared)


def test_hostile_text_makes_no_event_of_its_own(exported, schedules):
    found = events(exported("ics", schedules["hostile"]))
    assert len(found) == 2
    assert "=1+1 END:VCALENDAR BEGIN:VEVENT" in found[0]["SUMMARY"]
    assert "a,b;c\\d" in found[0]["SUMMARY"]
    assert "é🏋" in found[0]["SUMMARY"]
