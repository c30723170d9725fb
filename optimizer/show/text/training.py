"""The sessions of a program: what they share told once, then each of them, then notes on all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from optimizer.domain.program import Session, Week
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import wrapped
from optimizer.show.text.notes import all_notes_text, notes_text
from optimizer.show.text.plain import session_lines
from optimizer.show.text.sessions import PAIRED, has_pairs, session_tables, session_title
from optimizer.show.text.substitutes import substitutes_text
from optimizer.show.text.workup import own_text, shared_text, steps_text


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is set.

    With `details` every session has its whole warm-up and its notes, numbers are exact with their
    bounds, and the weightiest terms of the objective are told. `plain` is words only: no bars, no
    columns, a fact a line.
    """

    width: int = 100
    ascii: bool = False
    details: bool = False
    plain: bool = False


def training_parts(
    weeks: Sequence[Week], catalog: Catalog, look: Look, said: str = ""
) -> Iterator[str]:
    """What all sessions begin with, each of them, and the notes on their exercises.

    `said` follows the name of every week; without it a single week needs no name.
    """
    sessions = [session for week in weeks for session in week.sessions]
    if not sessions:
        return
    if not look.details:
        yield shared_text(sessions, catalog, look.width)
    if any(map(has_pairs, sessions)):
        yield wrapped(PAIRED, look.width, "", "  ")
    tables, left_out = _exercises(sessions, catalog, look)
    drawn = iter(tables)
    for week in weeks:
        if len(weeks) > 1 or said:
            yield f"Week {week.week}{said}"
        for session in week.sessions:
            yield "\n".join(_session(session, next(drawn), sessions, catalog, look))
    if left_out:
        told = f"columns without room at this width: {', '.join(left_out)}"
        yield wrapped(told, look.width, "", "  ")
    if not look.details:
        yield all_notes_text(sessions, catalog, look.width)


def _exercises(
    sessions: list[Session], catalog: Catalog, look: Look
) -> tuple[list[str], tuple[str, ...]]:
    """The exercises of every session, and the columns that had no room."""
    if look.plain:
        return [session_lines(session, catalog, look.width) for session in sessions], ()
    return session_tables(sessions, catalog, look.width)


def _session(
    session: Session, exercises: str, sessions: list[Session], catalog: Catalog, look: Look
) -> Iterator[str]:
    """Title, what its warm-up has of its own, exercises, and what may replace them for a day."""
    width = look.width
    if look.details:
        before = steps_text("warm-up", session.warmup, catalog, width)
        after = [
            notes_text(session, catalog, width),
            steps_text("cool-down", session.cooldown, catalog, width),
        ]
    else:
        before = own_text("warmup", session, sessions, catalog, width)
        after = [own_text("cooldown", session, sessions, catalog, width)]
    replaced = substitutes_text(session, catalog, width)
    yield from filter(None, [session_title(session, width), before, exercises, *after, replaced])
