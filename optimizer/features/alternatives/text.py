"""Several programs side by side: what each is worth, and what it changes of the first."""

from collections.abc import Iterator

from optimizer.domain.program import Program
from optimizer.features.alternatives.answer import Alternatives
from optimizer.features.diff.text import difference_text, distance_words
from optimizer.problem.catalog import Catalog
from optimizer.show.names import exercise_name
from optimizer.show.text.layout import indented, many, percent, table, wrapped


def alternatives_text(found: Alternatives, catalog: Catalog, width: int = 100) -> str:
    """A table of all programs, then every further one with its difference from the first."""
    first = found.first
    parts = [
        f"client {first.client}",
        _summary(found, width),
        indented(
            table(_rows(found), ["", "objective", "below first", "status", "changes"], [1, 2])
        ),
        wrapped(found.ended, width, "no more: ", " " * 9) if found.ended else "",
        "Program 1\n" + _weeks(first, catalog, width),
    ]
    for number, other in enumerate(found.others, 2):
        parts += [
            f"Program {number}\n" + _weeks(other.program, catalog, width),
            difference_text(other.difference, catalog, width),
        ]
    return "\n\n".join(part for part in [*parts, wrapped(found.disclaimer, width)] if part)


def _summary(found: Alternatives, width: int) -> str:
    several = len(found.others) + 1
    text = f"{many(several, 'program')}, each worth at least {found.floor:,}"
    if several > 1:
        apart = many(found.apart, "exercise")
        text += f"; of any two, each week holds at least {apart} that the other's does not"
    return wrapped(text, width)


def _rows(found: Alternatives) -> Iterator[tuple[str, ...]]:
    best = found.first.objective or 0
    yield "1", f"{best:,}", "", _known(found.first), ""
    for number, other in enumerate(found.others, 2):
        worth = other.program.objective or 0
        share = 100 * (best - worth) / max(1, abs(best))
        changes = distance_words(other.difference.distance)
        yield str(number), f"{worth:,}", f"{share:.2f} %", _known(other.program), changes


def _known(program: Program) -> str:
    """What is proven of a program: the best, or how far it may be below it."""
    if program.gap == 0:
        return "proven best"
    return "gap unknown" if program.gap is None else f"gap {percent(program.gap)}"


def _weeks(program: Program, catalog: Catalog, width: int) -> str:
    """A line for every session."""
    lines = []
    for week in program.weeks:
        for session in week.sessions:
            blocks = (
                " + ".join(f"{exercise_name(i.exercise, catalog)} {i.sets}" for i in block.items)
                for block in session.blocks
            )
            day = f"{week.week} {session.day}" if len(program.weeks) > 1 else str(session.day)
            lines.append(wrapped("; ".join(blocks), width, f"  {day}  ", " " * (len(day) + 4)))
    return "\n".join(lines)
