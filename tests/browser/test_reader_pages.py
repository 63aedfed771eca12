"""Readers' pages in a real browser: nothing for axe to find, usable without script, in any colours and size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.live_site import Site, select_words, serving
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two

pytestmark = pytest.mark.browser
ARTICLE = "/articles/harbour-bridge"
PAGES = {
    "front": "/",
    "article": ARTICLE,
    "report": f"{ARTICLE}/report",
    "versions": f"{ARTICLE}/versions",
    "an earlier version": f"{ARTICLE}/versions/1",
    "compare": f"{ARTICLE}/compare/1..3",
    "compare side by side": f"{ARTICLE}/compare/1..3?view=side",
    "corrections": "/corrections",
    "corrections, narrowed": "/corrections?kind=correction",
    "policy": "/corrections-policy",
    "no such page": "/articles/no-such-article",
}


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    """An article with a minor fix and a correction, and a report that waits."""
    newsroom.article()
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    with serving(newsroom, browser) as served:
        yield served


def findings(page: Page) -> list[str]:
    """What axe finds on the page once it has loaded, each with the place of its first sight."""
    page.wait_for_load_state()
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def axe_page(site: Site, path: str, **options: Any) -> list[str]:
    # axe is put into the page as a script, which the page's own policy would rightly refuse.
    with site.page(path, bypass_csp=True, **options) as page:
        return findings(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_readers_pages(site: Site, scheme: str) -> None:
    found = {name: axe_page(site, path, color_scheme=scheme) for name, path in PAGES.items()}
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialog_and_on_the_receipt(site: Site, scheme: str) -> None:
    with site.page(ARTICLE, bypass_csp=True, color_scheme=scheme) as page:
        select_words(page, "closed in 2019")
        expect(page.locator("corrections-desk button.near")).to_be_visible()
        assert findings(page) == []
        page.keyboard.press("Control+Enter")
        page.get_by_label("What should it say?").fill("closed in 2018")
        page.get_by_text("Add a source").click()
        page.get_by_label("Email (optional)").fill("nobody")
        page.get_by_role("button", name="Send report").click()
        expect(page.get_by_label("Email (optional)")).to_have_attribute("aria-invalid", "true")
        assert findings(page) == []
        page.get_by_label("Email (optional)").fill("")
        page.get_by_role("button", name="Try again").click()
        address = page.get_by_role("link", name="Follow your report").get_attribute("href")
        assert findings(page) == []
        page.goto(address or "")
        expect(page.get_by_role("heading", level=1)).to_have_text("Received; waiting for an editor.")
        assert findings(page) == []


def test_a_report_without_script_leads_to_its_receipt_and_can_be_taken_back(site: Site) -> None:
    with site.page(ARTICLE, java_script_enabled=False) as page:
        page.get_by_role("link", name="Report an error").first.click()
        page.get_by_label("“We will not wait,” said Mayor Olha Marchenko.").check()
        page.get_by_label("What should it say?").fill("“We cannot wait,” said Mayor Olha Marchenko.")
        page.get_by_label("What is wrong with it, and how do you know?").fill("I was there.")
        page.get_by_role("button", name="Send report").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Received; waiting for an editor.")
        expect(page.locator("ins")).to_contain_text("cannot")
        page.get_by_role("button", name="Take this report back").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You took this back.")
        expect(page.get_by_role("button", name="Take this report back")).to_have_count(0)
    assert site.stored()[-1][1].comment == "I was there."


def test_an_incomplete_form_comes_back_with_the_words_and_says_what_to_do(site: Site) -> None:
    with site.page(f"{ARTICLE}/report", java_script_enabled=False) as page:
        page.get_by_label("What should it say?").fill("Something else")
        page.get_by_role("button", name="Send report").click()
        summary = page.get_by_role("alert")
        expect(summary).to_contain_text("There is a problem")
        expect(page.get_by_label("What should it say?")).to_have_value("Something else")
        expect(summary.get_by_role("link").first).to_be_visible()
        for link in summary.get_by_role("link").all():
            expect(page.locator(link.get_attribute("href") or "-")).to_have_count(1)


def test_corrected_words_lead_to_their_note_and_the_note_leads_back(site: Site) -> None:
    with site.page(ARTICLE) as page:
        words = page.locator("#article-body a.corrected")
        expect(words).to_have_text("4.1")
        words.click()
        note = page.locator(":target")
        expect(note).to_contain_text("Correction, 2 March 2026:")
        note.get_by_role("link", name="Go to the words").click()
        expect(page.locator(":target")).to_have_text("4.1")


def test_marks_do_not_change_what_is_measured(site: Site) -> None:
    with site.page(ARTICLE) as page:
        select_words(page, "costing 4.1 million crowns")
        page.keyboard.press("Control+Enter")
        page.get_by_label("What is wrong, and how do you know?").fill("Still wrong.")
        page.get_by_role("button", name="Send report").click()
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    report, words = site.stored()[-1]
    assert site.body_text()[report.start : report.end] == words.exact == "costing 4.1 million crowns"
    assert report.version == 3


def test_the_chosen_colours_stay_chosen(site: Site) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    with site.page("/", color_scheme="light") as page:
        light = page.evaluate(paper)
        page.get_by_role("button", name="Use dark colours").click()
        page.wait_for_function(f"light => {paper} !== light", arg=light)
        dark = page.evaluate(paper)
        page.goto(site.url + "/corrections")
        page.wait_for_function(f"dark => {paper} === dark", arg=dark)
        page.get_by_role("button", name="Use light colours").click()
        page.wait_for_function(f"light => {paper} === light", arg=light)
        assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "path", ["/", ARTICLE, f"{ARTICLE}/compare/1..3?view=side", "/corrections", f"{ARTICLE}/report"]
)
def test_nothing_is_cut_off_at_320_pixels(site: Site, path: str) -> None:
    with site.page(path, viewport={"width": 320, "height": 640}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_large_type_leaves_nothing_cut_off(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") == 1280
        control = page.locator(".rail .button").bounding_box()
        assert control is not None and control["width"] > 200


def test_the_sheet_on_a_phone_shows_quote_field_and_button_at_once(site: Site) -> None:
    with site.page(ARTICLE, viewport={"width": 390, "height": 700}, has_touch=True) as page:
        select_words(page, "closed in 2019")
        page.locator("corrections-desk button.near").click()
        for part in ("blockquote", "#proposed", ".foot .button"):
            expect(page.locator(f"corrections-desk {part}").first).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_an_article_keeps_its_direction_and_so_do_the_words_around_it(site: Site) -> None:
    # The interface does not speak Arabic: its words stay English and run from the left, the article's do not.
    site.newsroom.article(
        "jisr", "<p>قال الوزير إن 25 شخصا قتلوا</p>", headline="الجسر", dek="", language="ar"
    )
    direction = "(element) => getComputedStyle(element).direction"
    with site.page("/articles/jisr") as page:
        assert page.locator("#article-body p").evaluate(direction) == "rtl"
        assert page.locator(".rail").evaluate(direction) == "ltr"
        select_words(page, "25 شخصا")
        page.keyboard.press("Control+Enter")
        assert page.locator("corrections-desk dialog").evaluate(direction) == "ltr"
        assert page.locator("corrections-desk blockquote").evaluate(direction) == "rtl"
