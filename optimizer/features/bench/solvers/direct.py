"""CP-SAT with its own parameters on the whole model with days: what one would write first."""

import time
from dataclasses import dataclass, field

from optimizer.domain.program import Status
from optimizer.engines import cpsat, plain
from optimizer.errors import DisagreementError
from optimizer.features.bench.record import Point
from optimizer.features.bench.solvers import Answer, Limits
from optimizer.features.bench.solvers.verified import verified
from optimizer.files.scenario import Request
from optimizer.model.compile import Model, available, compiled
from optimizer.problem.catalog import Catalog
from optimizer.problem.readings import Rules, stages

LEAST_SECONDS = 0.05


@dataclass(slots=True)
class _Direct:
    """One request, its clock and what was found so far."""

    request: Request
    catalog: Catalog
    limits: Limits
    started: float = field(default_factory=time.perf_counter)
    build_seconds: float = 0.0
    trace: list[Point] = field(default_factory=list)
    best: int | None = None
    alone: bool = True

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.started

    def compile(self, rules: Rules) -> Model:
        before = self.seconds
        scenario, objective = self.request.scenario, self.request.constraint_set.objective
        exercises = available(scenario, self.catalog, rules)
        model = compiled(scenario, self.catalog, rules, objective, exercises, with_days=True)
        self.build_seconds += self.seconds - before
        return model

    def hear(self, best: int | None, bound: int | None) -> None:
        if best is not None:
            self.best = best if self.best is None else max(self.best, best)
        # The bound of one framework says nothing of the others.
        known = bound if self.alone else None
        self.trace.append(Point(seconds=self.seconds, best=self.best, bound=known))

    def solve(self, model: Model, variants_left: int) -> cpsat.Outcome:
        """Solve one model within its share of what is left."""
        left = max(LEAST_SECONDS, (self.limits.seconds - self.seconds) / variants_left)
        limits = cpsat.Limits(left, 0.0, 0.0, self.limits.workers, self.limits.seed)
        return plain.solve(model.rows, limits, self.hear)


def solve(request: Request, catalog: Catalog, limits: Limits) -> Answer:
    """The best verified week of the first stage that has one."""
    this = _Direct(request, catalog, limits)
    status, objective, bound = Status.UNKNOWN, None, None
    solutions: list[tuple[int, Model, list[int]]] = []
    for stage in stages(request.scenario, request.rules):
        outcomes = []
        this.alone = len(stage) == 1
        for index, rules in enumerate(stage):
            model = this.compile(rules)
            outcome = this.solve(model, len(stage) - index)
            outcomes.append(outcome)
            if outcome.values is not None and outcome.objective is not None:
                solutions.append((outcome.objective, model, outcome.values))
        status = _status(outcomes)
        if status is not Status.INFEASIBLE:
            bounds = [o.bound for o in outcomes if o.bound is not None]
            bound = max(bounds) if len(bounds) + sum(map(_none, outcomes)) == len(stage) else None
            break
    solving = this.seconds - this.build_seconds
    ended = this.seconds
    if solutions:
        best, model, values = max(solutions, key=lambda found: found[0])
        objective = verified(model, values, request, catalog)
        if objective < best:  # more: an unfinished search leaves its segments and distances slack
            raise DisagreementError(f"the model counts {best}, the verifier {objective}")
        this.trace.append(Point(seconds=ended, best=objective, bound=bound))
    return Answer(
        status=status,
        objective=objective,
        bound=bound,
        build_seconds=this.build_seconds,
        solve_seconds=solving,
        first_seconds=next((p.seconds for p in this.trace if p.best is not None), None),
        trace=tuple(this.trace),
    )


def _none(outcome: cpsat.Outcome) -> bool:
    """Whether the model is proven to have no solution."""
    return outcome.proven and outcome.values is None


def _status(outcomes: list[cpsat.Outcome]) -> Status:
    """What the outcomes of a stage say together."""
    if all(map(_none, outcomes)):
        return Status.INFEASIBLE
    if not any(outcome.values for outcome in outcomes):
        return Status.UNKNOWN
    best = max(o.objective for o in outcomes if o.objective is not None)
    closed = all(o.proven or (o.bound is not None and o.bound <= best) for o in outcomes)
    return Status.OPTIMAL if closed else Status.FEASIBLE
