"""The public record in a browser: data blocks that nothing executes, the search without script, the picture."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.live_site import Site, serving
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two

pytestmark = pytest.mark.browser
HOSTILE = "</script><script>document.title='broken'</script>"


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    newsroom.article(headline=HOSTILE, desk="City")
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    with serving(newsroom, browser) as found:
        yield found


def test_the_data_block_is_read_by_nobody_but_programs(site: Site) -> None:
    with site.page("/articles/harbour-bridge") as page:
        block = json.loads(page.locator('script[type="application/ld+json"]').inner_text())
        assert block["headline"] == HOSTILE
        assert page.title() != "broken"
        expect(page.locator("#article-headline")).to_have_text(HOSTILE)


def test_a_reader_without_script_finds_a_correction(site: Site) -> None:
    with site.page("/corrections", java_script_enabled=False) as page:
        page.locator(".filters summary").click()
        page.locator("#words").fill("4.1 million")
        page.locator("#desk").select_option("City")
        with page.expect_navigation():
            page.locator(".filters button").click()
        expect(page.locator(".ledger > li")).to_have_count(1)
        page.locator("#words").fill("nothing like this")
        page.locator(".filters button").click()
        expect(page.locator(".ledger > li")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_history_is_drawn_and_told(site: Site, scheme: str) -> None:
    with site.page("/articles/harbour-bridge/versions", color_scheme=scheme) as page:
        page.wait_for_function("document.querySelector('img.timeline').naturalWidth > 0")
        expect(page.locator(".ledger > li")).to_have_count(2)


def test_who_read_an_earlier_version_is_told_what_came_since_and_nobody_hears_of_it(site: Site) -> None:
    article = "/articles/harbour-bridge"
    with site.page("/") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url + str(request.headers.get("cookie"))))
        page.evaluate(
            "localStorage.setItem('corrections-desk:read', '[[\"harbour-bridge\", 1], [\"other\", 7], 3]')"
        )
        page.goto(site.url + article)
        box = page.locator(".since")
        expect(box).to_be_visible()
        expect(box.locator("li")).to_have_count(1)
        expect(box).to_contain_text("You read an earlier version")
        box.locator("li a").click()
        expect(page.locator("#note-2026-0001")).to_be_in_viewport()
        page.reload()
        expect(box).to_be_hidden()
        kept = page.evaluate("localStorage.getItem('corrections-desk:read')")
        assert json.loads(kept) == [["other", 7], ["harbour-bridge", 2]]
        assert page.context.cookies() == []
        assert not [
            each for each in asked if "read" in each.removeprefix(site.url) or not each.endswith("None")
        ]


@pytest.mark.parametrize("kept", ["nonsense", "{}", '[["harbour-bridge", "1"]]', '[["harbour-bridge", 9]]'])
def test_whatever_stands_in_the_storage_the_page_is_read(site: Site, kept: str) -> None:
    with site.page("/") as page:
        page.evaluate("kept => localStorage.setItem('corrections-desk:read', kept)", kept)
        page.goto(f"{site.url}/articles/harbour-bridge")
        expect(page.locator(".since")).to_be_hidden()


def test_links_under_a_note_are_far_enough_apart_for_a_thumb(site: Site) -> None:
    small = {"viewport": {"width": 390, "height": 844}, "bypass_csp": True}
    with site.page("/articles/harbour-bridge", **small) as page:
        asked = {"runOnly": {"type": "rule", "values": ["target-size"]}}  # of WCAG 2.2, off by itself
        assert Axe().run(page, options=asked).response["violations"] == []
        lines = page.locator(".note .links a").evaluate_all(
            "all => new Set(all.map(each => each.offsetTop)).size"
        )
        assert lines > 1  # or it would show nothing
