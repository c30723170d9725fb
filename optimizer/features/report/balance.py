"""The drawings of each week: muscles, ratios, planes and the back, each with what a heading says of it."""

from collections.abc import Iterator

from optimizer.domain.program import Week
from optimizer.features.report.subject import Subject
from optimizer.show.page.back_panel import BackView, back_view
from optimizer.show.page.body import BodyView, body_view
from optimizer.show.page.gauges import GaugeView, gauge_views
from optimizer.show.page.planes import PlaneView, plane_view
from optimizer.show.text.rule_table import BOTH


def balances_of(subject: Subject) -> Iterator[tuple[str, BodyView, tuple[GaugeView, ...]]]:
    """Muscles and ratios of every base week; a single week needs no title."""
    problem = subject.problem
    for week in subject.base:
        rows = subject.rows(week.week)
        body = body_view(rows, problem.rules, problem.scenario, subject.catalog, week)
        title = f"Week {week.week}" if subject.rotates else ""
        yield title, body, gauge_views(rows, problem.rules)


def planes_of(subject: Subject) -> Iterator[tuple[str, PlaneView, BackView]]:
    """Planes and back of every base week, or once for a rotation that is covered by both together."""
    problem = subject.problem
    shown: list[tuple[str, str, tuple[Week, ...]]] = [
        (f"week {week.week}" if subject.rotates else "", week.week, (week,))
        for week in subject.base
    ]
    if subject.rotates and problem.scenario.coverage_window > 1:
        shown = [("both weeks together", BOTH, subject.base)]
    for title, name, weeks in shown:
        of = subject.rows(name), problem.rules, problem.scenario, subject.catalog
        yield title, plane_view(*of, *weeks), back_view(*of, *weeks)
