"""Pairs: two exercises of a session done in turns, only where the rule allows it."""

from collections.abc import Iterator

from optimizer.domain.exercise import Exercise
from optimizer.kinds.pairs import PairsRule
from optimizer.verifier.finding import Finding, bounded
from optimizer.verifier.tally import Tally


def check(rule: PairsRule, tally: Tally) -> Iterator[Finding]:
    """Every block of two is of an allowed kind, in its order (formats.md section 2).

    The value is the number of pairs that no kind allows; equal sets and seconds are structure.
    """
    wrong = []
    for session in tally.week.sessions:
        for block in session.blocks:
            known = [
                tally.catalog.by_id[item.exercise]
                for item in block.items
                if item.exercise in tally.catalog.by_id
            ]
            if len(known) == 2 and not _fits(rule, *known):
                wrong.append(f"{session.day} {known[0].id} + {known[1].id}")
    message = f"{rule.id}: {len(wrong)} pairs that no kind allows"
    if wrong:
        message += f": {', '.join(wrong)}"
    yield bounded(rule.id, len(wrong), None, 0, "pairs", message)


def _fits(rule: PairsRule, first: Exercise, second: Exercise) -> bool:
    kind = any(k.first.matches(first) and k.second.matches(second) for k in rule.allowed)
    clash = any(s.matches(first) and s.matches(second) for s in rule.at_most_one)
    return kind and not clash and first.id != second.id
