"""Pages whose style and layers would hide, turn or move the widget: it stands near the words, and on top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.foreign_site import ForeignSite
from tests.browser.live_site import Site, select_words, serving
from tests.newsroom import BRIDGE, Newsroom

pytestmark = pytest.mark.browser
RIGHT_TO_LEFT = (
    "* { all: unset !important; direction: rtl !important; display: block !important; opacity: .9 }"
)
MOVED = """body { transform: translateZ(0); font: 22px serif }
.bar { position: fixed; inset: 0 0 auto; height: 400px; z-index: 2147483647; pointer-events: none }"""
BELOW = """() => {
  const words = getSelection().getRangeAt(0).getBoundingClientRect();
  const button = document.querySelector("corrections-desk").shadowRoot.querySelector("button.near");
  const box = button.getBoundingClientRect();
  const hit = document.querySelector("corrections-desk").shadowRoot.elementFromPoint(box.x + 5, box.y + 5);
  return [box.y - words.bottom, hit === button];
}"""
ARABIC = "<p>قال رئيس البلدية إن الكلفة تبلغ 41 مليون كرونة.</p>"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser, paper: ForeignSite) -> Iterator[Site]:
    newsroom.__dict__["settings"] = replace(newsroom.settings, sites=(paper.url,))
    newsroom.article()
    newsroom.article("jisr", ARABIC, headline="الجسر", dek="", language="ar")
    with serving(newsroom, browser) as served:
        yield served


def hosted(page: Page, site: Site, paper: ForeignSite, style: str) -> None:
    """A page of somebody else's, in this style, with the widget and more text than fits."""
    tag = f'<script src="{site.url}/widget.js" data-article="harbour-bridge" defer></script>'
    story = f"<article><h1>The bridge</h1>{BRIDGE}</article><div class=bar></div>{'<p>More.</p>' * 60}"
    html = f"<!doctype html><html lang=en><title>Story</title><style>{style}</style>{tag}<body>{story}"
    paper.pages["/story"] = html, ""
    page.goto(f"{paper.url}/story")


def test_a_style_for_everything_neither_turns_nor_hides_it(site: Site, paper: ForeignSite) -> None:
    with site.page("/healthz") as page:
        hosted(page, site, paper, RIGHT_TO_LEFT)
        select_words(page, "41 million", inside="article")
        button = page.locator("corrections-desk button.near")
        expect(button).to_have_css("direction", "ltr")
        button.click()
        dialog = page.get_by_role("dialog", name="Report an error")
        expect(dialog).to_have_css("direction", "ltr")
        expect(page.locator("corrections-desk")).to_have_css("opacity", "1")
        expect(dialog).to_have_css("border-radius", "8px")


def test_neither_layers_nor_a_moved_body_come_between(site: Site, paper: ForeignSite) -> None:
    with site.page("/healthz") as page:
        hosted(page, site, paper, MOVED)
        page.mouse.wheel(0, 60)
        page.wait_for_function("scrollY === 60")
        select_words(page, "41 million", inside="article")
        button = page.locator("corrections-desk button.near")
        expect(button).to_be_visible()
        gap, is_on_top = page.evaluate(BELOW)
        assert 0 < gap < 40 and is_on_top
        page.keyboard.press("Escape")
        expect(button).to_be_hidden()


def test_a_change_of_figures_reads_from_the_right_where_the_language_does(site: Site) -> None:
    with site.page("/articles/jisr") as page:
        select_words(page, "41 مليون")
        page.keyboard.press("Control+Enter")
        page.locator("#proposed").fill("14 مليون")
        change = page.locator("corrections-desk .text")
        expect(change).to_have_css("direction", "rtl")
        assert _x(change.locator("del")) > _x(change.locator("ins"))
        page.get_by_role("button", name="Send report").click()
        page.goto(page.get_by_role("link", name="Follow your report").get_attribute("href") or "")
        expect(page.locator(".before-after dd")).to_have_count(2)
        for told in page.locator(".before-after dd").all():
            expect(told).to_have_css("direction", "rtl")


def _x(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return float(box["x"])
