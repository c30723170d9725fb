"""The drawings of each week: muscles, ratios, planes and the back."""

from dataclasses import dataclass

from optimizer.domain.program import Week
from optimizer.domain.week import WEEK_NAMES
from optimizer.pages.back_panel import BackView, back_view
from optimizer.pages.body import BodyView, body_view
from optimizer.pages.gauges import GaugeView, gauge_views
from optimizer.pages.planes import PlaneView, plane_view
from optimizer.pages.subject import Subject

TOGETHER = "+".join(WEEK_NAMES)


@dataclass(frozen=True, slots=True)
class BalanceView:
    """The drawings of one week; `title` is empty where there is only one."""

    title: str
    body: BodyView
    gauges: tuple[GaugeView, ...]
    back: BackView


@dataclass(frozen=True, slots=True)
class PlanesView:
    """The planes of a week, or of both together where coverage counts so; `title` as above."""

    title: str
    planes: PlaneView


def balance_views(subject: Subject) -> tuple[BalanceView, ...]:
    """The drawings of every base week."""
    return tuple(_balance(week, subject) for week in subject.base)


def _balance(week: Week, subject: Subject) -> BalanceView:
    request, rows = subject.request, subject.rows(week.week)
    together = subject.rows(TOGETHER)
    of = request.rules, request.scenario, subject.catalog
    return BalanceView(
        title=f"Week {week.week}" if subject.rotates else "",
        body=body_view(rows, *of, week),
        gauges=gauge_views(rows, request.rules),
        back=back_view((*rows, *together), *of, week),
    )


def planes_views(subject: Subject) -> tuple[PlanesView, ...]:
    """The planes of every base week, or once for a rotation that is covered by both together."""
    request = subject.request
    of = request.rules, request.scenario, subject.catalog
    if subject.rotates and request.scenario.coverage_window > 1:
        rows = subject.rows(TOGETHER)
        return (PlanesView("Both weeks together", plane_view(rows, *of, *subject.base)),)
    return tuple(
        PlanesView(
            f"Week {week.week}" if subject.rotates else "",
            plane_view(subject.rows(week.week), *of, week),
        )
        for week in subject.base
    )
