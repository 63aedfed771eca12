"""The public record in a browser: data blocks that nothing executes, the search without script, the picture."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
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
        page.locator(".filters button").click()
        expect(page.locator(".ledger > li")).to_have_count(1)
        page.locator("#words").fill("nothing like this")
        page.locator(".filters button").click()
        expect(page.locator(".ledger > li")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_history_is_drawn_and_told(site: Site, scheme: str) -> None:
    with site.page("/articles/harbour-bridge/versions", color_scheme=scheme) as page:
        assert page.locator("img.timeline").evaluate("each => each.complete && each.naturalWidth > 0")
        expect(page.locator(".ledger > li")).to_have_count(2)
