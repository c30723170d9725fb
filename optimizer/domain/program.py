"""The answer: a program with its audit and proof (formats.md section 6)."""

from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.exercise import Intensity
from optimizer.domain.repairs import LeastMinutes, Price, Repair
from optimizer.domain.repetitions import Repetitions
from optimizer.domain.week import Weekday, WeekName

DISCLAIMER = (
    "Informational only, not medical advice. Ask a qualified professional before you change your "
    "training; stop and seek care if something hurts."
)


class Status(StrEnum):
    """What is known: OPTIMAL and INFEASIBLE are proven."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


LoadKind = Literal["weight", "band", "bodyweight"]
"""What a lift is done against: a weight that can be raised in steps, a band, or the body alone."""


class Item(Frozen):
    """One exercise of a block and how it is done."""

    exercise: str
    sets: int = Field(ge=1, le=20)
    reps: str = Field(default="", max_length=40)
    rir: int | None = Field(default=None, ge=0, le=10)
    rest_seconds: int = Field(ge=0, le=3600)
    tempo: str | None = Field(default=None, max_length=20)
    note: str | None = Field(default=None, max_length=200)
    substitute: str | None = Field(default=None, max_length=80)
    """What may take its place for a day, with as many sets: every rule still holds."""
    name: str | None = Field(default=None, max_length=80)
    load: LoadKind | None = None
    repetitions: Repetitions | None = None
    """`reps` as numbers. Files from before these three fields leave them out."""


class Block(Frozen):
    """Exercises done together: one is straight sets, two are a superset."""

    seconds: int = Field(ge=0)
    items: tuple[Item, ...] = Field(min_length=1, max_length=2)


class StepPhase(StrEnum):
    """Phases of a warm-up and of a cool-down, in the order in which they are done."""

    BREATH = "breath"
    ACTIVATION = "activation"
    PATTERN_PREP = "pattern_prep"
    RAMP = "ramp"
    STRETCH = "stretch"
    STRENGTHEN = "strengthen"
    FUNCTIONAL = "functional"
    UNWIND = "unwind"


class Step(Frozen):
    """A part of a warm-up or cool-down; `exercise` of a ramp is the lift it leads to."""

    phase: StepPhase
    exercise: str
    seconds: int = Field(gt=0)
    text: str = Field(max_length=120)


class Session(Frozen):
    """One training day. A file that leaves `warmup` or `cooldown` out does not say what fills it."""

    day: Weekday
    title: str
    budget_minutes: int = Field(ge=1)
    seconds: int = Field(ge=0)
    warmup_seconds: int = Field(ge=0)
    cooldown_seconds: int = Field(ge=0)
    warmup: tuple[Step, ...] | None = None
    cooldown: tuple[Step, ...] | None = None
    blocks: tuple[Block, ...]
    theme: str | None = None
    """What the session is about, in the week's framework."""
    intensity: Intensity | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all blocks, in order."""
        return tuple(item for block in self.blocks for item in block.items)


class Week(Frozen):
    """One week of the rotation."""

    week: WeekName
    sessions: tuple[Session, ...]


class AuditRow(Frozen):
    """One rule, measured on the finished program. Values are exact text."""

    rule: str
    week: str
    value: str
    min: str | None
    max: str | None
    unit: str
    ok: bool


class ShouldRow(AuditRow):
    """A rule that a week may miss, measured: by how much it does, and what that costs in points."""

    missed: str
    cost: int


class TermRow(Frozen):
    """One term of the objective; the objective is the sum of weight times value."""

    term: str
    weight: int
    value: int

    @property
    def points(self) -> int:
        """What the term adds to the objective."""
        return self.weight * self.value


class ChangeRow(Frozen):
    """What a screen or flag changed: the answer, the rule or term it concerns, and a sentence."""

    trigger: str
    rule: str
    effect: str


class ConflictMember(Frozen):
    """A rule or scenario fact that takes part in a conflict, in a coach's words."""

    rule: str
    fact: str
    sentence: str


class Conflict(Frozen):
    """Why no week exists, and what would make one possible.

    `minimal` says that dropping any one member was shown to help the others. `permitted` are rules
    that only allow something, such as pairs: the members contradict each other in spite of them.
    `least` and `prices` are given where time is what lacks. `repairs` are ranked, cheapest first.
    """

    members: tuple[ConflictMember, ...]
    minimal: bool
    proven: tuple[str, ...]
    hint: str = ""
    permitted: tuple[str, ...] = ()
    least: tuple[LeastMinutes, ...] = ()
    prices: tuple[Price, ...] = ()
    repairs: tuple[Repair, ...] = ()
    note: str = ""
    """What was not looked for, or not found, and why."""


class Provenance(Frozen):
    """What the answer was made with."""

    version: str
    ortools: str
    catalog_sha256: str
    scenario_sha256: str
    seed: int
    workers: int
    solve_seconds: float
    build_seconds: float


class Program(Frozen):
    """The program file."""

    format: Literal["program/1"] = "program/1"
    client: str
    scenario: dict[str, Any]
    constraint_set: str
    status: Status
    objective: int | None
    bound: int | None
    gap: float | None
    objective_terms: tuple[TermRow, ...]
    weeks: tuple[Week, ...]
    audit: tuple[AuditRow, ...]
    shoulds: tuple[ShouldRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    conflict: Conflict | None
    provenance: Provenance | None
    disclaimer: str = DISCLAIMER


def gap_of(objective: int | None, bound: int | None) -> float | None:
    """Relative gap `(bound - objective) / |objective|`, rounded up at the sixth digit."""
    if objective is None or bound is None:
        return None
    if bound <= objective:
        return 0.0
    return -(-(bound - objective) * 1_000_000 // max(1, abs(objective))) / 1_000_000
