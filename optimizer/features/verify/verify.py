"""Whether a program or a block keeps the rules of the scenario inside it."""

from optimizer.domain.block import TrainingBlock
from optimizer.files.sources import PlanSource, read_plan
from optimizer.problem.catalog import Catalog
from optimizer.verifier.block import BlockVerdict, judge_block
from optimizer.verifier.judge import Verdict, judge_program


def verify(plan: PlanSource, catalog: Catalog | None = None) -> Verdict | BlockVerdict:
    """The verdict on a program or block: its audit, and every violation.

    The verifier works out by itself which rules hold, and never asks the solver. Raises InputError
    with every fault of a file that can't be read.
    """
    read = read_plan(plan, catalog)
    problem = read.problem
    judged_by = (problem.asked, problem.constraint_set, problem.catalog)
    if isinstance(read.document, TrainingBlock):
        return judge_block(read.document, *judged_by)
    return judge_program(read.document, *judged_by)
