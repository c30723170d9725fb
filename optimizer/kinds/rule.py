"""What every rule carries, and what can be asked of a rule of any kind (formats.md section 5)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import ClassVar, Literal, NamedTuple, Protocol, Self

from pydantic import Field

from optimizer.domain.base import Frozen
from optimizer.domain.costs import Costs, GivenUp
from optimizer.domain.exercise import Exercise, Group, Muscle, MuscleClass, Plane
from optimizer.domain.repairs import Candidate, Patch
from optimizer.domain.scenario import Scenario
from optimizer.domain.selector import Selector
from optimizer.domain.taxonomy import Taxonomy
from optimizer.domain.week import Weekday
from optimizer.domain.words import spoken
from optimizer.kinds.names import family_of, family_title, rest_of

ShouldWeight = Literal["light", "medium", "heavy"]
"""What a should weighs; an objective says what that is worth in points."""

LeverKind = Literal["minutes", "equipment", "bound", "wish"]
"""What may give where a rule is in the way: longer days, new equipment, its bound, or the wish."""

Panel = Literal["balance", "muscles", "coverage", "rotation"]
"""Parts of a report: ratios, weekly sets of muscles, what a week covers, how two weeks differ."""


class Tight(NamedTuple):
    """How a rule without room is told: by its name, among rules that are alike, and of its family."""

    name: str
    among: str = ""
    family: str = ""
    in_session: bool = False


class Situation(Protocol):
    """The conflict that a rule is a member of, as far as the rule's sentence tells of it."""

    @property
    def scenario(self) -> Scenario: ...  # noqa: D102

    @property
    def catalog(self) -> Taxonomy: ...  # noqa: D102

    @property
    def by_day(self) -> bool:
        """Whether days contradict each other, and not the week's totals already."""

    def budgets(self) -> Mapping[Weekday, int]:
        """Seconds that each day leaves for sets."""

    def most(self) -> Fraction | None:
        """The most that the other members allow of what the rule counts; None where not known."""

    def least(self) -> Fraction | None:
        """The least that the other members need of what the rule counts; None where not known."""


class Rule(Frozen):
    """A rule of some kind: its id, a sentence for people, its source, and the fields of its kind.

    Below is what others ask of rules, with the answers of a kind that has nothing special to say.
    """

    id: str
    why: str = Field(min_length=10)
    source: str
    kind: str
    grade: Literal["must", "should"] = Field(
        default="must",
        description="must: every week keeps it; should: a week may miss it, at a price.",
    )
    weight: ShouldWeight | None = Field(
        default=None, description="What missing a should by one costs; medium if left out."
    )

    permits: ClassVar[bool] = False
    """Whether it only allows something: leaving it out leaves less."""
    actionable: ClassVar[bool] = False
    """Whether a client can do something about it, so that a conflict is told in it where it can be."""
    counting: ClassVar[bool] = True
    """Whether its audit counts what it asks for or allows, and not what breaks it or is told by day."""
    priced: ClassVar[bool] = False
    """Whether its cost in minutes is worth telling."""

    @classmethod
    def among(cls, rules: "Iterable[Rule]") -> Self | None:
        """The first rule of this kind among some."""
        return next((rule for rule in rules if isinstance(rule, cls)), None)

    # -- grade -----------------------------------------------------------------------------------

    @property
    def grain(self) -> int:
        """Into how many parts people divide a unit of the amount."""
        return 1

    @property
    def totalled(self) -> bool:
        """Whether it bounds one amount of the week's totals, so that a shortfall has a size."""
        return False

    def in_place_of(self, other: "Rule") -> Self:
        """Itself instead of a rule with the same id, whose grade it keeps unless it says another."""
        if "grade" in self.model_fields_set:
            return self
        kept = {"grade": other.grade, "weight": self.weight or other.weight}
        return self.model_copy(update=kept)

    # -- words ---------------------------------------------------------------------------------

    @property
    def family(self) -> str:
        """The rules that it is told among."""
        return family_of(self.id)

    @property
    def name(self) -> str:
        """What it is called in its family."""
        return spoken(rest_of(self.id))

    def title(self, catalog: Taxonomy) -> str:
        """The rule in a few words: "Planes of motion: frontal"."""
        family = family_title(self.family)
        return f"{family}: {self.name}" if self.name else family

    def words(self, catalog: Taxonomy) -> str:
        """What it says, as a clause."""
        raise NotImplementedError

    def fact(self, scenario: Scenario) -> str:
        """The line of the scenario that it rests on, if there is one."""
        return ""

    def sentence(self, around: Situation) -> str:
        """What it asks, and how far the other members of a conflict let it come."""
        return self.why

    @property
    def panel(self) -> Panel | None:
        """Where reports show what the audit measured for it, beside the list of all rules."""
        return None

    @property
    def of_session(self) -> bool:
        """Whether it speaks of every session by itself."""
        return False

    @property
    def plane(self) -> Plane | None:
        """The one plane of motion that it wants exercises of."""
        planes = self.wanted.plane if self.wanted is not None else ()
        return planes[0] if len(planes) == 1 else None

    @property
    def back(self) -> bool:
        """Whether it wants work of the back alone."""
        return False

    def tight(self, catalog: Taxonomy) -> Tight:
        """What leaves no room where the week is at the rule's bound."""
        return Tight(spoken(self.id))

    def achieved(self, value: str, unit: str, count: Callable[[Selector], int]) -> str:
        """What a week holds by its audit: "6 sets this week"; `count` counts sets of it."""
        return f"{value} {unit.removesuffix('s') if value == '1' else unit} this week"

    def fault(self) -> str:
        """What is wrong with it although every field is right."""
        if self.grade == "should" and not self.totalled:
            return "cannot be a should: only weekly sets and weekly counts of exercises can"
        if self.weight is not None and self.grade == "must":
            return "has a weight, which goes with `grade: should`"
        return ""

    # -- from a set of rules to those of a client ------------------------------------------------

    def written_out(self, catalog: Taxonomy) -> Iterator[Self]:
        """The rule, or one for each of the muscles that it is stated for."""
        yield self

    def of_classes(
        self, classes: tuple[MuscleClass, ...], catalog: Taxonomy
    ) -> Iterator[tuple[Self, Muscle | Group]]:
        """The rule for every muscle and group of some classes, whose id takes the place of `{muscle}`."""
        for item in catalog.measured.values():
            if item.class_ in classes:
                change = {"id": self.id.format(muscle=item.id), "muscle": item.id, "each": ()}
                yield self.model_copy(update=change), item

    def for_client(self, scenario: Scenario, catalog: Taxonomy) -> Self:
        """The rule with the bounds that the scenario gives it."""
        return self

    @property
    def bounds(self) -> tuple[Fraction | None, Fraction | None]:
        """The bounds of what it counts; None where open, or where it counts nothing."""
        return None, None

    def tightened(self, low: Fraction | None, high: Fraction | None) -> Self:
        """The rule with the tighter of its own bounds and these."""
        return self

    def allowing(self, most: int) -> Self:
        """The rule with its upper bound raised to this, where it is lower."""
        return self

    def in_deload(self) -> Self | None:
        """What holds of it when the sets are halved; None where nothing does."""
        return self

    def unsaid(self, assumed: bool, timed: bool, themed: bool) -> str:
        """Why weeks of another origin cannot be judged by it, if so.

        `assumed`: nobody described the client; `timed`: the minutes are known; `themed`: sessions name
        their themes.
        """
        return ""

    # -- what it does to exercises ---------------------------------------------------------------

    @property
    def asks(self) -> bool:
        """Whether it asks for something, so that fewer exercises or sets may break it."""
        return True

    @property
    def wanted(self) -> Selector | None:
        """The exercises of which it wants some."""
        return None

    def obstacle(self, exercise: Exercise, scenario: Scenario, catalog: Taxonomy) -> str | None:
        """Why it keeps the exercise out for this client, if it does."""
        return None

    def lacking(self, exercise: Exercise, catalog: Taxonomy) -> str:
        """What any client must have or be for the exercise, where that says more than the obstacle."""
        return ""

    # -- what helps where it is in the way -------------------------------------------------------

    @property
    def lever(self) -> LeverKind | None:
        """What the model of a conflict may loosen of it."""
        return None

    def given_up(self, fact: str) -> GivenUp | None:
        """The wish that makes it, or the part of it that speaks of `fact`."""
        return None

    def moved(self, value: Fraction) -> Self | None:
        """The rule with the bound that a value misses moved there."""
        return None

    def moved_words(self, value: Fraction, catalog: Taxonomy) -> str:
        """What moving the bound asks for, in a sentence."""
        return ""

    def share(self, value: Fraction) -> float:
        """How much of the bound is given up by moving it to the value."""
        return 0.0

    def further(self, value: Fraction) -> Fraction | None:
        """The bound one step further out, where the value lies on it."""
        return None

    def stepped(self, value: float) -> Fraction:
        """The amount in the steps that people write, rounded so that the bound there allows it."""
        return Fraction(value)

    def eased(self) -> tuple[Fraction, ...]:
        """Values to move a bound to that the model has no lever for, the nearest first."""
        return ()

    def key_of(self, field: str) -> str | None:
        """What the scenario calls it under `weekly_sets`, `balance` and so on."""
        return None

    def as_wish(self, asked: Scenario) -> Iterator[Patch]:
        """Keys of the scenario, each of which says the rule's bounds in a way of its own."""
        yield from ()

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """Other changes of the scenario that may help; those that give more time are known."""
        yield from ()
