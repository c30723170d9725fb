"""What a report is of: a program or a block, judged anew; nothing is taken from the file on trust."""

from dataclasses import dataclass

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import AuditRow, Program, TermRow, Week
from optimizer.domain.waves import WHOLE
from optimizer.domain.week import WEEK_NAMES
from optimizer.problem.catalog import Catalog
from optimizer.problem.problem import Problem
from optimizer.show.week import TrainingWeek, plan_weeks
from optimizer.verifier.block import judge_block
from optimizer.verifier.finding import Violation
from optimizer.verifier.judge import judge, judge_program


@dataclass(frozen=True, slots=True)
class Subject:
    """A plan with the verifier's word on it.

    `weeks` are those to train, in order. `base` are the weeks as solved, one for each of a rotation,
    that `audit`, `terms` and `objective` are of.
    """

    document: Program | TrainingBlock
    problem: Problem
    catalog: Catalog
    weeks: tuple[TrainingWeek, ...]
    base: tuple[Week, ...]
    audit: tuple[AuditRow, ...]
    violations: tuple[Violation, ...]
    terms: tuple[TermRow, ...]
    objective: int

    @property
    def block(self) -> TrainingBlock | None:
        """The block, if it is one."""
        return self.document if isinstance(self.document, TrainingBlock) else None

    @property
    def program(self) -> Program | None:
        """The program, if it is one."""
        return self.document if isinstance(self.document, Program) else None

    @property
    def rotates(self) -> bool:
        """Whether weeks A and B take turns."""
        return len(self.base) > 1

    def rows(self, week: str) -> tuple[AuditRow, ...]:
        """The audit of one week, "A+B" being both together."""
        return tuple(row for row in self.audit if row.week == week)


def subject_of(document: Program | TrainingBlock, problem: Problem) -> Subject:
    """Judge a plan by the scenario inside it."""
    if isinstance(document, TrainingBlock):
        return _of_block(document, problem)
    verdict = judge_program(document, problem.asked, problem.constraint_set, problem.catalog)
    return Subject(
        document, problem, problem.catalog,
        weeks=plan_weeks(document, problem.catalog),
        base=document.weeks,
        audit=verdict.audit,
        violations=verdict.violations,
        terms=verdict.terms,
        objective=verdict.objective,
    )  # fmt: skip


def _of_block(block: TrainingBlock, problem: Problem) -> Subject:
    base = _base(block, problem.scenario.weeks)
    verdict = judge(base, problem.asked, problem.constraint_set, problem.catalog)
    judged = judge_block(block, problem.asked, problem.constraint_set, problem.catalog)
    return Subject(
        block, problem, problem.catalog,
        weeks=plan_weeks(block, problem.catalog),
        base=base,
        audit=verdict.audit,
        violations=judged.violations,
        terms=verdict.terms,
        objective=verdict.objective,
    )  # fmt: skip


def _base(block: TrainingBlock, weeks: int) -> tuple[Week, ...]:
    """The first whole week of each letter of the rotation, or what comes nearest in a broken file."""
    found = []
    for letter in WEEK_NAMES[:weeks]:
        own = [week for week in block.weeks if week.week == letter]
        first = next((week for week in own if week.sets_percent == WHOLE), next(iter(own), None))
        if first is not None:
            found.append(Week(week=letter, sessions=first.sessions))
    return tuple(found)
