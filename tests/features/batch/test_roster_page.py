"""The page of a roster: as text, and in a browser as a coach uses it."""

from html.parser import HTMLParser

import pytest

from optimizer.domain.program import DISCLAIMER
from optimizer.domain.week import Weekday
from optimizer.features.batch.answer import (
    ClientResult,
    ClientStanding,
    Edge,
    EquipmentWorth,
    Result,
    Roster,
    Tightest,
    WorthOfChange,
)
from optimizer.features.batch.page import roster_page, tightest_words
from optimizer.features.batch.report import report_of

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"'{{ 7 * 7 }}"


def solved(
    client: str, gap: float = 0.0, sets: int = 60, seconds: int = 3540, **more
) -> ClientStanding:
    """A client with a week."""
    tightest = Tightest(rule="ratio.hip_knee", value="1.25", min="1.25", max=None, unit="ratio",
                        others=12)  # fmt: skip
    result = ClientResult(
        client=client, status=Result.FEASIBLE if gap else Result.OPTIMAL, objective=30_000 + sets,
        gap=gap, seconds=3.0, file=f"programs/{client}.json", sets=sets, longest_seconds=seconds,
        edge=Edge(met_exactly=9, minimums=30, spare_seconds=60), tightest=tightest,
    )  # fmt: skip
    known = {"days": {Weekday.WED: 60, Weekday.MON: 60},
             "files": {"program": f"programs/{client}.json"}}  # fmt: skip
    return ClientStanding(result=result, **{**known, **more})


def lacking(client: str, status: Result, reason: str, *repairs: str, **more) -> ClientStanding:
    """A client without one."""
    result = ClientResult(client=client, status=status, reason=reason, repairs=repairs, **more)
    return ClientStanding(result=result, days={Weekday.TUE: 30, Weekday.SUN: 45})


def roster_of(*clients: ClientStanding, **more) -> Roster:
    report = report_of([one.result for one in clients])
    return Roster(clients=clients, report=report, **more)


CLIENTS = (
    solved("c-10", gap=0.0123, sets=71),
    solved("c-2", sets=100, seconds=600),
    lacking("c-3", Result.INFEASIBLE, "Too little time.", "Add 20 minutes on Tue.", "Add a day.",
            conflict=("session.time", "volume.biceps"), equipment=("barbell",)),
    lacking("c-4", Result.UNKNOWN, "no week was found and none ruled out within the limit"),
    lacking("c-1", Result.FAILED, "its worker died 2 times"),
)  # fmt: skip


class Outline(HTMLParser):
    """Rows of tables as lists of texts, links, headings and ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.tags: list[str] = []
        self._heading = self._cell = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._heading = tag in ("h1", "h2", "h3")
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = True
            self.tables[-1][-1].append("")
        elif tag == "a":
            self.links.append(dict(attrs)["href"])
        elif self._heading:
            self.headings.append(tag + " ")

    def handle_endtag(self, tag):
        self._heading = False
        self._cell = self._cell and tag not in ("tr", "table")

    def handle_data(self, data):
        if self._heading:
            self.headings[-1] += data
        if self._cell:
            self.tables[-1][-1][-1] += data.strip("\n")


def test_the_table_holds_what_a_coach_asks_first():
    outline = Outline(roster_page(roster_of(*CLIENTS)))
    head, *rows = outline.tables[0]
    assert head == ["Client", "Result", "Days x minutes", "What to know", "Gap", "Objective",
                    "Sets", "Longest", "Files"]  # fmt: skip
    assert rows[0] == [
        "c-10", "✓ feasible", "2 x 60 Mon Wed",
        "Tightest: hip : knee 1.25, at least 1.25; 12 more at their limit",
        "1.3 %", "30,071", "71", "59:00", "program",
    ]  # fmt: skip
    assert rows[1][4] == "0 %"
    assert rows[2][:3] == ["c-3", "✗ impossible", "2 x 30-45 Tue Sun"]
    assert rows[2][3] == (
        "Add 20 minutes on Tue.Too little time.Or: Add a day."
        "Rules in conflict: session.time, volume.biceps"
    )
    assert rows[4][:2] == ["c-1", "! failed"]
    assert outline.headings == [
        "h1 Roster", "h2 Equipment that would help", "h2 Nearest to the edge",
        "h2 What the words mean",
    ]  # fmt: skip
    assert outline.tables[1][1] == ["barbell", "1", "c-3"]


def test_it_counts_and_ends_with_the_disclaimer():
    page = roster_page(roster_of(*CLIENTS))
    assert "5 clients: 2 with a program, 3 without." in page
    assert "<b>1</b> ✗ impossible" in page
    assert "not solved" not in page
    assert DISCLAIMER in page
    some = roster_page(roster_of(lacking("a", Result.PENDING, "not solved yet")))
    assert "1 client: 0 with a program, 1 without." in some
    assert "the same command goes on" in some


def test_changes_are_a_column_only_where_there_was_something_before():
    clients = (
        solved("a", change=WorthOfChange.CHANGED, was=Result.INFEASIBLE),
        solved("b", change=WorthOfChange.NEW),
        solved("c", change=WorthOfChange.ENDED, was=Result.UNKNOWN),
        solved("d", change=WorthOfChange.CHANGED, was=Result.OPTIMAL),
        solved("e"),
    )
    outline = Outline(roster_page(roster_of(*clients, compared=True, left=("gone",))))
    head, *rows = outline.tables[0]
    assert head[8] == "Changed"
    assert [row[8] for row in rows] == [
        "changed, was impossible", "new", "was undecided", "changed", "",
    ]  # fmt: skip
    assert "h2 No longer in the roster" in outline.headings


def test_what_equipment_may_be_worth_is_told_where_it_is_known():
    roster = roster_of(*CLIENTS)
    worth = (EquipmentWorth(item="pull_up_bar", clients=("c-10", "c-2"), about=0.0311),)
    report = roster.report.model_copy(update={"worth": worth})
    outline = Outline(roster_page(roster.model_copy(update={"report": report})))
    assert ["pull up bar", "2", "3.2 %", "c-10, c-2"] in outline.tables[2]


def test_links_are_relative_and_encoded_and_only_of_files_that_exist():
    names = {"html": "programs/a b.html", "program": "javascript:alert(1)", "csv": "x/50%?#.csv"}
    outline = Outline(roster_page(roster_of(solved("a b", files=names), solved("c", files={}))))
    assert outline.links == [
        "#main", "programs/a%20b.html", "javascript%3Aalert%281%29", "x/50%25%3F%23.csv",
    ]  # fmt: skip


def test_whatever_comes_from_files_is_text():
    roster = roster_of(
        solved(HOSTILE), lacking(HOSTILE, Result.INFEASIBLE, HOSTILE, HOSTILE, HOSTILE),
        left=(HOSTILE,), compared=True,
    )  # fmt: skip
    outline = Outline(roster_page(roster))
    assert "img" not in outline.tags
    assert outline.tags.count("script") == 1
    assert outline.tables[0][1][0] == HOSTILE


def test_equal_rosters_give_equal_pages():
    assert roster_page(roster_of(*CLIENTS)) == roster_page(roster_of(*CLIENTS))


def test_thousands_of_clients_are_a_page_that_still_loads():
    clients = [
        solved(f"client-{n:05}", gap=0.01, change=WorthOfChange.CHANGED,
               files={kind: f"programs/client-{n:05}.{kind}" for kind in ("html", "json")})
        for n in range(4500)
    ]  # fmt: skip
    clients += [lacking(f"client-9{n:04}", Result.INFEASIBLE, "Too little time. " * 5,
                        "Add 20 minutes on Tue (40 instead of 20).") for n in range(500)]  # fmt: skip
    assert len(roster_page(roster_of(*clients)).encode()) < 2_000_000


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("volume.biceps", "8", "8", "20", "sets", 0), "biceps 8 sets, at least 8"),
        (("volume.glute_max", "20", "8", "20", "sets", 0), "glute max 20 sets, at most 20"),
        (("session.time", "3600", None, "3600", "seconds", 1),
         "session time 60:00, at most 60:00; 1 more at their limit"),
        (("ratio.pull_push", "18/12", "1.2", None, "ratio", 0), "pull : push 1.5, at least 1.2"),
        (("plane.frontal", "5", "4", None, "sets", 0), "plane frontal 5 sets, at least 4"),
    ],
)  # fmt: skip
def test_the_tightest_rule_is_told_in_words(row, words):
    names = ("rule", "value", "min", "max", "unit", "others")
    assert tightest_words(Tightest(**dict(zip(names, row, strict=True)))) == words


def listed(page) -> list[str]:
    return page.locator("#roster tbody th").all_inner_texts()


@pytest.mark.parametrize(
    ("title", "up", "down"),
    [
        ("Client", "1 2 3 4 10", "10 4 3 2 1"),
        ("Result", "1 3 4 10 2", "2 10 4 3 1"),
        ("Days", "3 4 10 2 1", "10 2 3 4 1"),
        ("know", "3 4 10 2 1", "10 2 4 3 1"),
        ("Gap", "2 10 3 4 1", "10 2 3 4 1"),
        ("Objective", "10 2 3 4 1", "2 10 3 4 1"),
        ("Sets", "10 2 3 4 1", "2 10 3 4 1"),
        ("Longest", "2 10 3 4 1", "10 2 3 4 1"),
        ("Files", "10 2 3 4 1", "10 2 3 4 1"),
    ],
)
def test_columns_sort_up_down_and_back(opened, title, up, down):
    """What is empty comes last in both directions; of equals the order stays."""
    up, down = ([f"c-{n}" for n in text.split()] for text in (up, down))
    last = lacking("c-1", Result.FAILED, "").model_copy(update={"days": {}})
    clients = [*CLIENTS[:-1], last]
    with opened(roster_page(roster_of(*clients))) as page:
        head = page.locator("#roster thead th", has_text=title)
        head.get_by_role("button").click()
        assert listed(page) == up
        assert head.get_attribute("aria-sort") == "ascending"
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == "descending"
        assert listed(page) == down
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") is None
        assert listed(page) == ["c-10", "c-2", "c-3", "c-4", "c-1"]


def test_words_and_results_filter(opened):
    with opened(roster_page(roster_of(*CLIENTS))) as page:
        page.get_by_label("Find").fill("tue biceps")
        assert listed(page) == ["c-3"]
        assert page.locator("#shown").inner_text() == "1 of 5 clients"
        page.get_by_role("button", name="Show all").click()
        assert len(listed(page)) == 5
        page.get_by_role("button", name="undecided").click()
        page.get_by_role("button", name="failed").click()
        assert listed(page) == ["c-4", "c-1"]
        assert page.get_by_role("button", name="failed").get_attribute("aria-pressed") == "true"
        page.get_by_role("button", name="failed").click()
        assert listed(page) == ["c-4"]
        page.get_by_label("Find").fill("nobody")
        assert listed(page) == []
        assert page.locator("#shown").inner_text() == "0 of 5 clients"


def test_the_keyboard_is_enough(opened):
    with opened(roster_page(roster_of(*CLIENTS))) as page:
        reached = []
        for _ in range(30):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.innerText.trim()"))
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline not in ("none", ""), reached
            if reached[-1].startswith("Gap"):
                break
        assert reached[0] == "Skip to the content"
        page.keyboard.press("Enter")
        assert listed(page)[0] == "c-2"
        page.keyboard.press("Space")
        assert listed(page)[0] == "c-10"


def test_what_is_shown_outlives_a_reload(browser, tmp_path):
    path = tmp_path / "week 47" / "index.html"
    path.parent.mkdir()
    path.write_text(roster_page(roster_of(*CLIENTS)), encoding="utf-8")
    page = browser.new_page()
    try:
        page.goto(path.as_uri())
        assert page.url == path.as_uri()
        assert page.locator("h1").inner_text() == "Roster week 47"
        page.get_by_label("Find").fill("c-")
        page.get_by_role("button", name="feasible").click()
        page.get_by_role("button", name="optimal").click()
        page.locator("#roster thead button").nth(4).click()
        page.reload()
        assert listed(page) == ["c-2", "c-10"]
        assert page.get_by_label("Find").input_value() == "c-"
        assert page.title() == "week 47: roster"
    finally:
        page.close()


def test_without_scripts_it_is_a_plain_table(browser, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(roster_page(roster_of(*CLIENTS)), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        assert listed(page) == ["c-10", "c-2", "c-3", "c-4", "c-1"]
        assert not page.locator("#filter").is_visible()
        assert not page.locator("#more").is_visible()
        assert page.locator("button:visible").count() == 0
        assert page.get_by_text("1 ✗ impossible").is_visible()
    finally:
        context.close()


def test_long_rosters_are_listed_in_parts_and_searched_whole(opened):
    clients = [solved(f"c-{n}", sets=n) for n in range(450)]
    with opened(roster_page(roster_of(*clients))) as page:
        assert len(listed(page)) == 200
        assert page.locator("#shown").inner_text() == "450 of 450 clients, the first 200 listed"
        page.get_by_role("button", name="Show more").click()
        page.get_by_role("button", name="Show more").click()
        assert len(listed(page)) == 450
        assert not page.locator("#more").is_visible()
        page.locator("#roster thead button", has_text="Sets").click()
        page.locator("#roster thead button", has_text="Sets").click()
        assert listed(page)[0] == "c-449"
        page.get_by_label("Find").fill("c-399")
        assert listed(page) == ["c-399"]
        page.get_by_label("Find").fill("")
        assert len(listed(page)) == 200
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert len(listed(page)) == 450


def test_hostile_rows_run_nothing(opened):
    roster = roster_of(
        solved(HOSTILE, files={"html": "javascript:alert(3)"}),
        lacking(HOSTILE, Result.INFEASIBLE, HOSTILE, HOSTILE, HOSTILE),
    )
    with opened(roster_page(roster)) as page:
        assert listed(page) == [HOSTILE, HOSTILE]
        page.get_by_label("Find").fill(HOSTILE)
        page.locator("#roster summary").click()
        assert page.locator("img").count() == 0
        assert page.locator("#roster a").get_attribute("href") == "javascript%3Aalert%283%29"


@pytest.mark.parametrize(("size", "dark"), [("desk", False), ("desk", True), ("phone", False)])
def test_it_is_accessible(opened, size, dark):
    from axe_playwright_python.sync_playwright import Axe

    some = (*CLIENTS, *(solved(f"d-{n}") for n in range(9)))
    files = {"html": "programs/c.html", "csv": "programs/c.csv"}
    clients = [one.model_copy(update={"files": files}) for one in some]
    clients += [lacking("p", Result.PENDING, "not solved yet"), lacking("i", Result.INVALID, "bad")]
    with opened(roster_page(roster_of(*clients, left=("gone",))), size=size, dark=dark) as page:
        page.get_by_role("button", name="impossible").click()
        page.get_by_role("button", name="Show all").click()
        page.locator("#roster thead button").nth(1).click()
        page.locator("#roster summary").first.click()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [n["target"] for n in one["nodes"]]) for one in found] == []
