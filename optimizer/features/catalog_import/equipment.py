"""What an exercise is done with: the source's words, the name's, and the movement's."""

from dataclasses import dataclass

from optimizer.domain.exercise import Exercise
from optimizer.features.catalog_import.guess import Confidence, Guess
from optimizer.features.catalog_import.knowledge import ItemWord, Movement, item_book
from optimizer.features.catalog_import.record import Record
from optimizer.features.catalog_import.words import plain_words

BODY, MACHINE, OTHER = "body", "machine", "other"

SHARED_MOUNT = {"landmine": ("landmine", "barbell")}
"""Items that are no use alone, and what they stand for."""


@dataclass(frozen=True, slots=True)
class Gear:
    """What a record says: the item that it is done with, what else, and words nobody knows.

    `main` is one of our items, "body", "machine", or None if nothing tells.
    """

    main: str | None
    also: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def gear(record: Record, items: frozenset[str]) -> Gear:
    """Read a record's equipment and name; `items` are the ids that the catalog knows."""
    book, words = item_book(), plain_words(record.name)
    said, unknown = _said(record, items)
    frames = [item for item in said if item in book.frames]
    loads = [item for item in said if item not in book.frames]
    spoken = [item for item in loads if item.replace("_", " ") in words]
    main = next(iter((*spoken, *loads)), BODY if frames else None)
    telling = [word for word in book.words if word.says(words)]
    named = next((word.main for word in telling if word.main), None)
    main = named or main
    if main is None:
        main = next((word.when_unknown for word in telling if word.when_unknown), None)
    also = [word.also for word in telling if word.also and _asked(word, main)]
    also += frames
    return Gear(main, tuple(dict.fromkeys(item for item in also if item != main)), unknown)


def _asked(word: ItemWord, main: str | None) -> bool:
    return not word.of or main in word.of


def _said(record: Record, items: frozenset[str]) -> tuple[list[str], tuple[str, ...]]:
    said: list[str] = []
    unknown: list[str] = []
    for written in record.equipment:
        token = written.lower().strip()
        id_ = token.replace(" ", "_")
        if id_ in items or id_ in item_book().new:
            said.append(id_)
        elif token in item_book().tokens:
            ours = item_book().tokens[token]
            said += [ours] if ours is not None else []
        elif token.endswith("machine"):
            said.append(MACHINE)
        else:
            known = [
                k for k in item_book().tokens if token.startswith((f"{k} with", f"double {k}"))
            ]
            ours = item_book().tokens[known[0]] if known else None
            said += [ours] if ours is not None else []
            unknown += [] if known else [written]
    return said, tuple(unknown)


def alternatives(gear: Gear, movement: Movement, like: Exercise | None) -> Guess | None:
    """Any-of lists of what is needed; None if that can't be told."""
    also = list(gear.also)
    if gear.main in movement.needs and (gear.main == MACHINE or movement.equipment == "own"):
        own = [] if gear.main in (BODY, MACHINE) else [gear.main]
        return _guess([_whole(own + list(movement.needs[gear.main]), also)], Confidence.MEDIUM)
    if gear.main is None and OTHER in movement.needs:
        return _guess([_whole(list(movement.needs[OTHER]), also)], Confidence.MEDIUM)
    offered: list[list[str]] = []
    if movement.equipment == "like" and like is not None:
        offered = [list(items) for items in like.equipment if _fits(gear.main, items)]
    if offered:
        sure = Confidence.HIGH if gear.main is not None else Confidence.MEDIUM
        return _guess([_whole(items, also) for items in offered], sure)
    main = gear.main
    if main in (None, MACHINE) or (main == BODY and not _bare(movement)):
        return None
    if main == BODY:
        return _guess([_whole(list(movement.needs.get(BODY, ())), also)], Confidence.MEDIUM)
    frames = (
        _frames(like) if movement.equipment == "like" and main not in item_book().frames else ()
    )
    needs = movement.needs.get(str(main), ())
    return _guess([_whole([str(main), *frames, *needs], also)], Confidence.MEDIUM)


def _bare(movement: Movement) -> bool:
    """Whether a movement may go without equipment though what it is like does not."""
    return movement.equipment == "own" or BODY in movement.needs


def _frames(like: Exercise | None) -> tuple[str, ...]:
    """Bench, box or rack that an exercise keeps when its load is another."""
    first = like.equipment[0] if like is not None else ()
    return tuple(item for item in first if item in item_book().frames)


def _fits(main: str | None, items: tuple[str, ...]) -> bool:
    """Whether one of our alternatives is done with the item."""
    book = item_book()
    if main == MACHINE:
        return any(item in book.machines for item in items)
    if main in (None, BODY):
        return all(item in book.frames for item in items) and (main == BODY or bool(items))
    return main in items


def _whole(items: list[str], also: list[str]) -> list[str]:
    whole = [part for item in (*items, *also) for part in SHARED_MOUNT.get(item, (item,))]
    if "incline_bench" in whole:
        whole = [item for item in whole if item != "flat_bench"]
    return list(dict.fromkeys(whole))


def _guess(offered: list[list[str]], confidence: Confidence) -> Guess:
    unique = [list(items) for items in dict.fromkeys(map(tuple, offered))]
    return Guess(unique, confidence)
