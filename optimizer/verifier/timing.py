"""Seconds of a block and of a session's work (formats.md section 2)."""

from optimizer.domain.exercise import Goal
from optimizer.domain.program import Block
from optimizer.problem.catalog import Catalog

CHANGEOVER_SECONDS = 15
"""Walking from one exercise of a pair to the other, once per set."""


def block_seconds(block: Block, goal: Goal, catalog: Catalog) -> int:
    """`setups + n * (work + rest)`, with the longer rest and a changeover for a pair.

    Exercises that the catalog does not know take no time, and a pair with unequal sets takes the
    time of its longer side; `structure` reports both.
    """
    known = [catalog.by_id[item.exercise] for item in block.items if item.exercise in catalog.by_id]
    if not known:
        return 0
    sets = max(item.sets for item in block.items)
    setup = sum(exercise.setup_seconds for exercise in known)
    work = sum(exercise.work_seconds for exercise in known)
    rest = max(exercise.rest_seconds[goal] for exercise in known)
    changeover = CHANGEOVER_SECONDS * (len(known) - 1)
    return setup + sets * (work + changeover + rest)
