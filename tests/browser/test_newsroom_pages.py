"""The pages about whole articles, and what the sheet offers besides words, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from corrections.domain.permissions import Role
from corrections.models import Article, Correction, Note, PreparedFix
from tests.browser.desk_site import PHONE, WIDE, findings, overflow
from tests.browser.live_site import Site, serving
from tests.newsroom import BRIDGE, PASSWORD, Newsroom

pytestmark = pytest.mark.browser
ADA = "ada@example.org"
ARTICLE, SHEET = "/desk/articles/harbour-bridge", "/desk/corrections/C-1"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    """One open report, and a change without a note on a card, C-2."""
    newsroom.staff(Role.SENIOR_EDITOR, name="Ada", email=ADA)
    newsroom.article()
    newsroom.case("was was", "was")
    newsroom.later(minutes=3)
    newsroom.article(body=BRIDGE.replace("41 million", "4.1 million"), watched=True)
    with serving(newsroom, browser) as served:
        yield served


def enter(page: Page) -> None:
    """Sign in, in whatever language the page speaks."""
    page.locator("[name=email]").fill(ADA)
    page.locator("[name=password]").fill(PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/sign-in" not in page.url


@pytest.mark.parametrize(
    "options",
    [{**WIDE, "locale": "en-GB"}, {**PHONE, "locale": "uk-UA", "color_scheme": "dark"}],
    ids=["wide", "phone-dark-ukrainian"],
)
def test_the_pages_fit_the_screen_and_hinder_nobody(site: Site, options: dict[str, object]) -> None:
    with site.page("/account/sign-in?next=/desk/", **options) as page:
        enter(page)
        for path in (f"{ARTICLE}/edit", f"{ARTICLE}/without-note/C-2", ARTICLE, SHEET, "/account/own"):
            page.goto(site.url + path)
            page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
            assert (path, findings(page), overflow(page) <= 0) == (path, [], True)


def test_a_whole_text_is_edited_and_a_missing_note_is_added(site: Site, newsroom: Newsroom) -> None:
    with site.page(f"/account/sign-in?next={ARTICLE}/edit") as page:
        enter(page)
        text = page.get_by_label("Text", exact=True)
        text.fill(text.input_value().replace("was was", "was"))
        page.get_by_label("The public is told").select_option("minor_fix")
        with page.expect_navigation():
            page.get_by_role("button", name="Publish now").click()
        expect(page.locator("[role=status] .notice")).to_be_visible()
        assert newsroom.row(Article, 1).current_version == 3
        assert newsroom.row(Correction, 1).state == "already_fixed"
        page.goto(f"{site.url}/desk/?view=without_note")
        expect(page.locator(".case-card")).to_contain_text("Changed without a note")
        page.goto(f"{site.url}{ARTICLE}/without-note/C-2")
        expect(page.get_by_label("Note for the public")).to_have_value(re.compile("^Correction, "))
        with page.expect_navigation():
            page.get_by_role("button", name="Publish now").click()
        expect(page.locator("[role=status] .notice")).to_be_visible()
        assert newsroom.row(Correction, 2).state == "published" and newsroom.row(Note, 1).version == 4


def test_an_hour_is_chosen_by_keyboard_and_the_change_waits_for_it(site: Site, newsroom: Newsroom) -> None:
    with site.page(f"/account/sign-in?next={SHEET}") as page:
        enter(page)
        page.get_by_text("What the note repeats, and when it goes out").press("Enter")
        page.get_by_label("Not before").fill("2030-01-05T07:30")
        waits = page.get_by_role("button", name="Sign, and let it wait for its hour")
        waits.wait_for()
        with page.expect_navigation():
            page.get_by_label("Not before").press("Control+Enter")
        assert newsroom.row(Correction, 1).state == "scheduled"
        assert newsroom.row(PreparedFix, 1).publish_at is not None
        expect(page.locator(".signed")).to_contain_text("5 January 2030, 07:30")
        page.get_by_label("Why it is stopped").fill("The embargo moved")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert newsroom.row(Correction, 1).state == "open"
