"""A changed program: how near it is to the one before, what changes, and the sessions that do."""

from collections.abc import Iterator

from rich.console import RenderableType

from optimizer.domain.nearness import Nearness, ThemesFate
from optimizer.features.diff.text import difference_text, distance_words
from optimizer.features.swap.answer import Swap
from optimizer.problem.catalog import Catalog
from optimizer.show.text.layout import listed, percent, wrapped
from optimizer.show.text.sessions import session_text
from optimizer.show.text.style import BLANK, paragraphs, stack, status, title
from optimizer.show.week import plan_weeks

THEMES = {
    ThemesFate.MOVED: "the framework stays, but its sessions change days",
    ThemesFate.OTHER: "no week of the old framework was found, so another takes its place",
    ThemesFate.DROPPED: "no week of the old framework was found, so sessions have no themes",
}
"""What became of the themes, where they are not kept."""
COMPARED = {
    ThemesFate.KEPT: " with these themes",
    ThemesFate.MOVED: " of this framework",
    ThemesFate.OTHER: " of this framework",
}
"""Which weeks a proof speaks of; others may change less and give up the themes."""


def swap_text(swap: Swap, catalog: Catalog, width: int = 100) -> RenderableType:
    """Write what is known, what was asked for, the difference, and the sessions that change.

    Only for a swap or repair with weeks; why there are none is told by the program itself.
    """
    assert swap.nearness is not None
    assert swap.difference is not None
    head: list[RenderableType] = [title(f"client {swap.program.client}")]
    if swap.asked:
        head.append(wrapped(listed(swap.asked, "and"), width, "asked for: ", " " * 11))
    head += [wrapped(f"note: {note}", width) for note in swap.notes]
    return paragraphs(
        [
            stack(*head),
            stack(*status_lines(swap.nearness, width)),
            difference_text(swap.difference, catalog, width),
            *_sessions(swap, catalog, width),
            wrapped(_proof(swap), width),
            wrapped(swap.disclaimer, width),
        ]
    )


def undecided_text(swap: Swap, width: int = 100) -> RenderableType:
    """Write what is known where the limit came before any week."""
    assert swap.least is not None
    lines: list[RenderableType] = [
        title(f"client {swap.program.client}"),
        BLANK,
        status(
            wrapped(
                "UNDECIDED: within the limit no week was found that keeps the rules, and none was "
                "ruled out. Give it more time (--time-limit 300).",
                width,
            )
        ),
    ]
    if swap.least.exercises:
        lines.append(f"known so far: {_at_least(swap.least.exercises)}")
    return stack(*lines)


def status_lines(nearness: Nearness, width: int) -> Iterator[RenderableType]:
    """Say how near the week is, and how far that is proven."""
    found = nearness.distance
    if found.key == (0, 0):
        yield status("UNCHANGED: the week keeps all of this as it is")
        return
    if nearness.proven:
        known = f"no week{COMPARED.get(nearness.themes, '')} that keeps the rules is nearer"
        told = f"NEAREST: {distance_words(found)} change; proven, {known}"
        yield status(wrapped(told, width))
    else:
        yield status(wrapped(_near(nearness), width))
    if nearness.themes in THEMES:
        yield wrapped(THEMES[nearness.themes], width)
    if nearness.proven and nearness.best:
        yield "of all weeks so near it is worth most (proven)"


def _at_least(exercises: int) -> str:
    """Say how many exercises change in any week."""
    return (
        f"at least {exercises} {'exercise has' if exercises == 1 else 'exercises have'} to change"
    )


def _near(nearness: Nearness) -> str:
    """What was found, and what is proven of any week, where the limit ended the search."""
    found, least = nearness.distance, nearness.least
    compared = COMPARED.get(nearness.themes, "")
    if found.exercises == least.exercises:
        known = f"no week{compared} changes fewer exercises, and so few with less than {least.sets} sets"
    elif least.exercises:
        known = f"{_at_least(least.exercises)} in a week{compared or ' that keeps the rules'}"
    else:
        known = "nothing about fewer changes"
    return (
        f"NEAR: {distance_words(found)} change, the nearest week that was found. Proven: {known}; "
        "more time (--time-limit 300) may find a nearer week"
    )


def _sessions(swap: Swap, catalog: Catalog, width: int) -> Iterator[RenderableType]:
    """The sessions that differ, as they are now."""
    assert swap.difference is not None
    changed = {
        (row.week, row.day)
        for rows in (swap.difference.sets, swap.difference.pairs, swap.difference.themes)
        for row in rows
    }
    several = len(swap.program.weeks) > 1
    for week in plan_weeks(swap.program, catalog):
        for training in week.sessions:
            if (week.label, training.day) in changed:
                yield session_text(training, width, f"{week.title}, " if several else "")


def _proof(swap: Swap) -> str:
    program = swap.program
    rules = len({row.rule for row in program.audit})
    parts = [f"all {rules} rules hold (verified)"]
    if program.objective is not None:
        parts.append(f"objective {program.objective:,}")
    if program.gap is not None:
        parts.append(f"at most {percent(program.gap)} below the best week of any kind")
    made = program.provenance
    if made is not None:
        parts.append(f"{made.build_seconds + made.solve_seconds:.1f} s, seed {made.seed}")
    return "proof: " + "; ".join(parts)
