"""Framework: every session has a theme, holds what it allows, and fills its slots."""

from collections import Counter
from collections.abc import Iterator

from optimizer.domain.exercise import Exercise
from optimizer.domain.framework import Framework, Slot, Theme
from optimizer.domain.program import Session
from optimizer.kinds.framework import FrameworkRule
from optimizer.kinds.pairs import pairing
from optimizer.verifier.finding import Finding, bounded
from optimizer.verifier.tally import Tally

HALF_SETS_OF_A_HEAD = 2
"""One set of each head of a triad."""


def check(rule: FrameworkRule, tally: Tally) -> Iterator[Finding]:
    """Count the slots that are filled, each by an exercise of its own (rules.md section 3).

    What is out of place - a theme too often, an exercise that its session may not hold, a second
    main lift, an emphasis without the most sets, a finisher that is not last, slots that do not take
    turns - counts against the slots.
    """
    sessions = tally.week.sessions
    if rule.free and all(session.theme is None for session in sessions):
        yield bounded(rule.id, 0, 0, 0, "slots", f"{rule.id}: no framework")
        return
    chosen = next(
        (f for f in rule.choices if all(f.theme(s.theme) is not None for s in sessions)), None
    )
    if chosen is None:
        themes = ", ".join(f"{s.day} {s.theme or 'none'}" for s in sessions)
        yield bounded(rule.id, 0, 1, None, "slots", f"{rule.id}: themes of no framework: {themes}")
        return
    wanted, filled, wrong = 0, 0, list(_shares(chosen, tally))
    for session in sessions:
        theme = chosen.theme(session.theme)
        assert theme is not None
        wanted += len(theme.slots)
        filled += _filled(theme, session, tally)
        wrong += [f"{session.day}: {fault}" for fault in _misplaced(theme, session, tally)]
    message = f"{rule.id}: {filled} of {wanted} slots of {chosen.name} filled"
    if wrong:
        message += f"; {'; '.join(wrong)}"
    yield bounded(rule.id, filled - len(wrong), wanted, None, "slots", message)


def _shares(chosen: Framework, tally: Tally) -> Iterator[str]:
    sessions = tally.week.sessions
    if len(sessions) not in chosen.days:
        yield f"{chosen.name} is not made for {len(sessions)} days"
    days = Counter(session.theme for session in sessions)
    for theme in chosen.themes:
        if days[theme.id] not in chosen.shares(len(sessions)):
            yield f"{theme.title} stands on {days[theme.id]} days"
    for sort in chosen.in_week:
        if not tally.sets(sort):
            yield "a lift that the week must hold is missing"


def _filled(theme: Theme, session: Session, tally: Tally) -> int:
    """The most slots that can be filled at once: a maximum matching of slots and exercises."""
    held = {slot.id: _fillers(slot, session, tally) for slot in theme.filled}
    taken: dict[str, str] = {}

    def give(slot: str, seen: set[str]) -> bool:
        for exercise in held[slot]:
            if exercise.id in seen:
                continue
            seen.add(exercise.id)
            if exercise.id not in taken or give(taken[exercise.id], seen):
                taken[exercise.id] = slot
                return True
        return False

    triads = [slot for slot in theme.slots if slot.heads]
    whole = sum(
        all(tally.half_sets(head, session.day) >= HALF_SETS_OF_A_HEAD for head in slot.heads)
        for slot in triads
    )
    return whole + sum(give(slot.id, set()) for slot in theme.filled)


def _fillers(slot: Slot, session: Session, tally: Tally) -> list[Exercise]:
    sort = slot.picks(tally.scenario.weeks, tally.week.week)
    return [e for e in tally.exercises(session.day) if sort.matches(e)]


def _misplaced(theme: Theme, session: Session, tally: Tally) -> Iterator[str]:
    for exercise in tally.exercises(session.day):
        if theme.holds and not any(sort.matches(exercise) for sort in theme.holds):
            yield f"{exercise.id} has no place in {theme.title}"
    for slot in theme.filled:
        assert slot.of is not None
        own = [e for e in tally.exercises(session.day) if slot.of.matches(e)]
        if (slot.only or slot.emphasis) and len(own) > 1:
            yield f"{slot.name}: {' and '.join(e.id for e in own)}, only one may stand"
        if slot.emphasis and not _leads(own, session, tally):
            yield f"{slot.name}: another exercise has more sets"
        if slot.last and not _last(slot, session, tally):
            yield f"{slot.name} is not last"
    rules = tally.rules
    for first, second in theme.turns if pairing(rules, tally.scenario) is not None else ():
        if not _take_turns(first, second, session, tally):
            yield f"{first.name} and {second.name} do not take turns"


def _leads(own: list[Exercise], session: Session, tally: Tally) -> bool:
    most = max((tally.sets_of(e.id, session.day) for e in own), default=0)
    return all(tally.sets_of(e.id, session.day) <= most for e in tally.exercises(session.day))


def _last(slot: Slot, session: Session, tally: Tally) -> bool:
    fillers = {e.id for e in _fillers(slot, session, tally)}
    return bool(session.blocks) and any(i.exercise in fillers for i in session.blocks[-1].items)


def _take_turns(first: Slot, second: Slot, session: Session, tally: Tally) -> bool:
    firsts = {e.id for e in _fillers(first, session, tally)}
    seconds = {e.id for e in _fillers(second, session, tally)}
    return any(
        len(block.items) == 2
        and block.items[0].exercise in firsts
        and block.items[1].exercise in seconds
        for block in session.blocks
    )
