"""One exercise as another catalog describes it: facts only, in that catalog's words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """Facts of one exercise. `place` says where it stands in its file.

    `category` is the kind of training that the source files it under; `like` is the exercise of ours
    that a person has named for it, `side` what the source says of its sides.
    """

    name: str
    place: str
    aliases: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    primary: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()
    level: str = ""
    category: str = ""
    side: str = ""
    like: str = ""
    credit: str = ""
