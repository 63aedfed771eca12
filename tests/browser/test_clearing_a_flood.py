"""A story that everybody reports is cleared by keyboard, signed on a phone, and every receipt tells the truth.

FLOOD=300/40 clears three hundred reports on forty passages; by default it is a smaller one, which is the same.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from corrections.models import Correction
from corrections.queries.site.receipt import receipt_page
from corrections.queries.sorting.counter_check import miscounts
from tests.browser.desk_site import PHONE, findings, overflow, signed_in
from tests.browser.live_site import Site, serving
from tests.flood import FIXED_MEANWHILE, Told, flood
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
REPORTS, PASSAGES = (int(number) for number in os.environ.get("FLOOD", "48/12").split("/"))
ADA, BO = "ada@example.org", "bo@example.org"


@pytest.fixture
def told(newsroom: Newsroom) -> list[Told]:
    newsroom.staff(name="Ada", email=ADA)
    newsroom.staff(name="Bo", email=BO)
    return flood(newsroom, REPORTS, PASSAGES)


@pytest.fixture
def site(told: list[Told], newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    with serving(newsroom, browser) as served:
        yield served


class Keys:
    """The keyboard, and how often each purpose took a key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed: Counter[str] = Counter()

    def __call__(self, purpose: str, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed[purpose] += 1


def test_a_flood_is_cleared_by_keyboard_and_every_receipt_is_true(
    site: Site, told: list[Told], newsroom: Newsroom
) -> None:
    with signed_in(site, ADA) as page:
        assert findings(page) == []
        keys = Keys(page)
        typos = publish_typos(page, keys)
        decided = decide_the_rest(page, keys)
    with signed_in(site, BO, "/desk/?view=awaiting_signature", **PHONE) as page:
        assert overflow(page) <= 0
        taps = sign_all(page)
    states = Counter(newsroom_states(newsroom))
    assert states["open"] == states["awaiting_signature"] == 0, states
    assert keys.pressed["decline"] <= 3 * decided["decline"]
    assert keys.pressed["prepare"] <= 2 * decided["prepare"]
    typos += decided["typo"]
    assert keys.pressed["typo"] <= 2 * typos
    assert taps <= 3 * decided["prepare"]
    assert miscounts(newsroom.sessions) == ()
    check_receipts(newsroom, told)
    print(
        f"\n{len(told)} reports, {dict(states)}; keys {dict(keys.pressed)}, {typos} typos, {decided}; {taps} taps"
    )


def publish_typos(page: Page, keys: Keys) -> int:
    """Walk the first page's cards, tick those with a doubled word, and publish what was ticked as one version."""
    ticked = 0
    for _ in range(page.locator(".case-card").count()):
        keys("walk", "j")
        card = page.locator(".case-card:focus-within")
        if card.locator(".case-tick").count() and "the work" in (card.text_content() or ""):
            keys("typo", "x")
            ticked += 1
    keys("typo", "m")
    page.wait_for_url("**/desk/bulk/publish")
    expect(page.locator(".bulk-rows tbody tr")).to_have_count(ticked)
    return ticked


def decide_the_rest(page: Page, keys: Keys) -> Counter[str]:
    """Open the first case, and go on from sheet to sheet: correct every other figure, decline the others.

    A typo that stood beyond the queue's first page needs one signature and goes out at once.
    """
    decided: Counter[str] = Counter()
    while True:
        page.goto(page.url.split("/desk/")[0] + "/desk/")
        if not page.locator(".case-card").count():
            return decided
        keys("open", "j", "Enter")
        page.wait_for_url("**/desk/corrections/C-*")
        act = act_for(page, decided)
        if act != "decline":
            keys(act, "a")
            page.locator("[data-go]:focus").wait_for()
            keys(act, "Enter")
        else:
            keys("decline", "d")
            page.locator("#decline-reason:focus").wait_for()
            keys("decline", "a", "Enter")  # "A matter of opinion"
        expect(page.locator("[role=status] .notice")).to_be_visible()
        decided[act] += 1


def act_for(page: Page, decided: Counter[str]) -> str:
    """What to do with the case on the sheet: a typo is always mended, every other figure is."""
    if page.locator("[data-go][value=now]").count():
        return "typo"
    takes_turns = decided["prepare"] + decided["decline"]
    return "prepare" if page.locator("[data-go]").count() and takes_turns % 2 else "decline"


def sign_all(page: Page) -> int:
    """Sign what waits on a phone, by tapping."""
    taps = 0
    while page.locator(".case-card").count():
        page.locator(".case-card .case-link").first.tap()
        page.get_by_role("link", name="Decide").tap()
        page.get_by_role("button", name="Sign and publish").tap()
        expect(page.locator("[role=status] .notice")).to_be_visible()
        taps += 3
        page.goto(page.url.split("/desk/")[0] + "/desk/?view=awaiting_signature")
    return taps


def newsroom_states(newsroom: Newsroom) -> list[str]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(Correction.state)))


def check_receipts(newsroom: Newsroom, told: list[Told]) -> None:
    """Everybody is answered, by what became of their passage and of their own words."""
    for each in told:
        page = receipt_page(newsroom.sessions, each.receipt)
        assert page.state == "answered", each
        if each.kind == "hostile":
            assert page.outcome in ("changed_differently", "declined"), (each, page.outcome)
        elif each.passage < FIXED_MEANWHILE and each.kind == "proposal":
            assert (page.outcome, page.version) == ("already_fixed", 2), (each, page.outcome)
        elif page.case_state == "declined":
            assert (page.outcome, page.reason_code) == ("declined", "opinion"), (each, page.outcome)
        else:
            assert page.case_state == "published" and page.outcome == "fixed", (each, page.outcome)
            assert page.version and page.version > 2, each
