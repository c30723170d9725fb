"""What each rule costs: a set without it, and the least set with it, against the set as it is."""

import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from statistics import fmean
from typing import Any, Literal

from optimizer.errors import Fault, InputError
from optimizer.features.bench.clock import Clock, by_clock
from optimizer.features.bench.findings import Ablation, RulePrice
from optimizer.features.bench.matrix import SetVariant
from optimizer.features.bench.notes import notes
from optimizer.features.bench.paired import corrected, time_verdict
from optimizer.features.bench.record import Run, RunOutcome
from optimizer.files.constraint_sets import load_constraint_set, set_names
from optimizer.files.nearest import nearest
from optimizer.kinds.names import family_of
from optimizer.kinds.session_time import SessionTimeRule
from optimizer.problem.constraint_set import ConstraintSet

LEAST = "minimal"
"""The set that rules are put into."""

Way = Literal["without", "with"]


def parts(policy: ConstraintSet, each: bool, only: tuple[str, ...]) -> dict[str, list[str]]:
    """Rule ids by the name of what is taken out together: a family, or a rule by itself.

    The minutes of a session always hold: without them a week has no end. `only` names families or rules
    to look at, each by itself. Raises InputError on an unknown one.
    """
    timing = SessionTimeRule.among(policy.rules)
    ids = list(dict.fromkeys(r.id for r in policy.rules if r is not timing))
    families: dict[str, list[str]] = {}
    for name in ids:
        families.setdefault(family_of(name), []).append(name)
    single = {name: [name] for name in ids}
    if not only:
        return single if each else families
    known = families | single
    faults = [
        Fault(
            f"is no rule of {policy.name} that can be left out",
            field="--rule",
            value=name,
            nearest=nearest(name, known),
        )
        for name in only
        if name not in known
    ]
    if faults:
        raise InputError("optimizer bench ablation", faults)
    return {name: known[name] for name in only}


def written(policy: ConstraintSet, rules: Sequence[Any], name: str) -> dict[str, Any]:
    """A constraint set written out, as a scenario file may hold it."""
    return {
        "name": name,
        "title": name,
        "extends": None,
        "objective": policy.objective.name,
        "rules": [rule.model_dump(mode="json", exclude_defaults=True) for rule in rules],
    }


def label(policy: str, way: Way, part: str) -> str:
    """A variant's name in tables."""
    return f"{policy} {way} {part}"


def without(policy: ConstraintSet, named: dict[str, list[str]]) -> list[SetVariant]:
    """The set itself, and without each part."""
    found = [SetVariant(policy.name, written(policy, policy.rules, policy.name))]
    for part, ids in named.items():
        left = [rule for rule in policy.rules if rule.id not in ids]
        name = label(policy.name, "without", part)
        found.append(SetVariant(name, written(policy, left, "ablation")))
    return found


def with_each(
    policy: ConstraintSet, least: ConstraintSet, named: dict[str, list[str]]
) -> list[SetVariant]:
    """The least set itself with the objective of the whole one, and with each part that it lacks."""
    has = {rule.id: rule for rule in least.rules}
    found = [SetVariant(least.name, written(policy, least.rules, least.name))]
    for part, ids in named.items():
        new = [rule for rule in policy.rules if rule.id in ids and has.get(rule.id) != rule]
        if new:
            taken = {rule.id for rule in new}
            kept = [rule for rule in least.rules if rule.id not in taken]
            name = label(least.name, "with", part)
            found.append(SetVariant(name, written(policy, [*kept, *new], "ablation")))
    return found


def ablation(
    runs: Sequence[Run],
    policy: ConstraintSet,
    least: str,
    named: dict[str, list[str]],
    clock: Clock = "wall",
) -> Ablation:
    """The prices of the parts, from runs of the variants.

    Pairs are what a rule allows, so having it can pay; any other rule costs nothing at least.
    """
    allows = {rule.id for rule in policy.rules if rule.permits}
    by_set: dict[str, dict[tuple[str, int], Run]] = {}
    runs = by_clock(runs, clock)
    for run in runs:
        place = (run.cell.instance, run.cell.seed)
        by_set.setdefault(run.cell.constraints, {})[place] = run
    bases: list[tuple[Way, str]] = [("without", policy.name), ("with", least)]
    rows = [
        _price(by_set.get(base, {}), by_set[name], way, part, ids, allows)
        for way, base in bases
        for part, ids in named.items()
        if (name := label(base, way, part)) in by_set
    ]
    verdicts = corrected([row.seconds for row in rows])
    rows = [replace(row, seconds=verdict) for row, verdict in zip(rows, verdicts, strict=True)]
    ways = {"without": 0, "with": 1}
    rows.sort(key=lambda row: (ways[row.way], -(row.most or 0.0), row.rule))
    instances = {run.cell.instance for run in runs}
    broken = [f"{r.cell.instance}, {r.cell.constraints}: {r.message}" for r in runs if r.message]
    return Ablation(policy.name, least, len(instances), rows, [*broken, *notes(runs)])


def ablations_in(runs: Sequence[Run], clock: Clock = "wall") -> list[Ablation]:
    """The prices that runs of any results tell: of sets that ship, and rules that they have."""
    sets = list(dict.fromkeys(run.cell.constraints for run in runs))
    found = []
    for name in set_names():
        named: dict[str, list[str]] = {}
        for way, base in (("without", name), ("with", LEAST)):
            for other in sets:
                begin, _, part = other.rpartition(f" {way} ")
                if begin == base and base in sets:
                    with suppress(InputError):  # a rule that the set does not have any more
                        named |= parts(load_constraint_set(name), False, (part,))
        if named and any(label(name, "without", part) in sets for part in named):
            found.append(ablation(runs, load_constraint_set(name), LEAST, named, clock))
    return found


def _price(
    bases: dict[tuple[str, int], Run],
    others: dict[tuple[str, int], Run],
    way: Way,
    part: str,
    ids: list[str],
    allows: set[str],
) -> RulePrice:
    """One row: what the set with the part gives up against the set that lacks it."""
    pairs = [(bases[place], others[place]) for place in others if place in bases]
    told = [p for p in pairs if RunOutcome.REFUSED not in (p[0].outcome, p[1].outcome)]
    # The run that keeps the rules stands second, so that a ratio says what having them does.
    held = [(other, base) if way == "without" else (base, other) for base, other in told]
    floor = 0.0 if allows.isdisjoint(ids) else -math.inf
    prices = [(name, max(floor, low), high) for name, low, high in _prices(held)]
    worst = max(prices, key=lambda price: price[2], default=None)
    return RulePrice(
        rule=part,
        way=way,
        rules=len(ids),
        instances=len({base.cell.instance for base, _ in told}),
        least=fmean(p[1] for p in prices) if prices else None,
        most=fmean(p[2] for p in prices) if prices else None,
        worst=worst[2] if worst else None,
        worst_instance=worst[0] if worst else "",
        opens=_changed(held, RunOutcome.INFEASIBLE, of=1),
        closes=_changed(held, RunOutcome.INFEASIBLE, of=0),
        refused=len(pairs) - len(told),
        seconds=time_verdict(held),
    )


def _prices(held: list[tuple[Run, Run]]) -> Iterator[tuple[str, float, float]]:
    """Instance, least and most that the part costs it, in percent of the week that keeps the part."""
    for free, bound in held:
        if None in (free.objective, free.bound, bound.objective, bound.bound):
            continue
        worth = abs(int(bound.objective or 0)) or 1
        least = int(free.objective or 0) - int(bound.bound or 0)
        most = int(free.bound or 0) - int(bound.objective or 0)
        yield bound.cell.instance, 100 * least / worth, 100 * most / worth


def _changed(held: list[tuple[Run, Run]], outcome: RunOutcome, of: int) -> int:
    """Instances where only this side of the pair ends so, and the other has a week."""
    return len(
        {p[0].cell.instance for p in held if p[of].outcome is outcome and p[1 - of].outcome.solved}
    )
