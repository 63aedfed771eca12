"""What readers are told at once: declined before and why; work is proven, or a spam check comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from corrections.outside.intake_gate import IntakeGate
from tests.browser.live_site import Site, select_words, serving
from tests.newsroom import Newsroom
from tests.receipts.holders import declined

pytestmark = pytest.mark.browser
ARTICLE = "/articles/harbour-bridge"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.article()
    with serving(newsroom, browser) as served:
        yield served


def grow_busy(newsroom: Newsroom) -> None:
    """So much came in this hour that work has to be proven."""
    gate = IntakeGate("memory://", in_ten_minutes=100, busy_from=1)
    gate.note_arrival()
    newsroom.app.extensions["corrections.intake_gate"] = gate


def test_what_was_declined_before_is_answered_with_the_reason_and_a_way_to_add(site: Site) -> None:
    declined(site.newsroom)
    site.newsroom.later()
    with site.page(ARTICLE) as page:
        select_words(page, "41 million")
        page.keyboard.press("Control+Enter")
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("What should it say?").fill("4.1 million")
        dialog.get_by_role("button", name="Send report").click()
        expect(dialog.get_by_role("heading", name="Your report has an answer already")).to_be_focused()
        expect(dialog.get_by_text("We left it as it is.")).to_be_visible()
        expect(dialog.get_by_text("We checked it, and the text is right as it stands.")).to_be_visible()
        with page.expect_popup() as opened:
            dialog.get_by_role("link", name="Add something new").click()
        receipt = opened.value
        expect(receipt.get_by_text("We looked at this on")).to_be_visible()
        receipt.get_by_label("Why should we look again?").fill("The minutes of 4 May say otherwise.")
        receipt.get_by_role("button", name="Ask for a second look").click()
        expect(receipt.get_by_text("The minutes of 4 May say otherwise.")).to_be_visible()
        expect(receipt.get_by_role("heading", level=1)).to_have_text("An editor is working on it.")


def fill(page: Page) -> None:
    page.get_by_label("What should it say?").fill("4.1 million")
    page.get_by_label("What is wrong with it, and how do you know?").fill("See the budget.")
    page.get_by_label("The words that are wrong, copied from the article").fill("41 million")


def test_the_report_page_proves_its_work_before_it_sends(site: Site) -> None:
    grow_busy(site.newsroom)
    with site.page(f"{ARTICLE}/report") as page:
        fill(page)
        page.get_by_role("button", name="Send report").click()  # long before the sum is solved, most likely
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Received; waiting for an editor.", timeout=30_000
        )
    assert [report.state for report, _ in site.stored()] == ["open"]


def test_without_script_the_receipt_says_that_a_spam_check_comes_first(site: Site) -> None:
    grow_busy(site.newsroom)
    with site.page(f"{ARTICLE}/report", java_script_enabled=False) as page:
        fill(page)
        page.get_by_role("button", name="Send report").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Received. It waits for a spam check before an editor sees it."
        )
        expect(page.get_by_text("You need to do nothing.")).to_be_visible()
    assert [report.state for report, _ in site.stored()] == ["quarantined"]
