"""The dialog beyond a selection: what else can be reported, sentences by ear, instant answers, taking back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live_site import Site, expect_selected, select_words, sent_by, serving
from tests.newsroom import BRIDGE, Newsroom

pytestmark = pytest.mark.browser
ARTICLE = "/articles/harbour-bridge"
PICTURE = (
    '<figure><img src="https://example.org/b.jpg" alt="A bridge">'
    "<figcaption>The bridge in May</figcaption></figure>"
)
COMMENT = "What is wrong, and how do you know?"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.article(body=BRIDGE + PICTURE)
    with serving(newsroom, browser) as served:
        yield served


def without_selection(page: Page, label: str, comment: str) -> dict[str, object]:
    page.get_by_role("link", name="Report an error").first.click()
    page.get_by_label("Where is it?").select_option(label=label)
    page.get_by_label(COMMENT).fill(comment)
    body = sent_by(page, page.get_by_role("button", name="Send report").click)
    expect(page.get_by_role("heading", name="We have your report")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Report an error").first).to_be_focused()
    return body


def test_headline_picture_caption_omission_and_whole_article_can_be_reported(site: Site) -> None:
    text = site.body_text()
    with site.page(ARTICLE) as page:
        whole = without_selection(page, "The whole article", "One-sided.")
        missing = without_selection(page, "Something is missing", "The cost of the ferry.")
        headline = without_selection(
            page, "Headline: City approves harbour bridge repairs", "It has not yet."
        )
        picture = without_selection(page, "Picture: A bridge", "This is another bridge.")
        caption = without_selection(page, "Caption: The bridge in May", "It was June.")
    assert "start" not in whole and whole["comment"] == "One-sided."
    assert (missing["comment"], missing["error_type"]) == (
        "Something is missing: The cost of the ferry.",
        "context",
    )
    assert (headline["part"], headline["start"], headline["end"]) == ("headline", 0, 36)
    at = text.index("The bridge in May")
    assert (picture["start"], picture["end"], picture["error_type"]) == (at - 1, at - 1, "picture")
    assert (caption["start"], caption["exact"]) == (at, "The bridge in May")
    assert [report.verdict for report, _ in site.stored()] == [
        "ambiguous",
        "ambiguous",
        "exact",
        "exact",
        "exact",
    ]


def test_a_paragraphs_control_offers_its_sentences_and_gets_the_focus_back(site: Site) -> None:
    site.newsroom.article(body="<p>It rained. The fair was moved to June. Nobody minded.</p>" + BRIDGE)
    with site.page(ARTICLE) as page:
        controls = page.get_by_role("button", name="Report an error in this paragraph")
        expect(controls).to_have_count(4)
        expect(page.locator("#article-body")).to_have_js_property("textContent", site.body_text())
        first = controls.first
        box = first.bounding_box()
        assert box is not None and box["width"] <= 1
        first.focus()
        page.keyboard.press("ArrowDown")
        expect(controls.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(first).to_be_focused()
        box = first.bounding_box()
        assert box is not None and box["height"] >= 44
        page.keyboard.press("Enter")
        where = page.get_by_label("Where is it?")
        expect(where.locator("option")).to_have_text([
            "The whole paragraph", "It rained.", "The fair was moved to June.", "Nobody minded.",
        ])  # fmt: skip
        where.select_option(label="The fair was moved to June.")
        page.get_by_label("What should it say?").fill("The fair was moved to July.")
        body = sent_by(page, page.get_by_role("button", name="Send report").click)
        expect(page.get_by_role("heading", name="We have your report")).to_be_focused()
        page.keyboard.press("Escape")
        expect(first).to_be_focused()
    assert (body["start"], body["end"], body["exact"]) == (11, 38, "The fair was moved to June.")


def test_a_report_can_be_taken_back_for_ten_seconds_and_its_words_stay(site: Site) -> None:
    with site.page(ARTICLE) as page:
        page.clock.install()
        select_words(page, "41 million")
        page.keyboard.press("Control+Enter")
        page.get_by_label("What should it say?").fill("4.1 million")
        page.get_by_role("button", name="Send report").click()
        page.get_by_role("button", name="Take it back (10)").click()
        expect(page.get_by_text("Taken back. Your words are still here.")).to_be_visible()
        expect(page.get_by_label("What should it say?")).to_have_value("4.1 million")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect_selected(page, "41 million")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("This is what you wrote earlier.")).to_be_visible()
        expect(page.get_by_label("What should it say?")).to_have_value("4.1 million")
        page.get_by_role("button", name="Send report").click()
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
        page.clock.run_for(5_000)
        expect(page.get_by_role("button", name="Take it back (5)")).to_be_visible()
        page.clock.run_for(5_000)
        expect(page.get_by_role("button", name="Take it back")).to_have_count(0)
        assert json.loads(page.evaluate("localStorage['corrections-desk:receipts']"))[0]["title"]
    assert [report.state for report, _ in site.stored()] == ["withdrawn", "open"]


def test_what_is_fixed_already_is_told_with_the_difference(site: Site) -> None:
    with site.page(ARTICLE) as page:
        site.newsroom.article(body=BRIDGE.replace("was was", "was") + PICTURE)
        select_words(page, "was was")
        page.keyboard.press("Control+Enter")
        page.get_by_label("What should it say?").fill("was")
        page.get_by_role("button", name="Send report").click()
        expect(page.get_by_role("heading", name="Your report has an answer already")).to_be_focused()
        expect(page.get_by_text(re.compile(r"since \d+ \w+ 20\d\d \(version 2\)"))).to_be_visible()
        expect(page.get_by_role("dialog").locator("del")).to_contain_text("was")
        expect(page.get_by_role("link", name="Add something new")).to_be_visible()


def test_a_page_that_the_browser_translated_reports_the_original_paragraph(site: Site) -> None:
    with site.page(ARTICLE) as page:
        expect(page.get_by_role("button", name="Report an error in this paragraph")).to_have_count(4)
        page.evaluate("""() => {
          document.documentElement.classList.add("translated-ltr");
          const paragraph = document.querySelectorAll("#article-body p")[2];
          const words = document.createElement("font");
          words.append(document.createElement("font"));
          words.firstChild.textContent = "«Ми не чекатимемо», — сказала мер.";
          paragraph.firstChild.replaceWith(words);
        }""")
        select_words(page, "чекатимемо")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("You read a translation.")).to_be_visible()
        expect(page.get_by_label(COMMENT)).to_have_value("In the translation I read: “чекатимемо”")
        body = sent_by(page, page.get_by_role("button", name="Send report").click)
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
    assert body["exact"] == "“We will not wait,” said Mayor Olha Marchenko."
    assert [report.verdict for report, _ in site.stored()] == ["exact"]
