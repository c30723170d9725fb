"""`ics`: one calendar event a session (RFC 5545)."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from optimizer.show.export import Export, Settings
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.words import plain, session_lines, session_name
from optimizer.show.week import Training, TrainingWeek

NAMESPACE = uuid5(NAMESPACE_URL, "strength-optimizer/session")


def export(schedule: Schedule, settings: Settings) -> Export:
    """Write the sessions as events, at the local time of `zone` or of wherever they are looked at.

    The same client and date give the same UID, so a calendar that gets a changed plan replaces
    its events; the stamp is the plan's first day, so the same plan gives the same bytes.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//strength-optimizer//program//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", plain(schedule.title))
    for week in schedule.weeks:
        for session in week.sessions:
            calendar.add_component(_event(schedule, week, session, settings))
    if settings.zone is not None:
        first, last = schedule.weeks[0].starts, schedule.weeks[-1].starts
        assert first is not None
        assert last is not None
        calendar.add_missing_timezones(date(first.year, 1, 1), date(last.year + 2, 1, 1))
    return Export(calendar.to_ical())


def _event(schedule: Schedule, week: TrainingWeek, session: Training, settings: Settings) -> Event:
    assert session.date is not None
    assert schedule.start is not None
    begin = datetime.combine(session.date, settings.begin, settings.zone)
    lines = [week.title, *session_lines(session), "", schedule.plan.disclaimer]
    event = Event()
    event.add(
        "uid", f"{uuid5(NAMESPACE, f'{schedule.plan.client} {session.date}')}@strength-optimizer"
    )
    event.add("dtstamp", datetime.combine(schedule.start, time(), UTC))
    event.add("dtstart", begin)
    event.add("dtend", begin + timedelta(minutes=max(1, session.minutes)))
    event.add("summary", f"{session_name(session)} ({len(session.tasks)} exercises)")
    event.add("description", "\n".join(lines))
    event.add("categories", ["STRENGTH"])
    return event
