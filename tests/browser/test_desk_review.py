"""The desk in a real browser: two people publish, the sheet looks ahead, and it works without script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from corrections.domain.permissions import Role
from corrections.models import Correction
from tests.browser.desk_site import PHONE, findings, overflow, sign_out, signed_in, told
from tests.browser.live_site import Site, serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
CHANGE = ".change > .difference ins"
ADA, BO, CYD = "ada@example.org", "bo@example.org", "cyd@example.org"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.staff(name="Ada", email=ADA)
    newsroom.staff(name="Bo", email=BO)
    newsroom.staff(Role.STANDARDS, name="Cyd", email=CYD)
    newsroom.article()
    newsroom.case(comment="The minutes say 4.1 million.", evidence_url="https://example.org/minutes")
    newsroom.case("was was closed", "was closed")
    with serving(newsroom, browser) as served:
        yield served


def state(site: Site, case: int) -> str:
    return site.newsroom.row(Correction, case).state


def test_a_typo_is_published_from_the_queue(site: Site) -> None:
    with signed_in(site, ADA) as page:
        page.locator(".case-card", has_text="closed").get_by_role("link").click()
        page.get_by_role("button", name="Publish as minor fix, version 2").click()
        expect(page.locator(".flashes")).to_contain_text("Published as version 2.")
        page.get_by_role("link", name="Version 2").click()
        expect(page.locator("#article-body")).to_contain_text("The harbour bridge was closed in 2019")
    assert state(site, 2) == "published"


def test_the_sheet_looks_ahead_while_the_editor_types(site: Site) -> None:
    with signed_in(site, ADA, "/desk/corrections/C-1") as page:
        expect(page.get_by_role("button", name="Look ahead")).to_be_visible()
        page.get_by_label("What it should say").fill("41 million euros")
        expect(page.locator(CHANGE)).to_contain_text("euros")
        expect(page.locator("[data-live=after] mark")).to_have_text("41 million euros")
        page.get_by_label("What it should say").fill("4.5 million")
        expect(page.get_by_label("Note for the public")).to_have_value(re.compile(r"4\.5"))
        page.get_by_label("The public is told").select_option("minor_fix")
        expect(page.get_by_label("Why this is less than suggested")).to_be_visible()
        expect(page.get_by_label("Note for the public")).to_be_hidden()
        expect(page.get_by_role("button", name="Publish as minor fix, version 2")).to_be_visible()
    assert state(site, 1) == "open"


def test_words_the_editor_wrote_are_not_overwritten_by_looking_ahead(site: Site) -> None:
    with signed_in(site, ADA, "/desk/corrections/C-1") as page:
        page.get_by_label("Note for the public").fill("Correction, 2 March 2026: my own words.")
        page.get_by_label("What it should say").fill("4.5 million")
        expect(page.locator(CHANGE)).to_contain_text("4.5")
        expect(page.get_by_label("Note for the public")).to_have_value(
            "Correction, 2 March 2026: my own words."
        )


def test_two_people_publish_a_correction_the_second_on_a_phone(site: Site) -> None:
    with signed_in(site, ADA, "/desk/corrections/C-1") as page:
        page.get_by_label("Checked against").first.fill("the council's minutes")
        page.get_by_role("button", name="Sign and wait").click()
        expect(page.get_by_text("You have signed.")).to_be_visible()
    with signed_in(site, BO, "/desk/?view=awaiting_signature", **PHONE) as page:
        page.get_by_role("link", name="City approves").tap()
        page.get_by_role("link", name="Decide").tap()
        page.get_by_role("button", name="Sign and publish version 2").tap()
        expect(page.locator(".flashes")).to_contain_text("Published as version 2 with note 2026-0001.")
    assert state(site, 1) == "published"


def test_declining_shows_what_the_reader_will_read(site: Site) -> None:
    with signed_in(site, ADA, "/desk/corrections/C-1") as page:
        page.get_by_text("Leave it as it is").click()
        page.get_by_label("Because").select_option("correct_as_published")
        page.locator("#decline-checked").fill("the minutes")
        page.get_by_label("Words to the reader").fill("Page 3 has the sum.")
        page.get_by_label("Because").select_option("complaint_rerouted")
        expect(page.locator("[data-reader-gets]")).to_contain_text("We passed your report on.")
        page.get_by_label("Because").select_option("correct_as_published")
        expect(page.locator("[data-reader-gets]")).to_contain_text("the text is right as it stands")
        expect(page.locator("[data-reader-gets]")).to_contain_text("Page 3 has the sum.")
        page.get_by_role("button", name="Decline and tell 1 reader").click()
        expect(page.locator(".flashes")).to_contain_text("Declined.")


def test_without_script_the_sheet_does_the_same(site: Site) -> None:
    with signed_in(site, ADA, "/desk/corrections/C-1", java_script_enabled=False) as page:
        page.get_by_label("What it should say").fill("4.5 million")
        page.get_by_role("button", name="Look ahead").click()
        expect(page.locator(CHANGE)).to_contain_text("4.5")
        page.get_by_role("button", name="Publish now, second signature within 24 hours").click()
        expect(page.locator(".flashes")).to_contain_text("Published as version 2")


def test_signing_out_ends_it_in_every_window(site: Site) -> None:
    with signed_in(site, ADA) as page:
        sign_out(page)
        page.goto(f"{site.url}/desk/")
        expect(page.get_by_role("heading", name="Staff sign in")).to_be_visible()


def checked(page: Page, site: Site, path: str) -> None:
    page.goto(site.url + path)
    assert findings(page) == [], path
    assert overflow(page) <= 0, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "phone"])
def test_axe_finds_nothing_on_the_desk(site: Site, size: str, scheme: str) -> None:
    shape = {"viewport": {"width": 1440, "height": 900}} if size == "wide" else PHONE
    with signed_in(site, CYD, color_scheme=scheme, **shape) as page:
        for path in ("/desk/", "/desk/?view=declined", "/desk/corrections/C-1", "/desk/corrections/C-2"):
            checked(page, site, path)
        page.get_by_role("button", name="Publish as minor fix").click()
        told(page, "Published as version 2.")
        for path in ("/desk/corrections/C-2", "/standards/", "/standards/log", "/standards/log?subject=C-2"):
            checked(page, site, path)
        sign_out(page)
        checked(page, site, "/account/sign-in")
