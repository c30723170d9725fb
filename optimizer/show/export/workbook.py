"""`xlsx`: a workbook with an overview, a sheet for each session to log in, and the audit."""

import io
import re
import zipfile
from datetime import datetime, time

from openpyxl import Workbook

from optimizer.show.export import Export, Settings
from optimizer.show.export.schedule import Schedule
from optimizer.show.export.sheets.audit import fill_audit
from optimizer.show.export.sheets.overview import fill_overview
from optimizer.show.export.sheets.paper import new_sheet
from optimizer.show.export.sheets.session import Held, fill_session
from optimizer.show.export.words import plain

MOST_WEEKS = 6
"""Weeks side by side on a sheet; more are spread evenly over several sheets."""
EPOCH = datetime(1980, 1, 1)
"""The oldest date that a zip file can hold."""


def export(schedule: Schedule, settings: Settings) -> Export:
    """Write the workbook; the same schedule gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    taken: set[str] = set()
    fill_overview(new_sheet(book, "Overview", taken), schedule)
    for title, held in _sheets(schedule):
        fill_session(new_sheet(book, title, taken), held, schedule)
    fill_audit(new_sheet(book, "Audit", taken), schedule)
    start = EPOCH if schedule.start is None else datetime.combine(schedule.start, time())
    book.properties.title = plain(schedule.title)
    book.properties.creator = "strength-optimizer"
    book.properties.created = start
    out = io.BytesIO()
    book.save(out)
    return Export(_timeless(out.getvalue(), start))


def _sheets(schedule: Schedule) -> list[tuple[str, Held]]:
    """Titles and weeks of the session sheets, in the order of the rotation."""
    found: dict[tuple[str, str], Held] = {}
    for week in schedule.weeks:
        for session in week.sessions:
            found.setdefault((week.letter, session.day), []).append((week, session))
    several = len({week.letter for week in schedule.weeks}) > 1
    sheets = []
    for (rotation, day), held in sorted(found.items(), key=lambda entry: entry[0][0]):
        name = f"{rotation} " * several + f"{day.capitalize()} {held[0][1].session.title}"
        parts = -(-len(held) // MOST_WEEKS)
        size = -(-len(held) // parts)
        for first in range(0, len(held), size):
            some = held[first : first + size]
            weeks = f" w{some[0][0].label}-{some[-1][0].label}" if parts > 1 else ""
            sheets.append((name + weeks, some))
    return sheets


def _timeless(data: bytes, start: datetime) -> bytes:
    """The same file without the time at which it was made."""
    out = io.BytesIO()
    stamp = f"{start.isoformat()}Z"
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                modified = rb"(<dcterms:modified[^>]*>)[^<]*"
                content = re.sub(modified, rb"\g<1>" + stamp.encode(), content)
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, content)
    return out.getvalue()
