"""From a record's name and facts to an exercise of ours, with a confidence for every value.

The name tells the movement, the movement and the equipment tell the exercise of ours that it is
like, and from that comes what no source has: pattern, plane, stress, dose. The source's primary
muscles must agree, else a person decides.
"""

from dataclasses import dataclass, replace
from typing import Any

from optimizer.domain.exercise import Exercise, Laterality
from optimizer.features.catalog_import.equipment import BODY, Gear, alternatives, gear
from optimizer.features.catalog_import.guess import Confidence, Guess, ImportOutcome, ImportStatus
from optimizer.features.catalog_import.knowledge import (
    Movement,
    NameRule,
    movements,
    muscle_words,
    name_book,
)
from optimizer.features.catalog_import.record import Record
from optimizer.features.catalog_import.traits import dosed, kept_tags, laterality, level, stress
from optimizer.features.catalog_import.words import plain_words
from optimizer.problem.catalog import Catalog

NO_RULE = "no name rule speaks of it"
CONTRADICTION = "name and muscles contradict each other"
NO_EQUIPMENT = "equipment unknown"
UNKNOWN_WORD = "unknown word"


@dataclass(frozen=True, slots=True)
class Context:
    """What inference looks things up in: `models` is the catalog that movements name exercises of."""

    source: str
    catalog: Catalog
    models: Catalog
    items: frozenset[str]


def inferred(record: Record, context: Context) -> ImportOutcome:
    """What a record becomes: an exercise without id, or a reason for review."""
    muscles, unknown = _muscles(record, context.source)
    found = gear(record, context.items)
    if unknown or found.unknown:
        words = ", ".join((*unknown, *found.unknown))
        return ImportOutcome(record, ImportStatus.REVIEW, UNKNOWN_WORD, words)
    movement, why = _movement(record, muscles, context)
    if movement is None:
        reason, detail = (NO_RULE, "") if why is None else ("not placed on purpose", why)
        return ImportOutcome(
            record, ImportStatus.REVIEW, reason, detail, guesses=_suggestion(muscles)
        )
    if found.main is None and not record.equipment:
        found = replace(found, main=movement.usual)
    like = _exemplar(movement, found, context)
    base = _base(movement, like)
    allowed = {*base["contributions"], *movement.fits}
    pattern = Guess(base["pattern"], Confidence.HIGH if muscles else Confidence.MEDIUM)
    if record.like == "" and muscles and not allowed & muscles:
        told = f"{base['pattern']} by name, {', '.join(record.primary)} by the source"
        low = {"pattern": Guess(base["pattern"], Confidence.LOW)}
        return ImportOutcome(record, ImportStatus.REVIEW, CONTRADICTION, told, guesses=low)
    equipment = alternatives(found, movement, like)
    if equipment is None:
        return ImportOutcome(
            record, ImportStatus.REVIEW, NO_EQUIPMENT, ", ".join(record.equipment),
            guesses={"pattern": pattern},
        )  # fmt: skip
    return _exercise(record, context, base, found, like, pattern, equipment)


def _exercise(
    record: Record,
    context: Context,
    base: dict[str, Any],
    found: Gear,
    like: Exercise | None,
    pattern: Guess,
    equipment: Guess,
) -> ImportOutcome:
    words = plain_words(record.name)
    told = [modifier for modifier in name_book().modifiers if modifier.says(words)]
    sides = laterality(record, words, base["laterality"], found)
    near = like is not None and any(found.main in items for items in like.equipment)
    known = Confidence.HIGH if near or found.main == BODY else Confidence.MEDIUM
    timing = dosed(base, Laterality(sides.value), found, context.catalog)
    standing = min([base["standing"], 1, *(m.standing for m in told if m.standing is not None)])
    guesses = {
        "pattern": pattern,
        "plane": Guess(base["plane"], pattern.confidence),
        "laterality": sides,
        "contributions": Guess(base["contributions"], pattern.confidence),
        "equipment": equipment,
        "level": level(record, base["level"], told),
        "stress": Guess(stress(base["stress"], told), known),
        "dose": Guess(timing["dose"], known),
    }
    exercise = {
        "name": record.name,
        "aliases": list(record.aliases),
        "kind": base["kind"],
        "pattern": base["pattern"],
        "dose": timing.pop("dose"),
        "plane": base["plane"],
        "plane_strict": base["plane_strict"],
        "laterality": sides.value,
        "contributions": base["contributions"],
        "equipment": equipment.value,
        "level": guesses["level"].value,
        "standing": standing,
        "stress": guesses["stress"].value,
        "tags": kept_tags(base["tags"], found, standing),
        **timing,
        "source": ", ".join(part for part in (context.source, record.credit) if part),
    }
    return ImportOutcome(record, ImportStatus.IMPORTED, guesses=guesses, exercise=exercise)


def _muscles(record: Record, source: str) -> tuple[set[str], list[str]]:
    """Our muscles that the primary words may stand for, and words that nobody knows."""
    known = muscle_words(source)
    muscles: set[str] = set()
    unknown = []
    for word in record.primary:
        ours = known.get(word.lower())
        ours = (word.lower(),) if ours is None and word.lower() in _all_ours(known) else ours
        muscles |= set(ours or ())
        unknown += [word] if ours is None else []
    return muscles, unknown


def _all_ours(known: dict[str, tuple[str, ...]]) -> set[str]:
    return {muscle for muscles in known.values() for muscle in muscles}


def _movement(
    record: Record, muscles: set[str], context: Context
) -> tuple[Movement | None, str | None]:
    """The movement of a record, or why it is left to a person (None: nothing speaks of it)."""
    if record.like:
        if record.like in context.models.by_id or record.like in context.catalog.by_id:
            return Movement(like=record.like, standing=1), None
        return None, f"`like` names no exercise of the catalog: {record.like}"
    words = plain_words(record.name)
    rule = next((rule for rule in name_book().rules if _speaks(rule, words, muscles)), None)
    if rule is None:
        return None, None
    return (movements()[rule.movement] if rule.movement else None), rule.review


def _speaks(rule: NameRule, words: str, muscles: set[str]) -> bool:
    if rule.muscle and not muscles.intersection(rule.muscle):
        return False
    return rule.says(words)


def _exemplar(movement: Movement, found: Gear, context: Context) -> Exercise | None:
    """The exercise that a movement is like with this equipment."""
    id_ = movement.with_.get(found.main or "", movement.like or "")
    return context.models.by_id.get(id_) or context.catalog.by_id.get(id_)


def _base(movement: Movement, like: Exercise | None) -> dict[str, Any]:
    """What movement and exemplar say together; the movement has the last word."""
    base: dict[str, Any] = {"kind": "hard", "tags": [], "stress": {}, "level": 1}
    if like is not None:
        base |= {
            "kind": str(like.kind), "pattern": like.pattern, "dose": like.dose,
            "plane": str(like.plane), "plane_strict": like.plane_strict,
            "laterality": str(like.laterality), "contributions": dict(like.contributions),
            "level": like.level, "stress": dict(like.stress), "tags": list(like.tags),
            "like": like,
        }  # fmt: skip
    own = movement.model_dump(
        mode="json", exclude={"like", "usual", "with_", "needs", "fits", "equipment"}
    )
    return base | {key: value for key, value in own.items() if value is not None}


def _suggestion(muscles: set[str]) -> dict[str, Guess]:
    """A pattern for a person to look at first, where only the muscles speak."""
    patterns = [name_book().suggest[m] for m in sorted(muscles) if m in name_book().suggest]
    return {"pattern": Guess(patterns[0], Confidence.LOW)} if patterns else {}


def renamed(outcome: ImportOutcome, id_: str, name: str) -> ImportOutcome:
    """The outcome with its exercise under a free id and name."""
    return replace(outcome, id=id_, exercise={"id": id_, **outcome.exercise, "name": name})
