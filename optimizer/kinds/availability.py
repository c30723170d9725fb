"""Availability: nothing that the client lacks the equipment, level or leave for."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from optimizer.domain.costs import Costs, GivenUp
from optimizer.domain.exercise import Exercise, Level
from optimizer.domain.gyms import days_for, gyms
from optimizer.domain.repairs import Candidate
from optimizer.domain.scenario import Scenario
from optimizer.domain.taxonomy import Taxonomy
from optimizer.kinds.rule import LeverKind, Rule, Situation

By = Literal["equipment", "level", "stress", "exclude", "default_off"]


class AvailabilityRule(Rule):
    """An exercise is chosen only if the client has, can, may and wants it."""

    kind: Literal["availability"]
    by: By

    actionable: ClassVar[bool] = True
    asks: ClassVar[bool] = False
    counting: ClassVar[bool] = False

    def words(self, catalog: Taxonomy) -> str:
        """Such as "only exercises up to the client's level"."""
        return {
            "equipment": "only exercises that the client's equipment allows",
            "level": "only exercises up to the client's level",
            "stress": "only exercises within the client's stress limits",
            "exclude": "no exercise that the client excludes",
            "default_off": "exercises tagged default off only where the client includes them",
        }[self.by]

    def fact(self, scenario: Scenario) -> str:
        """Equipment, level, limits or exclusions."""
        return {
            "equipment": f"equipment: {_equipment(scenario)}",
            "level": f"level: {scenario.level}",
            "stress": "limits: " + ", ".join(f"{k} {v}" for k, v in scenario.limits.items()),
            "exclude": "exclude: " + ", ".join(scenario.exclude),
            "default_off": "",
        }[self.by]

    def sentence(self, around: Situation) -> str:
        """Why, and how many exercises the rule leaves where it keeps some out."""
        every = [e for e in around.catalog.exercises if e.kind.scheduled]
        out = [e for e in every if self.obstacle(e, around.scenario, around.catalog)]
        why = self.why.rstrip(".")
        if not out or self.by == "default_off":
            return f"{why}."
        return f"{why}: {len(every) - len(out)} of {len(every)} exercises remain."

    def obstacle(self, exercise: Exercise, scenario: Scenario, catalog: Taxonomy) -> str | None:
        """What the client lacks for the exercise.

        Equipment keeps out only what no training day has it for; of one day ask with `scenario.on(day)`.
        """
        if self.by == "equipment" and not days_for(exercise, scenario, catalog):
            return "needs " + " or ".join(" + ".join(items) for items in exercise.equipment)
        if self.by == "level" and exercise.level > scenario.level.rank:
            own = f"the client is {scenario.level} ({scenario.level.rank})"
            return f"is level {exercise.level}, {own}"
        if self.by == "stress":
            for tag, limit in scenario.limits.items():
                if exercise.stress.get(tag, 0) > limit:
                    return f"has {tag} {exercise.stress[tag]}, allowed at most {limit}"
        if self.by == "exclude" and exercise.id in scenario.exclude:
            return "is excluded"
        if self.by == "default_off" and "default_off" in exercise.tags:
            wished = {*scenario.include, *(lock.exercise for lock in scenario.lock)}
            if exercise.id not in wished:
                return "is used only when a scenario includes it"
        return None

    def lacking(self, exercise: Exercise, catalog: Taxonomy) -> str:
        """The equipment by its names, or the level."""
        if self.by == "equipment":
            names = {item.id: item.name.lower() for item in catalog.equipment}
            ways = (" + ".join(names.get(i, i) for i in way) for way in exercise.equipment)
            return f"needs {' or '.join(ways)}"
        return f"for {list(Level)[exercise.level - 1]} clients" if self.by == "level" else ""

    def unsaid(self, assumed: bool, timed: bool, themed: bool) -> str:
        """What is used only on request counts as asked for."""
        off = assumed and self.by == "default_off"
        return "whoever wrote the week chose its exercises" if off else ""

    @property
    def lever(self) -> LeverKind | None:
        """New equipment, or the wish to leave an exercise out."""
        levers: dict[By, LeverKind] = {"equipment": "equipment", "exclude": "wish"}
        return levers.get(self.by)

    def given_up(self, fact: str) -> GivenUp | None:
        """The exclusion of an exercise."""
        return GivenUp("exclude", fact) if self.by == "exclude" else None

    def remedies(
        self, asked: Scenario, catalog: Taxonomy, costs: Costs, lacks_time: bool
    ) -> Iterator[Candidate]:
        """A limit of the client's own, one level higher."""
        names = {stress.id: stress.name for stress in catalog.stress}
        for tag, level in asked.limits.items() if self.by == "stress" else ():
            if level < 2:
                change = f"{names[tag]} up to {level + 1} instead of {level}"
                patch = {"limits": {**asked.limits, tag: level + 1}}
                told = f"Only if it is safe for the client: {change}."
                yield Candidate("wish", costs.wish["limits"], told, patch)


def _equipment(scenario: Scenario) -> str:
    """The equipment as the file lists it, by day where days differ."""
    by_day = len(gyms(scenario)) > 1
    return "; ".join(
        (f"{', '.join(days)}: " if by_day else "") + (", ".join(items) or "none")
        for items, days in gyms(scenario).items()
    )


def rule_id(by: By) -> str:
    """The id of a rule that ships or is added."""
    return f"availability.{by}"


def ruled_by(by: By, rules: Iterable[Rule]) -> bool:
    """Whether a rule speaks of equipment, of exclusions and so on."""
    return any(isinstance(rule, AvailabilityRule) and rule.by == by for rule in rules)
