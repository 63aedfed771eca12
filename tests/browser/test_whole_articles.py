"""Whole articles in a real browser: held, retracted and signed from a phone; axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from corrections.domain.permissions import Role
from tests.browser.desk_site import PHONE, findings, overflow, signed_in
from tests.browser.live_site import Site, serving
from tests.newsroom import Newsroom
from tests.services.whole_articles import article_of

pytestmark = pytest.mark.browser
ADA, CYD = "ada@example.org", "cyd@example.org"
HERE = "/desk/articles/harbour-bridge"
ONE_ROOM = {"is_mobile": True, **PHONE}


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.staff(Role.SENIOR_EDITOR, name="Ada", email=ADA)
    newsroom.staff(Role.STANDARDS, name="Cyd", email=CYD)
    newsroom.article()
    with serving(newsroom, browser) as served:
        yield served


def test_an_article_is_held_and_retracted_and_every_page_on_the_way_is_sound(site: Site) -> None:
    found = []
    with signed_in(site, ADA, "/desk/articles/", color_scheme="dark") as page:
        found += findings(page)
        page.get_by_role("link", name="City approves harbour bridge repairs").click()
        page.get_by_text("Hold the article for a check").click()
        page.get_by_label("Why, for the newsroom only").fill("A complaint about the figures")
        page.get_by_label("Take the text away meanwhile").check()
        found += findings(page)
        page.get_by_role("button", name="Hold it now").click()
        expect(page.locator(".flashes")).to_contain_text("Held for 24 hours.")
        found += findings(page)
        page.get_by_text("Retract the article", exact=True).click()
        page.get_by_role("button", name="Sign and wait for the second signature").click()
        expect(page.locator(".flashes")).to_contain_text("Signed.")
        found += findings(page)
    with signed_in(site, CYD, "/desk/corrections/C-1", **ONE_ROOM) as page:
        expect(page.get_by_text("The article becomes: Retracted.")).to_be_visible()
        assert overflow(page) == 0
        page.goto(site.url + HERE)
        assert overflow(page) == 0
        found += findings(page)
    with site.page("/articles/harbour-bridge", locale="uk") as page:
        expect(page.get_by_role("heading", level=1)).to_contain_text("We are checking this article")
        found += findings(page)
        page.goto(site.url + "/articles/harbour-bridge/versions")
        found += findings(page)
    assert found == []
    assert article_of(site.newsroom).status == "held"
