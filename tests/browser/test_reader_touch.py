"""The widget on a phone-sized touch screen, at 320 pixels and 400 % zoom, for axe, and the list of receipts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.live_site import Site, expect_selected, select_words, serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
ARTICLE = "/articles/harbour-bridge"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.article()
    with serving(newsroom, browser) as served:
        yield served


def findings(page: Page) -> list[str]:
    page.wait_for_load_state()
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found]


def test_a_finger_reports_without_a_keyboard(site: Site) -> None:
    with site.page(ARTICLE, **PHONE) as page:
        select_words(page, "41 million")
        button = page.locator("corrections-desk button.near")
        expect(button).to_be_visible()
        box = button.bounding_box()
        words = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
        assert box is not None and box["height"] >= 44 and box["width"] >= 44
        # Below the words and clear of the handles, so that the system's own menu above them stays usable.
        assert box["y"] >= words["bottom"] + 24 and box["x"] >= 0 and box["x"] + box["width"] <= 390
        button.tap()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        sheet = dialog.bounding_box()
        assert sheet is not None and round(sheet["y"] + sheet["height"]) == 844 and sheet["width"] == 390
        # No field has the focus yet, or the keyboard would cover what was selected.
        expect(page.get_by_role("heading", name="Report an error")).to_be_focused()
        for target in dialog.locator("button, input:not([type=checkbox]), textarea, summary").all():
            size = target.bounding_box()
            assert size is None or size["height"] >= 43.9, target
        page.get_by_label("What should it say?").fill("4.1 million")
        page.get_by_role("button", name="Send report").tap()
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
        page.get_by_role("button", name="Close").last.tap()
        expect(dialog).to_be_hidden()
        expect_selected(page, "41 million")
    assert len(site.stored()) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_fits_a_narrow_window_and_axe_finds_nothing_in_any_of_its_states(
    site: Site, scheme: str
) -> None:
    # 320 by 256 pixels is a window of 1280 by 1024 at 400 %.
    with site.page(
        ARTICLE, viewport={"width": 320, "height": 256}, color_scheme=scheme, bypass_csp=True
    ) as page:
        control = page.get_by_role("button", name="Report an error in this paragraph").first
        control.focus()
        assert findings(page) == []
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        scroll = dialog.locator(".scroll")
        assert scroll.evaluate("(element) => element.scrollWidth <= element.clientWidth")
        # What scrolls is more than what stays, or nothing could be read in so low a window.
        assert scroll.evaluate("(element) => element.clientHeight") >= 60
        assert findings(page) == []
        page.get_by_role("button", name="Send report").click()
        expect(page.get_by_label("What is wrong, and how do you know?")).to_be_focused()
        assert findings(page) == []
        page.get_by_text("Add a source").click()
        page.get_by_label("What should it say?").fill("Another sentence.")
        assert findings(page) == []
        page.get_by_role("button", name="Send report").click()
        expect(page.get_by_role("heading", name="We have your report")).to_be_focused()
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_reports_of_this_device_are_listed_and_erased_by_the_reader(site: Site) -> None:
    with site.page("/receipts", bypass_csp=True) as page:
        expect(page.get_by_text("There is nothing in the list.")).to_be_visible()
        page.goto(site.url + ARTICLE)
        for words in ("41 million", "the ferry"):
            select_words(page, words)
            page.keyboard.press("Control+Enter")
            page.get_by_label("What is wrong, and how do you know?").fill("See page 3.")
            page.get_by_role("button", name="Send report").click()
            expect(page.get_by_role("heading", name="We have your report")).to_be_focused()
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_be_hidden()
            expect_selected(page, words)
        page.goto(site.url + "/receipts")
        links = page.get_by_role("link", name="City approves harbour bridge repairs")
        expect(links).to_have_count(2)
        assert findings(page) == []
        links.first.click()
        expect(page).to_have_url(re.compile("/receipts/[A-Z2-7]{26}$"))
        expect(page.get_by_role("button", name="Keep it in this browser")).to_be_hidden()
        page.get_by_role("link", name="Your reports on this device").click()
        page.get_by_role("button", name="Remove from this list").first.click()
        expect(links).to_have_count(1)
        page.get_by_role("button", name="Erase the list").click()
        expect(page.get_by_text("There is nothing in the list.")).to_be_visible()
        assert page.evaluate("localStorage.getItem('corrections-desk:receipts')") is None


def test_axe_finds_nothing_on_the_example_page(site: Site) -> None:
    with site.page("/widget/example", bypass_csp=True) as page:
        expect(page.locator(".story[data-whole]")).to_be_attached()
        assert findings(page) == []


def test_a_proof_of_work_is_solved_while_the_reader_writes(site: Site) -> None:
    gate = site.newsroom.app.extensions["corrections.intake_gate"]
    site.newsroom.app.extensions["corrections.intake_gate"] = type(gate)(
        "memory://", in_ten_minutes=100, busy_from=1
    )
    site.newsroom.app.extensions["corrections.intake_gate"].note_arrival()
    with site.page(ARTICLE) as page:
        select_words(page, "41 million")
        page.keyboard.press("Control+Enter")
        page.get_by_label("What should it say?").fill("4.1 million")
        with page.expect_request("**/api/v1/submissions", timeout=60_000) as caught:
            page.get_by_role("button", name="Send report").click()
        assert caught.value.headers["altcha-solution"]
        expect(page.get_by_role("heading", name="We have your report")).to_be_visible()
        expect(page.get_by_text("An editor will look at it")).to_be_visible()
    assert [report.state for report, _ in site.stored()] == ["open"]
