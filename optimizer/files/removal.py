"""A catalog without some of its exercises: what becomes of everything that named them.

Ladders forget them. Screens, flags, warm-ups and adjustments go on with what is left; where nothing
is left they are left out, and that is told. What no session can do without is a fault.
"""

from collections.abc import Callable, Collection
from typing import TypeVar

from optimizer.domain.base import Frozen
from optimizer.domain.exercise import Adjustment
from optimizer.domain.preparation import Choice, Preparation
from optimizer.domain.selector import Selector
from optimizer.problem.catalog import Catalog
from optimizer.problem.intake import Change, Flag, Intake, Screen

T = TypeVar("T")
Tell = Callable[[str], None]


class _Needed(Exception):
    """Nothing is left of a selector or of the choices of a slot."""


class NeededError(Exception):
    """Something that every session needs has lost all of its exercises."""


def without(catalog: Catalog, gone: Collection[str], tell: Tell) -> Catalog:
    """The catalog with every reference to removed exercises dropped; `tell` hears what is lost.

    Raises NeededError, with what needs them, if something that cannot be left out is empty then.
    """
    exercises = tuple(
        exercise.model_copy(
            update={
                "easier": tuple(e for e in exercise.easier if e not in gone),
                "harder": tuple(e for e in exercise.harder if e not in gone),
            }
        )
        for exercise in catalog.exercises
    )
    return catalog.model_copy(
        update={
            "exercises": exercises,
            "adjustments": tuple(_adjustments(catalog.adjustments, gone)),
            "intake": _intake(catalog.intake, gone, tell),
            "preparation": _preparation(catalog.preparation, gone, tell),
        }
    )


def _adjustments(adjustments: Collection[Adjustment], gone: Collection[str]) -> list[Adjustment]:
    """Adjustments of what is left; one that spoke only of removed exercises has nothing to say."""
    kept = []
    for adjustment in adjustments:
        left = tuple(e for e in adjustment.exercises if e not in gone)
        if left or not adjustment.exercises:
            kept.append(adjustment.model_copy(update={"exercises": left}))
    return kept


def _intake(intake: Intake, gone: Collection[str], tell: Tell) -> Intake:
    def kept(entry: Screen | Flag) -> Screen | Flag:
        changes = [_change(change, gone, entry.id, tell) for change in entry.changes]
        return entry.model_copy(update={"changes": tuple(c for c in changes if c is not None)})

    return intake.model_copy(
        update={
            "screens": tuple(kept(screen) for screen in intake.screens),
            "flags": tuple(kept(flag) for flag in intake.flags),
        }
    )


def _change(change: Change, gone: Collection[str], owner: str, tell: Tell) -> Change | None:
    """What is left of a change. Nothing to like or to leave out is no loss, a rule is."""
    if change.prefer:
        left = {name: points for name, points in change.prefer.items() if name not in gone}
        return change.model_copy(update={"prefer": left}) if left else None
    try:
        return _pruned(change, gone)
    except _Needed:
        if change.rule is not None:
            tell(f"{owner}: the rule {change.rule.id} is left out, all it names is removed")
        return None


def _preparation(preparation: Preparation, gone: Collection[str], tell: Tell) -> Preparation:
    phases = []
    for phase in preparation.phases:
        slots = _parts(phase.slots, gone, f"warm-up: a part of {phase.id}", tell)
        fallbacks = _left(phase.fallbacks, gone)
        phases.append(phase.model_copy(update={"slots": slots, "fallbacks": fallbacks}))
    correctives = _parts(preparation.correctives, gone, "correctives: one of them", tell)
    cooldown = preparation.cooldown
    slots = _parts(cooldown.slots, gone, "cool-down: a part", tell)
    flows = _left(cooldown.flows, gone)
    if not flows:
        raise NeededError("the flow of the cool-down")
    try:
        functional = _pruned(preparation.functional, gone)
    except _Needed as error:
        raise NeededError("the movement that closes the correctives") from error
    return preparation.model_copy(
        update={
            "phases": tuple(phases),
            "correctives": correctives,
            "cooldown": cooldown.model_copy(update={"slots": slots, "flows": flows}),
            "functional": functional,
        }
    )


def _left(choices: tuple[Choice, ...], gone: Collection[str]) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice.exercise not in gone)


def _parts(parts: tuple[T, ...], gone: Collection[str], what: str, tell: Tell) -> tuple[T, ...]:
    """Slots or correctives that have a choice left."""
    kept = []
    for part in parts:
        try:
            kept.append(_pruned(part, gone))
        except _Needed:
            tell(f"{what} is left out, all its exercises are removed")
    return tuple(kept)


def _pruned(value: T, gone: Collection[str]) -> T:
    """A value without removed exercises in its selectors and choices; raises if none is left."""
    if isinstance(value, tuple):
        left = tuple(_pruned(v, gone) for v in value if getattr(v, "exercise", None) not in gone)
        if not left and any(isinstance(part, Choice) for part in value):
            raise _Needed
        return left  # type: ignore[return-value]
    if isinstance(value, Selector) and value.id:
        ids = tuple(id_ for id_ in value.id if id_ not in gone)
        if not ids:
            raise _Needed
        return value.model_copy(update={"id": ids})
    if isinstance(value, Frozen):
        if getattr(value, "exercise", None) in gone:
            raise _Needed
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        nested = {k: v for k, v in fields.items() if isinstance(v, tuple | Frozen)}
        return value.model_copy(update={k: _pruned(v, gone) for k, v in nested.items()})
    return value
