"""One training day as a table."""

from collections.abc import Iterable, Iterator, Sequence

from optimizer.domain.program import Block, Item, Session
from optimizer.problem.catalog import Catalog
from optimizer.problem.effective import CHANGEOVER_SECONDS
from optimizer.show.text.grid import Column, Grid, grid
from optimizer.show.text.layout import clock, indented, wrapped
from optimizer.show.text.names import exercise_name
from optimizer.show.text.notes import notes_text
from optimizer.show.text.workup import steps_text

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHORTEST_NAME = 24
"""Letters of an exercise's name that are shown at least."""
PER_SIDE = " per side"
PAIRED = f"Pairs (A1 with A2): {CHANGEOVER_SECONDS} s to change over, and the rest after the second"


def session_text(session: Session, catalog: Catalog, width: int = 100) -> str:
    """Title, minutes used of the day's budget, and every exercise with its dose.

    Around the table stand the steps of warm-up and cool-down, and under it the notes.
    """
    (exercises,), _ = session_tables([session], catalog, width)
    parts = [
        session_title(session, width),
        steps_text("warm-up", session.warmup, catalog, width),
        exercises,
        wrapped(PAIRED, width, "  ", "    ") if has_pairs(session) else "",
        notes_text(session, catalog, width),
        steps_text("cool-down", session.cooldown, catalog, width),
    ]
    return "\n".join(part for part in parts if part)


def has_pairs(session: Session) -> bool:
    """Whether any exercises of a session are done in turns."""
    return any(len(block.items) > 1 for block in session.blocks)


def session_name(session: Session) -> str:
    """The session's title, with how heavy it is."""
    heavy = f" ({session.intensity})" if session.intensity is not None else ""
    return session.title + heavy


def session_title(session: Session, width: int) -> str:
    """Day, title and minutes of a session."""
    used = f"{clock(session.seconds)} of {session.budget_minutes}:00"
    around = [f"warm-up {clock(session.warmup_seconds)}"]
    if session.cooldown_seconds:
        around.append(f"cool-down {clock(session.cooldown_seconds)}")
    title = f"{session.day.capitalize()}  {session_name(session)}   {used}, {', '.join(around)}"
    return wrapped(title, width)


def session_tables(
    sessions: Sequence[Session], catalog: Catalog, width: int
) -> tuple[list[str], tuple[str, ...]]:
    """A table for every session, all with the same columns, and the columns without room."""
    drawn = _grid(
        [block for session in sessions for block in session.blocks], sessions, catalog, width
    )
    tables, first = [], 0
    for session in sessions:
        last = first + len(session.items)
        tables.append(indented("\n".join([drawn.header, *drawn.rows[first:last]])))
        first = last
    return tables, drawn.left_out


def marks(session: Session) -> Iterator[tuple[str, str, Block, Item]]:
    """Each item with its mark ("A1", "A2", "B1"; none outside a pair) and its bracket."""
    for letter, block in lettered(session.blocks):
        for number, item in enumerate(block.items, 1):
            bracket = "┐" if number == 1 else "┘"
            yield (f"{letter}{number}", bracket, block, item) if letter else ("", "", block, item)


def lettered(blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with its letter, which only a pair has."""
    letters = iter(LETTERS)
    for block in blocks:
        yield next(letters, LETTERS[-1]) if len(block.items) > 1 else "", block


def rest_seconds(block: Block, item: Item) -> int:
    """Seconds from a set to the next one of the block: a pair rests after its second exercise."""
    if len(block.items) == 1:
        return item.rest_seconds
    if item is block.items[0]:
        return CHANGEOVER_SECONDS
    return max(member.rest_seconds for member in block.items)


def dose(item: Item) -> str:
    """Sets and repetitions: `3 x 8-12`."""
    return f"{item.sets} x {item.reps}" if item.reps else f"{item.sets}"


def _grid(blocks: list[Block], sessions: Sequence[Session], catalog: Catalog, width: int) -> Grid:
    found = [marked for session in sessions for marked in marks(session)]
    doses = [dose(item) for *_, item in found]
    return grid(
        [
            Column("", [f"{mark} {bracket}".strip() for mark, bracket, *_ in found]),
            Column(
                "exercise", [exercise_name(item.exercise, catalog) for *_, item in found],
                least=SHORTEST_NAME,
            ),
            Column("sets x reps", doses, short=[d.replace(PER_SIDE, "/side") for d in doses]),
            Column(
                "RIR", ["-" if item.rir is None else str(item.rir) for *_, item in found],
                right=True, drop=1,
            ),
            Column(
                "rest", [clock(rest_seconds(block, item)) for *_, block, item in found],
                right=True, drop=2,
            ),
            Column("tempo", [item.tempo or "" for *_, item in found], drop=3),
        ],
        width - 2,
    )  # fmt: skip
