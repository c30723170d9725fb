"""The report's structure: what stands where, for every kind of plan, and that nothing is believed."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from optimizer.domain.program import DISCLAIMER, Status
from optimizer.domain.repairs import LeastMinutes
from optimizer.features.report.page import report_page
from optimizer.features.report.subject import subject_of
from optimizer.show.text.conflict import conflict_text
from optimizer.show.text.printing import printed
from optimizer.show.text.repairs import lack_words, least_words, week_words

VOID = {"meta", "br", "path", "rect", "line", "use", "hr", "img", "input", "polyline", "circle"}


class Outline(HTMLParser):
    """Headings, ids, table headers and counts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tables: list[list[str]] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self._heading: list[str] | None = None
        self._header: list[str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]))
        if tag == "table":
            self.tables.append([])
        if re.fullmatch("h[1-6]", tag):
            self._heading = []
        if tag == "th" and found.get("scope") == "col":
            self._header = []

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open.pop() == tag, f"</{tag}> closes another element"
        if self._heading is not None and re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), _line(self._heading)))
            self._heading = None
        if tag == "th" and self._header is not None:
            self.tables[-1].append(_line(self._header))
            self._header = None

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)
        for part in (self._heading, self._header):
            if part is not None:
                part.append(data)

    @property
    def words(self) -> str:
        return _line(self.text)


def _line(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


@pytest.fixture
def page(plans, catalog):
    """Makes the page of one of the plans."""

    def make(name: str, **settings: object) -> str:
        plan = plans[name]
        return report_page(subject_of(plan.document, plan.problem), **settings)

    return make


SECTIONS = ["The week", "How to train it", "Sessions", "Muscles", "Balance", "Planes and back",
            "What the self-checks changed", "Why these exercises", "Proof"]  # fmt: skip


def sections(page: str) -> list[str]:
    return [text for level, text in Outline(page).headings if level == 2]


def test_the_page_of_a_program_holds_everything_in_its_order(page):
    outline = Outline(page("week"))
    assert [text for level, text in outline.headings if level == 1] == [
        "dumbbells-careful-shoulder"
    ]
    assert sections(page("week")) == SECTIONS
    assert "Proven best. All 142 rules hold" in outline.words
    assert outline.tags.count("article") == 3
    assert outline.words.count(DISCLAIMER) == 2 + 3


def test_a_client_gets_what_to_do_and_the_balance_but_no_proof(page):
    shown = page("week", audience="client")
    assert sections(shown) == [s for s in SECTIONS if s not in ("Why these exercises", "Proof")]
    assert "rules.md" not in shown


@pytest.mark.parametrize("name", ["week", "rotation", "block", "impossible"])
@pytest.mark.parametrize("audience", ["coach", "client"])
def test_every_page_is_well_formed(page, name, audience):
    outline = Outline(page(name, audience=audience))
    levels = [level for level, _ in outline.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    inside = {link.removeprefix("#") for link in outline.links if link.startswith("#")}
    assert inside <= set(outline.ids)
    assert inside == {link[1:] for link in outline.links}, "a link leads out of the page"
    assert all(all(headers) for headers in outline.tables), "a column without a name"
    assert DISCLAIMER in outline.words
    assert not {"script", "img", "link", "iframe"} & set(outline.tags)


def test_tables_of_a_session_have_only_columns_that_hold_anything(page, plans):
    week, rotation = Outline(page("week")), Outline(page("rotation"))
    log = "Load over reps, set by set"
    assert week.tables[0] == ["Exercise", "Sets x reps", "RIR", "Rest", "Tempo", log]
    assert rotation.tables[0] == ["Pair", "Exercise", "Sets x reps", "RIR", "Rest", "Tempo", log]


def test_every_set_has_its_blank(page, plans):
    sets = [i.sets for w in plans["week"].document.weeks for s in w.sessions for i in s.items]
    blanks = re.findall(r'class="log"><span aria-hidden="true">(.*?)</span>', page("week"))
    assert [blank.count("<i>") for blank in blanks] == sets


def test_a_rotation_shows_both_weeks(page, plans):
    shown = page("rotation")
    outline = Outline(shown)
    heads = [text for _, text in outline.headings]
    assert {"The two weeks", "Week A", "Week B"} <= set(heads)
    assert outline.tags.count("article") == 4
    assert {"week-a", "week-b", "session-a-1", "session-b-2"} <= set(outline.ids)
    assert "then A2" in outline.words
    assert "per round" in outline.words
    assert "If taken: Push-up" in outline.words
    assert sum(text.startswith("Cool-down") for text in heads) == 4


@pytest.mark.parametrize(
    ("window", "titles"), [(1, ["week A", "week B"]), (2, ["both weeks together"])]
)
def test_headings_name_the_weeks_that_they_are_of(plans, catalog, window, titles):
    plan = plans["rotation"]
    scenario = plan.problem.scenario.model_copy(update={"coverage_window": window})
    problem = replace(plan.problem, scenario=scenario)
    heads = [text for _, text in Outline(report_page(subject_of(plan.document, problem))).headings]
    for drawing in ("Planes of motion", "The back, region by plane"):
        assert [h for h in heads if h.startswith(drawing)] == [f"{drawing}, {t}" for t in titles]


def test_a_rotation_tells_what_screens_and_flags_changed(page):
    words = Outline(page("rotation")).words
    assert "Shoulders: self-check not passed" in words
    assert "Desk worker" in words
    assert "Glutes (lagging)" in words


def test_a_block_folds_all_weeks_but_the_first(page):
    shown = page("block")
    outline = Outline(shown)
    assert "The block" in sections(shown)
    assert "Every week holds. All 8 weeks keep their rules" in outline.words
    assert "On Monday 25 January 2027" in outline.words
    unfolded = re.findall(r'<section id="week-(\w+)" [^>]*>\s*<details open>', shown)
    assert unfolded == ["1"]
    assert outline.tags.count("article") == 8 * 3
    assert outline.tables[0] == ["Week", "Dates", "Wave", "Sets", "Sets as a bar", "RIR", "Minutes"]


def test_the_weeks_asked_for_are_unfolded(page):
    shown = page("block", weeks=(3, 4))
    assert re.findall(r'<section id="week-(\w+)" [^>]*>\s*<details open>', shown) == ["3", "4"]


def test_an_impossible_scenario_has_a_page_with_the_clash_and_no_schedule(page, plans):
    outline = Outline(page("impossible"))
    conflict = plans["impossible"].document.conflict
    assert "Impossible." in outline.words
    assert all(member.sentence in outline.words for member in conflict.members)
    assert all(repair.sentence in outline.words for repair in conflict.repairs)
    assert conflict.repairs
    assert "article" not in outline.tags
    assert "Proof" not in sections(page("impossible"))


def test_a_lack_of_time_is_told_as_in_the_terminal(plans, catalog):
    plan = plans["impossible"]
    least = LeastMinutes(pairs=True, at_least=41, works=45)
    conflict = plan.document.conflict.model_copy(update={"least": (least,)})
    program = plan.document.model_copy(update={"conflict": conflict})
    words = Outline(report_page(subject_of(program, plan.problem))).words
    told = " ".join(printed(conflict_text(program)).split())
    for sentence in (lack_words(program.scenario["days"]), least_words(least)):
        assert sentence in words
        assert sentence in told
    for repair in conflict.repairs:
        assert f"Works: {week_words(repair.week)}." in words
        assert f"works: {week_words(repair.week)}" in told


@pytest.mark.parametrize("conflict", [True, False], ids=["without a conflict", "unknown"])
def test_a_file_without_a_week_says_what_it_knows(plans, catalog, conflict):
    plan = plans["impossible"]
    change = {"conflict": None} if conflict else {"status": Status.UNKNOWN, "conflict": None}
    program = plan.document.model_copy(update=change)
    words = Outline(report_page(subject_of(program, plan.problem))).words
    assert ("optimizer explain" if conflict else "--time-limit 300") in words
    assert "Proven" not in words


def broken(plans):
    """The week with an exercise left out, which the file still calls proven."""
    program = plans["week"].document
    week = program.weeks[0]
    first = week.sessions[0]
    fewer = first.model_copy(update={"blocks": first.blocks[1:]})
    weeks = (week.model_copy(update={"sessions": (fewer, *week.sessions[1:])}),)
    return program.model_copy(update={"weeks": weeks})


@pytest.mark.parametrize("audience", ["coach", "client"])
def test_a_plan_that_breaks_its_rules_claims_nothing(plans, catalog, audience):
    shown = report_page(subject_of(broken(plans), plans["week"].problem), audience=audience)
    outline = Outline(shown)
    assert "Does not hold" in outline.words
    assert re.match(r"✗ This plan does not hold: \d+ rules are broken", sections(shown)[0])
    assert "roven best" not in outline.words
    assert "gap 0" not in outline.words
    assert "structure.seconds" in outline.words


def test_a_file_that_only_says_untrue_things_claims_nothing(plans, catalog):
    plan = plans["week"]
    program = plan.document.model_copy(update={"objective": 1, "bound": 1})
    words = Outline(report_page(subject_of(program, plan.problem))).words
    assert "Does not hold. The file is not what it says" in words
    assert "program.objective: objective is 1" in words
    assert "roven best" not in words


def test_a_block_whose_week_was_changed_claims_nothing(plans, catalog):
    plan = plans["block"]
    second = plan.document.weeks[1]
    weeks = list(plan.document.weeks)
    weeks[1] = second.model_copy(update={"sessions": second.sessions[1:]})
    block = plan.document.model_copy(update={"weeks": tuple(weeks)})
    words = Outline(report_page(subject_of(block, plan.problem))).words
    assert "Does not hold" in words
    assert "Every week holds" not in words
    assert "(week 2)" in words


def test_what_a_file_says_stays_text(hostile):
    shown = report_page(subject_of(*hostile))
    outline = Outline(shown)
    assert "<script" not in shown
    assert "<img" not in shown
    assert "{{7*7}}" in outline.words
    assert not [link for link in outline.links if not link.startswith("#")]


def test_an_unknown_exercise_is_shown_by_its_id_and_reported(plans, catalog):
    plan = plans["week"]
    week = plan.document.weeks[0]
    first = week.sessions[0]
    item = first.blocks[0].items[0].model_copy(update={"exercise": "no_such_lift"})
    block = first.blocks[0].model_copy(update={"items": (item,)})
    session = first.model_copy(update={"blocks": (block, *first.blocks[1:])})
    weeks = (week.model_copy(update={"sessions": (session, *week.sessions[1:])}),)
    program = plan.document.model_copy(update={"weeks": weeks})
    words = Outline(report_page(subject_of(program, plan.problem))).words
    assert "no_such_lift is not in the catalog" in words
    assert "Does not hold" in words


def test_the_same_plan_gives_the_same_page(page):
    assert page("week") == page("week")
