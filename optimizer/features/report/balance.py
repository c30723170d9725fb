"""The drawings of each week: muscles, ratios, planes and the back."""

from dataclasses import dataclass

from optimizer.domain.program import AuditRow, Week
from optimizer.features.report.subject import Subject
from optimizer.show.page.back_panel import BackView, back_view
from optimizer.show.page.body import BodyView, body_view
from optimizer.show.page.gauges import GaugeView, gauge_views
from optimizer.show.page.planes import PlaneView, plane_view
from optimizer.show.text.rule_table import BOTH


@dataclass(frozen=True, slots=True)
class BalanceView:
    """The drawings of one week; `title` is empty where there is only one."""

    title: str
    body: BodyView
    gauges: tuple[GaugeView, ...]


@dataclass(frozen=True, slots=True)
class PlanesView:
    """The planes and the back of a week, or of both together where coverage counts so.

    `title` is how a heading ends; it is empty where there is only one week.
    """

    title: str
    planes: PlaneView
    back: BackView


def balance_views(subject: Subject) -> tuple[BalanceView, ...]:
    """The drawings of every base week."""
    return tuple(_balance(week, subject) for week in subject.base)


def _balance(week: Week, subject: Subject) -> BalanceView:
    problem, rows = subject.problem, subject.rows(week.week)
    return BalanceView(
        title=f"Week {week.week}" if subject.rotates else "",
        body=body_view(rows, problem.rules, problem.scenario, subject.catalog, week),
        gauges=gauge_views(rows, problem.rules),
    )


def planes_views(subject: Subject) -> tuple[PlanesView, ...]:
    """Planes and back of every base week, or once for a rotation that is covered by both together."""
    if subject.rotates and subject.problem.scenario.coverage_window > 1:
        return (_planes("both weeks together", subject.rows(BOTH), subject.base, subject),)
    return tuple(
        _planes(
            f"week {week.week}" if subject.rotates else "",
            subject.rows(week.week),
            (week,),
            subject,
        )
        for week in subject.base
    )


def _planes(
    title: str, rows: tuple[AuditRow, ...], weeks: tuple[Week, ...], subject: Subject
) -> PlanesView:
    of = subject.problem.rules, subject.problem.scenario, subject.catalog
    return PlanesView(title, plane_view(rows, *of, *weeks), back_view(rows, *of, *weeks))
