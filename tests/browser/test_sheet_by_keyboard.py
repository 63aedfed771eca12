"""The review sheet by keyboard alone: a typo in two keys, a decline in three, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from corrections.models import Correction
from tests.browser.desk_site import PHONE, findings, overflow, sign_out, signed_in, told
from tests.browser.live_site import Site, serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
ADA, BO = "ada@example.org", "bo@example.org"
SHEET = "/desk/corrections/C-{}"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.staff(name="Ada", email=ADA)
    newsroom.staff(name="Bo", email=BO)
    newsroom.article()
    newsroom.case("was was closed", "was closed")
    newsroom.later(minutes=5)
    newsroom.case(comment="The minutes say 4.1 million.")
    newsroom.later(minutes=5)
    newsroom.case("Olha Marchenko", "Olena Marchenko")
    with serving(newsroom, browser) as served:
        yield served


def state(site: Site, case: int) -> str:
    return site.newsroom.row(Correction, case).state


def test_a_queue_is_worked_off_without_touching_the_mouse(site: Site) -> None:
    with signed_in(site, ADA, SHEET.format(1)) as page:
        keys = page.keyboard
        keys.press("a")
        expect(page.locator("[data-go]")).to_be_focused()
        keys.press("Enter")
        told(page, "Published as version 2.")
        keys.press("j")
        page.wait_for_url(site.url + SHEET.format(2))
        keys.press("d")
        expect(page.locator("#decline-reason")).to_be_focused()
        keys.press("d")
        keys.press("Enter")
        told(page, "Declined.")
        keys.press("j")
        page.wait_for_url(site.url + SHEET.format(3))
        keys.press("e")
        expect(page.get_by_label("What it should say")).to_be_focused()
        keys.type("jd")
        expect(page).to_have_url(site.url + SHEET.format(3))  # keys are silent in a field
        page.goto(site.url + SHEET.format(1))
        keys.press("u")
        expect(page.locator("#undo-reason")).to_be_focused()
    assert [state(site, case) for case in (1, 2, 3)] == ["published", "declined", "open"]


def test_words_that_were_not_looked_at_are_shown_before_they_are_published(site: Site) -> None:
    with signed_in(site, ADA, SHEET.format(1)) as page:
        page.get_by_label("What it should say").fill("is closed")
        page.keyboard.press("Control+Enter")
        expect(page.locator("[data-go]")).to_be_focused()
        expect(page.locator("[data-live=after] mark")).to_have_text("is closed")
    assert state(site, 1) == "open"


def test_what_is_typed_is_kept_without_sending_and_colleagues_see_who_is_at_it(site: Site) -> None:
    with signed_in(site, ADA, SHEET.format(2)) as page:
        with page.expect_response("**/preview"):
            page.get_by_label("What it should say").fill("4.15 million")
        page.locator("[data-decline] summary").click()
        with page.expect_response("**/draft/decline"):
            page.get_by_label("Words to the reader").fill("Thank you, but")
        sign_out(page)
    with signed_in(site, BO, SHEET.format(2)) as page:
        expect(page.locator(".claim")).to_contain_text("Ada is at this case.")
        page.get_by_role("button", name="Take it over").click()
        expect(page.locator(".claim")).to_contain_text("You are at this case")
    with signed_in(site, ADA, SHEET.format(2)) as page:
        expect(page.get_by_role("status").first).to_contain_text("Bo took this case over.")
        expect(page.get_by_label("What it should say")).to_have_value("4.15 million")
        expect(page.get_by_label("Words to the reader")).to_have_value("Thank you, but")


def test_the_sheet_with_everything_open_has_no_findings(site: Site) -> None:
    for options in ({}, {**PHONE, "color_scheme": "dark"}):
        with signed_in(site, ADA, SHEET.format(2), **options) as page:
            page.locator("#internal-comment").fill("Rang the council.")
            with page.expect_navigation():
                page.locator(".internal form button").click()
            expect(page.locator(".comments")).to_contain_text("Rang the council.")
            expect(page.locator("#internal-comment")).to_have_value("")
            page.locator("details").evaluate_all("all => all.forEach((each) => (each.open = true))")
            assert findings(page) == []
            assert overflow(page) == 0
