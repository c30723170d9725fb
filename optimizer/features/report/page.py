"""The report of a program or block: one page to read, to hand over and to print."""

from collections.abc import Callable
from typing import Literal

from optimizer.domain.program import DISCLAIMER
from optimizer.domain.week import FULL
from optimizer.features.constraints.text import rule_words, term_words
from optimizer.features.plan.text import EARLY, PROGRESS, noted_weeks, rescreen_words
from optimizer.features.report.balance import balances_of, planes_of
from optimizer.features.report.cards import PHASES, letter_size
from optimizer.features.report.cards import week_words as name_of
from optimizer.features.report.header import badge_of, facts_of, subtitle_of, wrong_words
from optimizer.features.report.proof import by_family, proven_rules
from optimizer.features.report.reasons import reasons_of
from optimizer.features.report.screens import changes_of
from optimizer.features.report.subject import Subject
from optimizer.show.page.templating import render
from optimizer.show.text.conflict import hint, introduction, too_long
from optimizer.show.text.proof import by_points, gap_text
from optimizer.show.text.repairs import lack_words, least_words, week_words
from optimizer.show.week import by_phase

WORDS: tuple[Callable[..., object], ...] = (
    by_family, by_phase, by_points, hint, introduction, lack_words, least_words, letter_size, rule_words,
    term_words, too_long, week_words,
)  # fmt: skip
"""What templates say things with."""

Audience = Literal["coach", "client"]
Paper = Literal["a4", "letter"]


def report_page(
    subject: Subject,
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
    catalog = subject.catalog
    coach = audience == "coach"
    first = {week.number for week in subject.weeks[: len(subject.base)]}
    return render(
        __package__,
        "report.html.j2",
        subtitle=subtitle_of(subject),
        badge=badge_of(subject),
        facts=facts_of(subject),
        wrong_words=wrong_words(subject),
        coach=coach,
        paper=paper,
        subject=subject,
        several=len(subject.weeks) > 1,
        unfolded=set(weeks) or first,
        wave_notes=noted_weeks((note, w.label) for w in subject.weeks for note in w.notes),
        day_names=FULL,
        phase_names=PHASES,
        name_of=name_of,
        **{function.__name__: function for function in WORDS},
        balances=list(balances_of(subject)),
        planes=list(planes_of(subject)),
        changes=changes_of(subject),
        reasons=reasons_of(subject) if coach else (),
        proven=proven_rules(subject) if coach and subject.base else (),
        searched=any(t.substitute for w in subject.weeks for s in w.sessions for t in s.tasks),
        names={rule.id: rule.title(subject.catalog) for rule in subject.problem.rules},
        whys={rule.id: rule.why for rule in subject.problem.rules},
        gap="" if subject.program is None else gap_text(subject.program),
        rescreen=rescreen_words(catalog),
        advice=(PROGRESS, EARLY),
        disclaimer=DISCLAIMER,
    )
