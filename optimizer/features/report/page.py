"""The report of a program or block: one page to read, to hand over and to print."""

from typing import Literal

from optimizer.domain.block import TrainingBlock
from optimizer.domain.program import DISCLAIMER, Program
from optimizer.features.constraints.text import rule_words, term_words
from optimizer.features.plan.text import EARLY, PROGRESS, noted_weeks, rescreen_words
from optimizer.features.report.balance import balance_views, planes_views
from optimizer.features.report.broken import broken_view
from optimizer.features.report.cards import PHASES, letter_size, week_words
from optimizer.features.report.conflict import conflict_view
from optimizer.features.report.header import header_view
from optimizer.features.report.proof import by_family, proven_rules
from optimizer.features.report.reasons import reasons_of
from optimizer.features.report.screens import screens_view
from optimizer.features.report.subject import Subject, subject_of
from optimizer.files.exported import DAY_NAMES
from optimizer.problem.problem import Problem
from optimizer.show.names import rule_name
from optimizer.show.page.templating import render
from optimizer.show.page.time_bar import time_view
from optimizer.show.text.proof import by_points, gap_text
from optimizer.show.week import by_phase

Audience = Literal["coach", "client"]
Paper = Literal["a4", "letter"]


def report_page(
    document: Program | TrainingBlock,
    problem: Problem,
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
    subject = subject_of(document, problem)
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
    first = {week.number for week in subject.weeks[: len(subject.base)]}
    return render(
        __package__,
        "report.html.j2",
        header=header_view(subject, broken),
        broken=broken,
        coach=coach,
        paper=paper,
        subject=subject,
        several=len(subject.weeks) > 1,
        unfolded=set(weeks) or first,
        wave_notes=noted_weeks((note, w.label) for w in subject.weeks for note in w.notes),
        day_names=DAY_NAMES,
        phase_names=PHASES,
        by_phase=by_phase,
        week_words=week_words,
        letter_size=letter_size,
        time_of=time_view,
        balances=balance_views(subject),
        planes_of=planes_views(subject),
        changes=screens_view(subject),
        reasons=reasons_of(subject) if coach else (),
        proven=proven_rules(subject) if coach and subject.base else (),
        searched=any(t.substitute for w in subject.weeks for s in w.sessions for t in s.tasks),
        names={rule.id: rule_name(rule, subject.catalog) for rule in subject.problem.rules},
        whys={rule.id: rule.why for rule in subject.problem.rules},
        by_family=by_family,
        by_points=by_points,
        rule_words=rule_words,
        term_words=term_words,
        conflict=None if subject.program is None else conflict_view(subject.program),
        gap="" if subject.program is None else gap_text(subject.program),
        rescreen=rescreen_words(catalog),
        advice=(PROGRESS, EARLY),
        disclaimer=DISCLAIMER,
    )
