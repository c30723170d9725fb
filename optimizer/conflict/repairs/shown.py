"""Candidates become repairs by being solved: cheapest first, within a budget."""

from collections.abc import Callable
from dataclasses import dataclass, field

from optimizer.conflict.cheapest import changes
from optimizer.conflict.conflict import Explained
from optimizer.conflict.repairs.candidates import candidates, shown_minutes
from optimizer.conflict.repairs.patches import lines, patched
from optimizer.domain.costs import Costs
from optimizer.domain.program import Conflict, Week
from optimizer.domain.repairs import Candidate, LeastMinutes, Patch, Repair, ShownWeek
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem

MOST_OF_A_KIND = 3
"""Repairs of one kind that are told, so that the client has a choice."""
EACH = {False: 1.5, True: 4.5}
"""Most time of one attempt, with straight sets and with pairs; deterministic, or in seconds."""

Show = Callable[[Problem, bool, float], tuple[tuple[Week, ...], float]]
"""Verified weeks of a problem with straight sets or pairs, found within some time, none where that
failed; and the time it took."""


@dataclass(slots=True)
class _Budget:
    """Time left for attempts, and what the attempts so far came to."""

    left: float
    show: Show
    problem: Problem
    catalog: Catalog
    known: dict[tuple[str, bool], tuple[Week, ...]] = field(default_factory=dict)
    ended: bool = False

    def weeks(self, patch: Patch, pairs: bool) -> tuple[Week, ...]:
        """Weeks of the patched scenario; none where it is invalid, failed, or time is up."""
        key = repr(sorted(patch.items())), pairs
        if key not in self.known:
            changed = patched(self.problem, patch)
            if changed is None:
                return ()
            if self.left <= 0:
                self.ended = True
                return ()
            weeks, spent = self.show(changed, pairs, min(EACH[pairs], self.left))
            self.left -= spent
            self.known[key] = weeks
        return self.known[key]


def with_repairs(
    why: Explained,
    problem: Problem,
    costs: Costs,
    show: Show,
    budget: float,
    most: int = 5,
    seed: int = 0,
) -> Conflict:
    """The conflict with its cheapest repairs, every one solved and verified.

    `budget` is what `show` may spend in all, in its own unit of time.
    """
    work = _Budget(budget, show, problem, problem.catalog)
    found = list(changes(why, costs, seed))
    different = {c.sentence: c for c in candidates(problem, why, found, costs)}
    waiting = sorted(different.values(), key=lambda c: (c.cost, c.sentence))
    found_by: dict[int, Repair] = {}
    for pairs in (False, True):
        for index, candidate in enumerate(waiting):
            kept = sorted(found_by.values(), key=lambda repair: repair.cost)
            dearest = kept[most - 1].cost if len(kept) >= most else None
            alike = sum(r.kind == candidate.kind for i, r in found_by.items() if i != index)
            if alike < MOST_OF_A_KIND and (dearest is None or candidate.cost < dearest):
                repair = _shown(candidate, pairs, found_by.get(index), work)
                if repair is not None:
                    found_by[index] = repair
    least = tuple(_worked(entry, work) for entry in why.conflict.least)
    repairs = sorted(found_by.values(), key=lambda repair: (repair.cost, repair.sentence))[:most]
    note = why.conflict.note
    if not repairs:
        note = _nothing(waiting, work)
    elif work.ended:
        note = "More repairs were not looked for: the limit was reached."
    return why.conflict.model_copy(update={"repairs": tuple(repairs), "least": least, "note": note})


def _nothing(waiting: list[Candidate], work: _Budget) -> str:
    if not waiting:
        return "No single change of the file was found that would help."
    how = "before the limit" if work.ended else "by a short search"
    return f"None of {len(waiting)} changes that might help was shown to work {how}."


def _shown(candidate: Candidate, pairs: bool, known: Repair | None, work: _Budget) -> Repair | None:
    """The first rung of a candidate that works; only those below one that is known to."""
    for rung in (candidate, *candidate.steps_up):
        if known is not None and rung.cost >= known.cost:
            return None
        weeks = work.weeks(rung.patch, pairs)
        if weeks:
            return Repair(
                kind=rung.kind, cost=rung.cost, sentence=rung.sentence, patch=rung.patch,
                lines=lines(rung.patch), week=_facts(weeks),
            )  # fmt: skip
    return None


def _facts(weeks: tuple[Week, ...]) -> ShownWeek:
    sessions = [session for week in weeks for session in week.sessions]
    items = [item for session in sessions for item in session.items]
    return ShownWeek(
        sets=sum(item.sets for item in items) // len(weeks),
        exercises=len({item.exercise for item in items}),
        longest_seconds=max(session.seconds for session in sessions),
    )


def _worked(least: LeastMinutes, work: _Budget) -> LeastMinutes:
    """The least minutes with those of the first equal sessions that were shown to work."""
    for patch in shown_minutes(least, work.problem):
        weeks = work.weeks(patch, False) or (least.pairs and work.weeks(patch, True))
        if weeks:
            return least.model_copy(update={"works": next(iter(patch["days"].values()))})
    return least
