"""Why no week exists: the clash in words, what lacks in time, and the repairs that were found to work."""

from dataclasses import dataclass

from optimizer.domain.program import ConflictMember, Program
from optimizer.domain.repairs import Price, Repair
from optimizer.show.text.conflict import hint, introduction, too_long
from optimizer.show.text.layout import listed
from optimizer.show.text.repairs import lack_words, least_words, week_words


@dataclass(frozen=True, slots=True)
class PriceView:
    """What a group of rules adds to the least session; `share` of the dearest group, in percent."""

    price: Price
    share: int


@dataclass(frozen=True, slots=True)
class ConflictView:
    """The clash. `folded` says that its members are many and time is what lacks.

    Repairs come with the week that shows them to work.
    """

    introduction: str
    proven: str
    members: tuple[ConflictMember, ...]
    folded: bool
    lack: str
    least: tuple[str, ...]
    prices: tuple[PriceView, ...]
    repairs: tuple[tuple[Repair, str], ...]
    hint: str
    note: str


def conflict_view(program: Program) -> ConflictView | None:
    """Lay out the conflict of a program; None where the file tells none."""
    conflict = program.conflict
    if conflict is None:
        return None
    most = max((price.seconds for price in conflict.prices), default=0) or 1
    return ConflictView(
        introduction=introduction(conflict),
        proven=listed(conflict.proven, "and"),
        members=conflict.members,
        folded=too_long(conflict),
        lack=lack_words(program.scenario.get("days", {})),
        least=tuple(map(least_words, conflict.least)),
        prices=tuple(
            PriceView(price, round(100 * price.seconds / most))
            for price in conflict.prices
            if price.seconds
        ),
        repairs=tuple((repair, week_words(repair.week)) for repair in conflict.repairs),
        hint=hint(conflict),
        note=conflict.note,
    )
