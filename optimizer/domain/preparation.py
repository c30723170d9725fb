"""Warm-up, correctives and cool-down as data; `catalog/warmup.yaml` fills these types."""

from typing import Literal

from pydantic import Field, model_validator

from optimizer.domain.base import Frozen, Many

DayType = Literal["upper", "lower", "full"]


class Choice(Frozen):
    """An exercise of a warm-up or cool-down, and how it is done."""

    exercise: str
    text: str = Field(min_length=5, max_length=90)


class WarmupSlot(Frozen):
    """A place in a phase: the first choice that fits the client fills it.

    `on` limits it to types of day, `patterns` to days with a lift of one of them, `when` to clients
    with one of these flags or failed screens. With `seconds` its length is fixed and it goes first;
    else the slots of a phase share what is left.
    """

    on: tuple[DayType, ...] = ()
    patterns: Many = ()
    when: Many = ()
    seconds: int | None = Field(default=None, gt=0)
    choices: tuple[Choice, ...] = Field(min_length=1)
    source: str


class Phase(Frozen):
    """A phase of the warm-up: its usual seconds, and the least that it is worth doing for.

    A slot gets at least `slot_seconds`; where no slot applies, the first of `fallbacks` that suits fills it.
    """

    id: Literal["breath", "activation", "pattern_prep"]
    seconds: int = Field(gt=0)
    least_seconds: int = Field(ge=0)
    slot_seconds: int = Field(gt=0)
    fallbacks: tuple[Choice, ...] = ()
    slots: tuple[WarmupSlot, ...]
    source: str


class Ramp(Frozen):
    """Ramp sets of the first loaded compound: how many by dose, and their text by number."""

    seconds_per_set: int = Field(gt=0)
    least_sets: int = Field(ge=1)
    sets: int = Field(ge=1)
    sets_by_dose: dict[str, int]
    text: dict[int, str]
    source: str

    @model_validator(mode="after")
    def _told(self) -> "Ramp":
        most = max(self.sets, self.least_sets, *self.sets_by_dose.values())
        if not set(range(1, most + 1)) <= set(self.text):
            raise ValueError(f"text must say how 1 to {most} ramp sets are done")
        return self


class Corrective(Frozen):
    """Stretching or strengthening that a sign asks for, on so many sessions a week at most.

    `when` names flags or failed screens that ask for it, `unless` those that rule it out.
    """

    id: str
    stage: Literal["stretch", "strengthen"]
    when: Many
    unless: Many = ()
    seconds: int = Field(gt=0)
    sessions: int = Field(ge=1)
    choices: tuple[Choice, ...] = Field(min_length=1)
    source: str


class Functional(Frozen):
    """The movement that closes a day's correctives, on so many sessions a week at most."""

    seconds: int = Field(gt=0)
    sessions: int = Field(ge=1)
    choices: tuple[Choice, ...] = Field(min_length=1)
    source: str


class CoolDown(Frozen):
    """The general cool-down: seconds by length, a flow from `flow_seconds` on, else stretches.

    The first of `flows` that suits is done.
    """

    seconds: dict[Literal["short", "full"], int]
    flow_seconds: int = Field(gt=0)
    flows: tuple[Choice, ...] = Field(min_length=1)
    slot_seconds: int = Field(gt=0)
    slots: tuple[WarmupSlot, ...]
    source: str


class Preparation(Frozen):
    """Everything around the sets of a session."""

    ramp: Ramp
    phases: tuple[Phase, ...]
    correctives: tuple[Corrective, ...]
    functional: Functional
    cooldown: CoolDown

    @property
    def exercises(self) -> set[str]:
        """Ids of all exercises that are named."""
        slots = [*(slot for phase in self.phases for slot in phase.slots), *self.cooldown.slots]
        offers = [slot.choices for slot in slots]
        offers += [
            *(corrective.choices for corrective in self.correctives),
            *(phase.fallbacks for phase in self.phases),
            self.functional.choices,
            self.cooldown.flows,
        ]
        return {choice.exercise for choices in offers for choice in choices}

    @property
    def signs(self) -> set[str]:
        """Flags and screens that are named."""
        slots = [slot for phase in self.phases for slot in phase.slots]
        named = [*(slot.when for slot in slots), *(c.when + c.unless for c in self.correctives)]
        return {sign for some in named for sign in some}
