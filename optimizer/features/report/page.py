"""The report of a program or block: one page to read, to hand over and to print."""

from typing import Literal

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import DISCLAIMER, Program
from optimizer.features.plan.text import EARLY, PROGRESS, rescreen_words
from optimizer.features.report.balance import balance_views, planes_views
from optimizer.features.report.broken import broken_view
from optimizer.features.report.calendar import anchor_of, strip_of, wave_notes, wave_rows
from optimizer.features.report.cards import Card, cards_of, week_words
from optimizer.features.report.conflict import conflict_view
from optimizer.features.report.header import header_view
from optimizer.features.report.proof import proof_view
from optimizer.features.report.reasons import reasons_view
from optimizer.features.report.screens import screens_view
from optimizer.features.report.subject import PlanWeek, Subject, subject_of
from optimizer.files.scenario import Request
from optimizer.problem.catalog import Catalog
from optimizer.show.page.templating import render
from optimizer.show.page.time_bar import time_view
from optimizer.show.text.proof import gap_text

Audience = Literal["coach", "client"]
Paper = Literal["a4", "letter"]


def report_page(
    document: Program | TrainingBlock,
    request: Request,
    catalog: Catalog,
    *,
    audience: Audience = "coach",
    paper: Paper | None = None,
    weeks: tuple[int, ...] = (),
) -> str:
    """Write the page of a program or block as self-contained HTML.

    Everything is recomputed by the verifier; a plan that breaks its rules says so and claims nothing.
    For the `client` it holds what to do and the balance, for the `coach` also why. `paper` fixes the size
    of printed pages, else the printer's is taken. `weeks` are those of a block, by number, whose cards
    are unfolded, and so printed; without, the first ones, one for each of the rotation.
    """
    subject = subject_of(document, request, catalog)
    return page_of(subject, audience=audience, paper=paper, weeks=weeks)


def page_of(
    subject: Subject,
    *,
    audience: Audience = "coach",
    paper: Paper | None = None,
    weeks: tuple[int, ...] = (),
) -> str:
    """The same for a plan that was judged already."""
    catalog = subject.catalog
    coach = audience == "coach"
    broken = broken_view(subject)
    cards = [cards_of(week, len(subject.weeks) > 1, catalog) for week in subject.weeks]
    return render(
        "report.html.j2",
        header=header_view(subject, broken),
        broken=broken,
        coach=coach,
        paper=paper,
        subject=subject,
        strips=_strips(subject, cards),
        waves=wave_rows(subject),
        wave_notes=wave_notes(subject),
        weeks=_weeks(subject, cards, weeks),
        balances=balance_views(subject),
        planes_of=planes_views(subject),
        changes=screens_view(subject),
        reasons=reasons_view(subject) if coach and subject.base else None,
        proof=proof_view(subject) if coach and subject.base else None,
        conflict=None if subject.program is None else conflict_view(subject.program),
        gap="" if subject.program is None else gap_text(subject.program),
        rescreen=rescreen_words(catalog),
        advice=(PROGRESS, EARLY),
        disclaimer=DISCLAIMER,
    )


def _strips(subject: Subject, cards: list[tuple[Card, ...]]) -> list[object]:
    """A calendar for each week of a program, or for each base week of a block."""
    shown = subject.weeks[: len(subject.base)]
    titles = [week_words(week) if len(subject.weeks) > 1 else "Your week" for week in shown]
    return [strip_of(*of) for of in zip(shown, cards, titles, strict=False)]


def _weeks(
    subject: Subject, cards: list[tuple[Card, ...]], unfolded: tuple[int, ...]
) -> list[dict[str, object]]:
    """Every week with its cards, and whether they are unfolded."""
    open_ = set(unfolded) or {week.number for week in subject.weeks[: len(subject.base)]}
    return [
        {
            "week": week,
            "title": _title(week, subject),
            "anchor": anchor_of(week),
            "cards": [(card, time_view(card.session)) for card in of],
            "open": subject.block is None or week.number in open_,
        }
        for week, of in zip(subject.weeks, cards, strict=True)
    ]


def _title(week: PlanWeek, subject: Subject) -> str:
    return week_words(week) if len(subject.weeks) > 1 else "Sessions"
