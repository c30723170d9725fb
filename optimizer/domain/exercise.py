"""Exercises and what they are described by: muscles, equipment, doses, patterns, tags."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from optimizer.domain.base import Frozen


class Goal(StrEnum):
    """What the client trains for; sets rests and repetitions, never the balance rules."""

    BALANCE = "balance"
    STRENGTH = "strength"
    HYPERTROPHY = "hypertrophy"
    ENDURANCE = "endurance"


class Level(StrEnum):
    """Training experience; `rank` is compared with `Exercise.level`."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def rank(self) -> int:
        """1 beginner, 2 intermediate, 3 advanced."""
        return list(Level).index(self) + 1


class Intensity(StrEnum):
    """How heavy the compound lifts of a session are, where a framework alternates them."""

    HEAVY = "heavy"
    MODERATE = "moderate"
    VOLUME = "volume"


class Kind(StrEnum):
    """What a set of the exercise counts for (formats.md section 1)."""

    HARD = "hard"
    DRILL = "drill"
    WARMUP = "warmup"
    MOBILITY = "mobility"
    CONDITIONING = "conditioning"

    @property
    def scheduled(self) -> bool:
        """Only hard work and drills are given sets by the model."""
        return self in (Kind.HARD, Kind.DRILL)


class Plane(StrEnum):
    """The plane of motion."""

    SAGITTAL = "sagittal"
    FRONTAL = "frontal"
    TRANSVERSE = "transverse"


class Laterality(StrEnum):
    """Both sides together, one side at a time, or in turns."""

    BILATERAL = "bilateral"
    UNILATERAL = "unilateral"
    ALTERNATING = "alternating"


class MuscleClass(StrEnum):
    """How tightly a muscle is bounded (evidence.md section 11); DRILL muscles count drills too."""

    FULL = "A"
    MINOR = "B"
    STABILISER = "C"
    CAPPED = "-"


class Chain(StrEnum):
    """Front or back of the body."""

    ANTERIOR = "anterior"
    POSTERIOR = "posterior"
    NEUTRAL = "neutral"


class Muscle(Frozen):
    """A muscle that sets are counted for. Bounds in weekly hard sets."""

    id: str
    name: str
    class_: MuscleClass = Field(alias="class")
    chain: Chain
    antagonists: tuple[str, ...] = ()
    min: int = Field(ge=0)
    max: int | None = Field(ge=0)


class Group(Frozen):
    """Muscles counted as one: a set adds the largest contribution among the members."""

    id: str
    name: str
    class_: MuscleClass = Field(alias="class")
    chain: Chain
    members: tuple[str, ...]
    min: int = Field(ge=0)
    max: int | None = Field(ge=0)


class Named(Frozen):
    """An entry of a closed vocabulary."""

    id: str
    name: str


class EquipmentItem(Named):
    """A piece of equipment; `load` says that its weight can be raised in steps."""

    load: bool = False


class Preset(Named):
    """A named collection of equipment."""

    items: tuple[str, ...]


class Stress(Named):
    """A sensitive place; `high` names examples of level 2."""

    high: str


class Pattern(Named):
    """A movement pattern, `family` or `family/movement`.

    `stress` is what each of its exercises loads at least, unless the exercise says that it `spares` it.
    """

    region: Literal["lower", "upper", "core"]
    stress: dict[str, Literal[1, 2]] = Field(default={})

    @property
    def family(self) -> str:
        """The part before the slash."""
        return self.id.partition("/")[0]


class Tag(Frozen):
    """A tag that rules and reports may name."""

    id: str
    meaning: str


class Dose(Frozen):
    """The class an exercise is dosed by: seconds, its place in a session, and how it is done.

    `intensities` are the repetitions of a heavy or volume day, by level; those of endurance stand alone.
    `tempo` is lowering - stretched - lifting - shortened, in seconds.
    """

    id: str
    order: int
    compound: bool
    work_seconds: int = Field(gt=0)
    setup_seconds: int = Field(ge=0)
    rest_seconds: dict[Goal, int]
    reps: dict[Goal, str]
    beginner_reps: dict[Goal, str] = Field(default={})
    intensities: dict[Intensity, dict[Level, str]] = Field(default={})
    endurance_intensities: dict[Intensity, str] = Field(default={})
    tempo: str = ""
    rir: dict[Level, dict[Goal, int]]


class Adjustment(Frozen):
    """What exercises ask for beside their dose; every field given must hold, a list is any of.

    `when` limits it to clients with one of these flags or failed screens.
    """

    id: str
    exercises: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    reps: str = ""
    tempo: str = ""
    note: str = ""
    source: str


DRILL_ORDER, GRIP_ORDER = 7, 9
"""Places in a session after all lifts (`Dose.order`)."""


class Exercise(Frozen):
    """One exercise, complete (formats.md section 7). `contributions` are half sets per set.

    `spares` says why a place is not loaded that the pattern's exercises load otherwise.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: str = Field(min_length=2, max_length=80)
    aliases: tuple[str, ...] = ()
    kind: Kind
    pattern: str
    dose: str
    plane: Plane
    plane_strict: bool
    laterality: Laterality
    contributions: dict[str, Literal[1, 2]]
    equipment: tuple[tuple[str, ...], ...] = Field(min_length=1)
    level: Literal[1, 2, 3]
    standing: Literal[0, 1, 2, 3]
    stress: dict[str, Literal[1, 2]] = Field(default={})
    spares: dict[str, str] = Field(default={})
    tags: tuple[str, ...] = ()
    work_seconds: int = Field(gt=0, le=3600)
    rest_seconds: dict[Goal, int]
    setup_seconds: int = Field(ge=0, le=600)
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    cue: str = ""
    source: str
    region: Literal["lower", "upper", "core"]
    compound: bool
    loadable: bool
    order: int
    pattern_order: int

    @property
    def family(self) -> str:
        """The pattern's part before the slash."""
        return self.pattern.partition("/")[0]

    @property
    def place(self) -> tuple[int, int, int, str]:
        """Sort key inside a session: drills late, grip last, else by dose, then by pattern."""
        order = self.order
        if self.kind is Kind.DRILL:
            order = DRILL_ORDER
        if "grip" in self.tags:
            order = GRIP_ORDER
        return order, self.pattern_order, -self.setup_seconds, self.id

    def set_seconds(self, goal: Goal) -> int:
        """Seconds that one straight set takes, its rest included."""
        return self.work_seconds + self.rest_seconds[goal]

    def needs(self, owned: frozenset[str]) -> bool:
        """Whether no alternative of the equipment is wholly owned."""
        return not any(owned.issuperset(items) for items in self.equipment)
