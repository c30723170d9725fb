"""Should: what a week may miss, at a price for each step that it is short or over."""

from optimizer.model.kinds import amount_of
from optimizer.model.plan import Plan
from optimizer.model.rows import ObjectiveTerm
from optimizer.problem.objective import ShouldTerm

MOST = 1_000
"""More steps than a week can miss a rule by."""


def compile(term: ShouldTerm, plan: Plan) -> None:
    """`-weight * missed` with `min - missed <= amount <= max + missed`, in steps of the rule's grain.

    `missed >= 0` is as small as it can be wherever it is paid for, so a week is worth what its totals
    are worth. The rows are not the rule's: no conflict is told in them, and no cut rests on them.
    """
    amount = amount_of(term.rule, plan)
    assert amount is not None, f"{term.rule.id} is no sum of a week"
    missed = plan.variable(f"missed[{term.rule.id}]", 0, MOST)
    low, high = term.rule.bounds
    if low is not None:
        plan.rows.add(amount.over + missed >= int(low * term.rule.grain))
    if high is not None:
        plan.rows.add(amount.over - missed <= int(high * term.rule.grain))
    plan.rows.terms.append(ObjectiveTerm(f"should.{term.rule.id}", -term.weight, missed))
