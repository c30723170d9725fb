"""The report in a real browser: nothing loads, nothing fails; it reads, tabs and prints as it should."""

import io

import pytest

from optimizer.features.report.page import report_page
from optimizer.features.report.subject import subject_of

PAPERS = ["a4", "letter"]


@pytest.fixture(scope="module")
def shown(plans, catalog):
    """Pages of the plans, each made once."""
    return {
        name: report_page(subject_of(plan.document, plan.problem)) for name, plan in plans.items()
    }


@pytest.mark.parametrize("size", ["narrow", "phone", "zoomed", "desk"])
@pytest.mark.parametrize("name", ["week", "rotation", "block", "impossible"])
def test_fits_the_screen_with_everything_unfolded(opened, shown, name, size):
    with opened(shown[name], size) as page:
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        widths = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert widths[0] <= widths[1]


@pytest.mark.parametrize("size", ["narrow", "phone", "zoomed", "desk"])
@pytest.mark.parametrize("name", ["week", "rotation"])
def test_remarks_on_a_muscle_are_a_line(opened, shown, name, size):
    with opened(shown[name], size) as page:
        lines = page.evaluate("""
            [...document.querySelectorAll('.muscles td:last-child')].filter(cell => cell.textContent)
                .map(cell => {
                    const words = document.createRange();
                    words.selectNodeContents(cell);
                    return words.getClientRects().length;
                })
        """)
    assert lines
    assert set(lines) == {1}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "dark"), [("desk", False), ("desk", True), ("phone", False)],
    ids=["light", "dark", "phone"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["rotation", "impossible"])
def test_is_accessible(opened, shown, name, size, dark):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    with opened(shown[name], size, dark) as page:
        page.evaluate(
            "document.querySelectorAll(':not(details) + details').forEach(d => d.open = true)"
        )
        found = axe.Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_every_muscle_region_shows_its_number(opened, shown):
    with opened(shown["week"]) as page:
        regions = page.evaluate("""
            [...document.querySelectorAll('[data-muscle]')].map(region => {
                const svg = region.closest('svg'), id = region.dataset.muscle;
                const inside = svg.querySelector(`[data-number="${id}"]`);
                return [region.querySelector('title').textContent, inside && inside.textContent,
                        [...svg.querySelectorAll('text')].map(t => t.textContent.replace(/ /g, ''))];
            })
        """)
    assert len(regions) > 20
    for title, inside, labels in regions:
        name = title.replace(" ", "").partition(":")[0]
        sets = title.partition(": ")[2].split()[0]
        beside = any(label.rstrip("*!") == name + sets for label in labels)
        assert inside == sets or beside, title


def test_can_be_used_by_keyboard(opened, shown):
    with opened(shown["week"]) as page:
        reached = []
        for _ in range(60):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate("""
                (() => {
                    const at = document.activeElement, style = getComputedStyle(at);
                    return [at.tagName, at.getAttribute('href') || at.textContent.trim().slice(0, 20),
                            style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2];
                })()
            """)
            )
            if reached[-1][0] == "SUMMARY":
                break
        assert [told for tag, told, _ in reached if tag == "A"][:3] == [
            "#main",
            "#calendar",
            "#sessions",
        ]
        assert reached[-1][0] == "SUMMARY"
        assert all(visible for *_, visible in reached)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.parentElement.open")


def pages_of(page, paper: str) -> list[str]:
    pypdf = pytest.importorskip("pypdf")
    size = {"a4": "A4", "letter": "Letter"}[paper]
    content = page.pdf(format=size, prefer_css_page_size=True, print_background=True)
    return [leaf.extract_text() for leaf in pypdf.PdfReader(io.BytesIO(content)).pages]


def titles(document, weeks) -> list[str]:
    return [session.title for week in weeks for session in week.sessions]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("name", "others"), [("week", 3), ("rotation", 5)])
def test_prints_one_training_day_a_page(opened, plans, catalog, name, others, paper):
    plan = plans[name]
    html = report_page(subject_of(plan.document, plan.problem), audience="client", paper=paper)
    with opened(html) as page:
        leaves = pages_of(page, paper)
    cards = [leaf for leaf in leaves if "Felt 1-5" in leaf]
    expected = titles(plan.document, plan.document.weeks)
    assert len(cards) == len(expected)
    for card, title in zip(cards, expected, strict=True):
        assert title in card
        assert "Informational only" in card
        assert "Remarks" in card
    assert len(leaves) <= len(expected) + others
    assert [number for number, leaf in enumerate(leaves) if leaf in cards] == [
        *range(1, len(cards) + 1)
    ]


def test_prints_only_the_weeks_that_are_unfolded(opened, plans, catalog):
    plan = plans["block"]
    html = report_page(subject_of(plan.document, plan.problem), audience="client", weeks=(3,))
    with opened(html) as page:
        cards = [leaf for leaf in pages_of(page, "a4") if "Felt 1-5" in leaf]
    assert len(cards) == 3
    assert all("WEEK 3" in card.upper() for card in cards)


def pushed(page, section: str, height: int) -> None:
    """Make a section begin further down its page."""
    page.evaluate(
        """([id, height]) => {
            const room = document.createElement('div');
            room.style.height = `${height}px`;
            document.getElementById(id).before(room);
        }""",
        [section, height],
    )


@pytest.mark.parametrize("height", [250, 500, 800])
@pytest.mark.parametrize(
    ("name", "section", "first", "last"),
    [
        ("week", "balance", "pull : push", "crunch : core"),
        ("week", "planes", "Planes of motion", "count for none of the planes"),
        ("rotation", "planes", "The back, region by plane", "A set counts 1 where"),
        ("block", "block", "Dates Wave", "18 Jan to"),
    ],
)
def test_a_table_or_figure_is_printed_on_one_page(
    opened, plans, catalog, name, section, first, last, height
):
    plan = plans[name]
    with opened(report_page(subject_of(plan.document, plan.problem), audience="client")) as page:
        pushed(page, section, height)
        leaves = [" ".join(leaf.split()) for leaf in pages_of(page, "letter")]
    assert any(first in leaf for leaf in leaves)
    assert [leaf.count(first) for leaf in leaves] == [leaf.count(last) for leaf in leaves]


@pytest.mark.parametrize("height", [0, 100, 200, 300, 400, 500])
def test_rules_are_printed_under_the_head_of_their_table(opened, shown, height):
    with opened(shown["week"]) as page:
        pushed(page, "proof", height)
        leaves = [" ".join(leaf.split()) for leaf in pages_of(page, "letter")]
    tables = [leaf for leaf in leaves if "at its limit" in leaf.partition("Allowed Value")[2]]
    assert tables
    for leaf in leaves:
        assert leaf.count("0 at its limit") != 1, "a row by itself"
        assert ("0 at its limit" in leaf) == ("Rule Allowed Value Left Mark" in leaf)


def test_what_is_folded_leaves_no_empty_title(opened, shown):
    with opened(shown["week"]) as page:
        folded = "".join(pages_of(page, "a4"))
        page.locator("summary", has_text="Points by term").click()
        unfolded = "".join(pages_of(page, "a4"))
    assert "Points by term" not in folded
    assert "Points by term" in unfolded


@pytest.mark.parametrize("name", ["week", "rotation", "block", "impossible"])
def test_the_last_page_holds_more_than_the_disclaimer(opened, shown, name):
    with opened(shown[name]) as page:
        first, *others = pages_of(page, "letter")
    assert "Informational only" in first
    assert all("Informational only" not in leaf or "Remarks" in leaf for leaf in others)


def test_an_unfolded_family_is_printed_with_all_its_rules(opened, shown):
    with opened(shown["week"]) as page:
        before = " ".join("".join(pages_of(page, "a4")).split())
        page.locator("summary", has_text="Sets of an exercise").click()
        after = " ".join("".join(pages_of(page, "a4")).split())
    assert "One heavy deadlift day a week" not in before
    assert "One heavy deadlift day a week" in after


@pytest.mark.parametrize("audience", ["coach", "client"])
def test_markup_in_a_file_does_nothing(opened, hostile, audience):
    with opened(report_page(subject_of(*hostile), audience=audience)) as page:
        assert page.title().startswith("</title></script><script>alert(1)")
        assert page.locator("h1").inner_text().startswith("</title>")
        assert (
            page.evaluate(
                "document.querySelectorAll('script, img, article b:not(.time-bar b)').length"
            )
            == 0
        )
