"""Why no week exists: the clash in words, what lacks in time, and the repairs that were found to work."""

from dataclasses import dataclass

from optimizer.domain.program import ConflictMember, Program
from optimizer.domain.repairs import LeastMinutes, Price, Repair
from optimizer.reporting.conflict import introduction, too_long
from optimizer.reporting.layout import listed


@dataclass(frozen=True, slots=True)
class PriceView:
    """What a group of rules adds to the least session; `share` of the dearest group, in percent."""

    price: Price
    share: int


@dataclass(frozen=True, slots=True)
class ConflictView:
    """The clash. `folded` says that its members are many and time is what lacks."""

    introduction: str
    proven: str
    members: tuple[ConflictMember, ...]
    folded: bool
    minutes: int
    days: int
    least: tuple[str, ...]
    prices: tuple[PriceView, ...]
    repairs: tuple[Repair, ...]
    hint: str
    note: str


def conflict_view(program: Program) -> ConflictView | None:
    """Lay out the conflict of a program; None where the file tells none."""
    conflict = program.conflict
    if conflict is None:
        return None
    days = program.scenario.get("days", {})
    most = max((price.seconds for price in conflict.prices), default=0) or 1
    return ConflictView(
        introduction=introduction(conflict),
        proven=listed(conflict.proven, "and"),
        members=conflict.members,
        folded=too_long(conflict),
        minutes=sum(days.values()),
        days=len(days),
        least=tuple(map(_least, conflict.least)),
        prices=tuple(
            PriceView(price, round(100 * price.seconds / most))
            for price in conflict.prices
            if price.seconds
        ),
        repairs=conflict.repairs,
        hint="" if conflict.least else conflict.hint,
        note=conflict.note,
    )


def _least(least: LeastMinutes) -> str:
    how = "with pairs of exercises in turns" if least.pairs else "with straight sets"
    proven = f"{least.at_least} minutes a session at least {how} (proven)"
    if least.works is None:
        return f"{proven}; no session length was shown to work in the time."
    open_ = least.works - least.at_least
    between = f", {least.at_least} to {least.works - 1} are open" if open_ else ""
    return f"{proven}; {least.works} minutes work (solved){between}."
