"""A solution of the model with days as a week that the verifier has judged."""

from optimizer.answer.week import written_week
from optimizer.domain.week import WEEK_NAMES
from optimizer.errors import DisagreementError
from optimizer.files.scenario import Request
from optimizer.model.compile import Model
from optimizer.problem.catalog import Catalog
from optimizer.search.steps import placed
from optimizer.verifier.judge import judge


def verified(model: Model, values: list[int], request: Request, catalog: Catalog) -> int:
    """The objective of the week as the verifier counts it.

    Raises
    ------
    DisagreementError
        If the week breaks a rule.
    """
    weeks = []
    for name, plan in zip(WEEK_NAMES, model.plans, strict=False):
        week = placed(plan, values)
        weeks.append(
            written_week(
                name, week.sets, week.pairs, week.themes, request.scenario, request.rules, catalog
            )
        )
    objective = request.constraint_set.objective
    verdict = judge(tuple(weeks), request.scenario, request.rules, objective, catalog)
    if verdict.violations:
        broken = "; ".join(f"{v.rule}: {v.message}" for v in verdict.violations)
        raise DisagreementError(f"the verifier rejects the model's week: {broken}")
    return verdict.objective
