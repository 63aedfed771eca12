"""Whoever loses a case to a colleague is told while they type, in the queue and on the sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from corrections.services.working import being_at
from tests.browser.desk_site import findings, signed_in
from tests.browser.live_site import Site, serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
ADA = "ada@example.org"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.article()
    newsroom.case()
    ada = newsroom.staff(name="Ada", email=ADA)
    being_at.take_over(newsroom.sessions, 1, by=ada, at=newsroom.at)
    with serving(newsroom, browser) as served:
        yield served


def let_time_pass(page: Page) -> None:
    """The page asks every fifteen seconds at most."""
    page.evaluate("Date.now = ((was) => () => was() + 20_000)(Date.now)")


@pytest.mark.parametrize("width", [1280, 320])
def test_who_loses_a_case_is_told_while_they_type(site: Site, newsroom: Newsroom, width: int) -> None:
    colleague = newsroom.staff(name="Oleh")
    with signed_in(site, ADA) as page:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site.url}/desk/corrections/C-1")
        expect(page.locator("p.claim")).to_contain_text("You are at this case")
        being_at.take_over(newsroom.sessions, 1, by=colleague, at=newsroom.at)
        let_time_pass(page)
        field = page.locator("[name=proposed]").first
        field.press("End")
        told = page.locator(".taken")
        expect(told).to_contain_text("Oleh took C-1 over")
        expect(page.locator("p.claim")).to_have_count(0)
        assert field.evaluate("field => field === document.activeElement"), "the focus stays where it was"
        assert findings(page) == []
        page.goto(f"{site.url}/desk/")
        expect(page.locator(".taken")).to_contain_text("Oleh took C-1 over")
        expect(page.locator(".case-card")).to_contain_text("Oleh is at it")
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name="I have read it").click()
        expect(page.locator(".taken")).to_be_empty()
