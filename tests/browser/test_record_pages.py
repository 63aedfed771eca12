"""Every public page of a much corrected article: nothing for axe to find, nothing wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from corrections.domain.disclosure import Place, Severity
from corrections.domain.permissions import Role
from corrections.services.deciding.decisions import Timing
from tests.browser.live_site import Site, serving
from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two, sign_now

pytestmark = pytest.mark.browser
ARTICLE = "/articles/harbour-bridge"
ARABIC = "<p>وافق المجلس يوم الاثنين على إصلاح جسر الميناء بكلفة 41 مليون كرونة.</p>"
PAGES = (
    "/",
    ARTICLE,
    f"{ARTICLE}/versions",
    f"{ARTICLE}/versions/1",
    f"{ARTICLE}/compare/1..4",
    f"{ARTICLE}/compare/1..4?view=side",
    "/articles/jisr",
    "/articles/jisr/compare/1..2",
    "/corrections",
    "/corrections?kind=update",
    "/corrections/2026-0002",
    "/corrections-policy",
)
LOOKS = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone, dark, Ukrainian": {
        "viewport": {"width": 360, "height": 740},
        "color_scheme": "dark",
        "locale": "uk",
        "is_mobile": True,
        "has_touch": True,
    },
}


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.article(desk="City")
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    case = newsroom.case("2019", "2020")
    serious = correction("2020", severity=Severity.SERIOUS, place=Place.TOP, timing=Timing.WAIT)
    publish_now(newsroom, case, serious, by=newsroom.staff())
    sign_now(newsroom, case, by=newsroom.staff(Role.SENIOR_EDITOR))
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    newsroom.article("jisr", ARABIC, headline="المجلس يوافق على إصلاح الجسر", dek="", language="ar")
    publish_two(newsroom, newsroom.case("41", "4.1", article="jisr"), correction("4.1"))
    with serving(newsroom, browser) as found:
        yield found


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(site: Site, look: str) -> None:
    with site.page("/", **LOOKS[look]) as page:
        for path in PAGES:
            page.goto(site.url + path)
            found = Axe().run(page).response["violations"]
            assert [(path, each["id"], each["nodes"][0]["html"]) for each in found] == []
            too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert (path, page.evaluate(too_wide)) == (path, 0)


def test_on_paper_there_are_no_buttons_and_no_colours_of_the_dark(site: Site) -> None:
    with site.page(ARTICLE, color_scheme="dark") as page:
        page.emulate_media(media="print")
        assert page.locator(".button:visible, nav:visible").count() == 0
        look = "(name) => getComputedStyle(document.body)[name].match(/[0-9]+/g).map(Number)"
        colours = page.evaluate(f"['backgroundColor', 'color'].map({look})")
        paper, ink = (sum(colour[:3]) for colour in colours)
        assert paper == 3 * 255 or colours[0][3:] == [0]
        assert ink < 150
