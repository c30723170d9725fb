"""The answer to a problem by any engine that solves rows: stage by stage, model by model."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from optimizer.answer.finish import checked
from optimizer.domain.program import Status
from optimizer.engines import cpsat, plain
from optimizer.errors import DisagreementError
from optimizer.features.bench.record import Point
from optimizer.features.bench.solvers import Solve, SolverAnswer
from optimizer.model.compile import Model, available, compiled
from optimizer.model.rows import Rows
from optimizer.problem.problem import Problem
from optimizer.problem.readings import stages
from optimizer.problem.settings import SearchSettings
from optimizer.search.placing import placed_weeks

Hear = Callable[[int | None, int | None], None]
"""Told the best objective and the bound whenever one of them moves; None where it did not."""
Engine = Callable[[Rows, SearchSettings, Hear], cpsat.Outcome]
"""Maximises rows within limits."""

LEAST_SECONDS = 0.05


@dataclass(slots=True)
class Staged:
    """One problem under one engine, its clock and what was found so far.

    Only an engine's own seconds are booked as solving; handing the model over is building.
    """

    problem: Problem
    limits: SearchSettings
    engine: Engine
    with_days: bool
    started: float = field(default_factory=time.perf_counter)
    solve_seconds: float = 0.0
    trace: list[Point] = field(default_factory=list)
    best: int | None = None
    alone: bool = True
    """Whether the stage has one model; bounds of several are known only together."""

    def answer(self) -> SolverAnswer:
        """The best week (verified) or totals of the first stage that has any."""
        status, objective, bound = Status.UNKNOWN, None, None
        for stage in stages(self.problem):
            self.alone = len(stage) == 1
            found = [
                self._solved(reading, len(stage) - index) for index, reading in enumerate(stage)
            ]
            status, bound = _concluded([outcome for _, outcome in found])
            if status is not Status.INFEASIBLE:
                break
        ended = self._seconds
        with_values = [(model, o) for model, o in found if o.values is not None]
        if with_values:
            model, best = max(with_values, key=lambda one: one[1].objective or 0)
            objective = best.objective
            if self.with_days:
                objective = self._verified(model, best)
            self.trace.append(Point(seconds=ended, best=objective, bound=bound))
        return SolverAnswer(
            status=status,
            objective=objective,
            bound=bound,
            build_seconds=ended - self.solve_seconds,
            solve_seconds=self.solve_seconds,
            first_seconds=next((p.seconds for p in self.trace if p.best is not None), None),
            trace=tuple(self.trace),
        )

    @property
    def _seconds(self) -> float:
        return time.perf_counter() - self.started

    def _solved(self, reading: Problem, models_left: int) -> tuple[Model, cpsat.Outcome]:
        """One model, within its share of what is left."""
        model = compiled(reading, available(reading), self.with_days)
        left = max(LEAST_SECONDS, (self.limits.time_limit - self._seconds) / models_left)
        limits = replace(self.limits, time_limit=left)
        outcome = self.engine(model.rows, limits, self._hear)
        self.solve_seconds += outcome.seconds
        return model, outcome

    def _verified(self, model: Model, best: cpsat.Outcome) -> int:
        """The objective of the best week as the verifier counts it.

        Raises DisagreementError if the week breaks a rule, or is worth less than the model says; it may be
        worth more, because an unfinished search leaves segments and distances slack.
        """
        assert best.values is not None
        assert best.objective is not None
        _, verdict = checked(self.problem, placed_weeks(model, best.values))
        if verdict.objective < best.objective:
            told = f"the model counts {best.objective}, the verifier {verdict.objective}"
            raise DisagreementError(told)
        return verdict.objective

    def _hear(self, best: int | None, bound: int | None) -> None:
        if best is not None:
            self.best = best if self.best is None else max(self.best, best)
        known = bound if self.alone else None
        self.trace.append(Point(seconds=self._seconds, best=self.best, bound=known))


def _concluded(outcomes: list[cpsat.Outcome]) -> tuple[Status, int | None]:
    """What the outcomes of a stage say together, and the bound of all its models."""
    open_ = [o for o in outcomes if not o.refuted]
    if not open_:
        return Status.INFEASIBLE, None
    bounds = [o.bound for o in open_ if o.bound is not None]
    bound = max(bounds) if len(bounds) == len(open_) else None
    found = [o.objective for o in open_ if o.objective is not None]
    if not found:
        return Status.UNKNOWN, bound
    return (Status.OPTIMAL if bound == max(found) else Status.FEASIBLE), bound


def staged(engine: Engine, with_days: bool) -> Solve:
    """The solver that an engine makes: of verified weeks, or of the weekly totals only."""

    def solve(problem: Problem, limits: SearchSettings) -> SolverAnswer:
        return Staged(problem, limits, engine, with_days).answer()

    return solve


def _tuned(rows: Rows, limits: SearchSettings, hear: Hear) -> cpsat.Outcome:
    """CP-SAT with the parameters of this project, but none of its search."""
    return cpsat.solve(rows, limits, report=lambda best, bound: hear(round(best), round(bound)))


direct = staged(plain.solve, with_days=True)
direct_totals = staged(plain.solve, with_days=False)
engine_totals = staged(_tuned, with_days=False)
