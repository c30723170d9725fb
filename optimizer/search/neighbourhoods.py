"""Neighbourhoods of a week: what a large neighbourhood search holds while it solves the rest again."""

import random
from dataclasses import dataclass

from optimizer.model.compile import Model

FREE_DAYS = 2
"""Days of one week that are free at once, where whole days are."""
ONE_WEEK = 2 / 3
"""How often exercises of one week of a rotation are free, and twice as many."""
GROWTH = 1.1


@dataclass(slots=True)
class Neighbourhoods:
    """Draws neighbourhoods; wider after one that was solved to its end, narrower after one that was not."""

    model: Model
    rng: random.Random
    free_share: float = 1 / 3
    """Share of the exercises that are free to move, leave or come in."""

    whole: bool = False
    """Whether the last neighbourhood held nothing at all."""

    def around(self, values: list[int]) -> dict[int, int]:
        """Variables to hold: all but some exercises, and all but two days of a week now and then.

        Of a rotation the exercises are often those of one week.
        """
        ids = [e.id for e in self.model.exercises]
        days = [(plan.week, day) for plan in self.model.plans for day in plan.days]
        loose: set[tuple[str, str]] = set()
        share = self.free_share
        if len(days) > FREE_DAYS and self.rng.random() < 1 / 3:
            week = self.rng.choice(self.model.plans).week
            loose = set(self.rng.sample([d for d in days if d[0] == week], FREE_DAYS))
            share /= 3
        weeks = {plan.week for plan in self.model.plans}
        if len(weeks) > 1 and self.rng.random() < ONE_WEEK:
            weeks = {self.rng.choice(self.model.plans).week}
            share = min(1.0, 2 * share)
        free = set(self.rng.sample(ids, min(len(ids), max(3, round(share * len(ids))))))
        self.whole = len(free) == len(ids) and len(weeks) == len(self.model.plans)
        held: dict[int, int] = {}
        for plan in self.model.plans:
            for exercise in plan.exercises:
                if exercise.id in free and plan.week in weeks:
                    continue
                for day in plan.days:
                    if (plan.week, day) not in loose:
                        sets = plan.amount(exercise, "sets", day).value(values)
                        held |= plan.fixing(exercise, day, sets)
        return held

    def learn(self, proven: bool, better: bool) -> None:
        """Widen after a neighbourhood that held nothing better, narrow after one too wide to finish."""
        if not proven:
            self.free_share = max(0.1, self.free_share / GROWTH)
        elif not better:
            self.free_share = min(1.0, self.free_share * GROWTH)
