"""The desk's page of reports without an article: axe finds nothing, it fits a phone, and a report is filed from it."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.desk_site import PHONE, findings, overflow, signed_in
from tests.browser.live_site import serving
from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser


def test_reports_without_an_article_are_read_and_filed(newsroom: Newsroom, browser: Browser) -> None:
    newsroom.article()
    newsroom.staff(email="editor@example.org")
    with serving(newsroom, browser) as site:
        said = {
            "exact": "41 million",
            "proposed": "4.1 million",
            "comment": "See page 3.",
            "title": "The bridge",
        }
        for number in (1, 2):
            answer = newsroom.app.test_client().post(
                "/api/v1/submissions",
                json={"article": f"{site.url}/story/{number}", **said},
                headers={"Origin": site.url},
                base_url=site.url,
            )
            assert answer.status_code == 202
        with signed_in(site, "editor@example.org", "/desk/unplaced", bypass_csp=True) as page:
            assert findings(page) == []
            if os.environ.get("SHOTS"):
                page.screenshot(path=f"{os.environ['SHOTS']}/unplaced.png", full_page=True)
            page.get_by_label("The article: its address or slug here").first.fill("harbour-bridge")
            page.get_by_role("button", name="File it there").first.click()
            expect(page.get_by_text("stands in the queue.")).to_be_visible()
            expect(page.get_by_role("heading", name="The bridge")).to_have_count(1)
        with signed_in(site, "editor@example.org", "/desk/unplaced", **PHONE) as page:
            assert overflow(page) == 0
    [(report, _)] = site.stored()
    assert report.verdict == "exact"
