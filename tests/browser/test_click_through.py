"""Every page there is, reached by its links in Chromium and clicked at: the security policy has nothing to report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from corrections.domain.permissions import Role
from corrections.queries.minding.policy_report_count import policy_reports
from corrections.services.newsroom.linking_editions import link_edition
from tests.browser.desk_site import signed_in
from tests.browser.live_site import Site, select_words, serving
from tests.newsroom import BRIDGE, Newsroom
from tests.receipts.holders import ask
from tests.services.decisions import correction, publish_two

pytestmark = pytest.mark.browser
EVERYTHING = (Role.EDITOR, Role.SENIOR_EDITOR, Role.STANDARDS, Role.ADMIN)
WATCH = """() => {
  document.addEventListener("securitypolicyviolation", (event) =>
    window.violated(`${event.violatedDirective} ${event.blockedURI} at ${location.pathname}`));
}"""
# Opens what can be opened, and presses every button that sends no form and leaves the page where it is.
PRESS = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll("button[type=button]")) if (each.checkVisibility()) each.click();
  for (const each of document.querySelectorAll("dialog[open]")) each.close();
}"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.href)"
STAFF = (
    "/desk/", "/standards/", "/account/own", "/account/people", "/desk/corrections/C-1", "/desk/corrections/C-2",
    "/desk/corrections/C-2/glance", "/desk/corrections/C-2/siblings?wrong=million&right=x", "/desk/signing",
    "/desk/taken", "/desk/corrections/C-1/signing", "/desk/articles/second/withdrawal",
)  # fmt: skip


@dataclass
class Walk:
    """What was visited, by the shape of the address, and what the policy reported."""

    site: Site
    visited: dict[str, str] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def through(self, page: Page, who: str, *starts: str) -> None:
        """Follow all links of one kind once, as one who reads or one of the staff."""
        page.expose_function("violated", lambda told: self.violations.append(told))
        page.add_init_script(f"({WATCH})()")
        page.on("pageerror", lambda error: self.faults.append(f"{error} at {page.url}"))
        waiting = [self.site.url + start for start in starts]
        while waiting:
            url = waiting.pop()
            known = f"{who} {shape(url)}"
            if known in self.visited or not url.startswith(self.site.url + "/"):
                continue
            self.visited[known] = url
            waiting += self.look(page, url)

    def look(self, page: Page, url: str) -> list[str]:
        """Open one page and click at it; gives where its links lead. What is no page is only asked for."""
        kind = page.request.get(url)
        assert kind.status < 500, url
        if not kind.headers.get("content-type", "").startswith("text/html") or kind.status >= 400:
            return []
        page.goto(url)
        found: list[str] = page.evaluate(LINKS)
        page.evaluate(PRESS)
        return found


def shape(url: str) -> str:
    """An address without what differs from row to row: numbers, references, slugs, values."""
    parts = urlsplit(url)
    path = re.sub(r"/(articles|desk/articles)/[^/.]+", r"/\1/SLUG", parts.path)
    path = re.sub(r"/receipts/[A-Z2-7]{26}", "/receipts/TOKEN", path)
    names = sorted(re.findall(r"(?:^|&)(\w+)=", parts.query))
    return re.sub(r"\d+", "N", path) + ("?" + "&".join(names) if names else "")


@pytest.fixture
def busy(newsroom: Newsroom) -> Newsroom:
    """A newsroom in which something of each kind has happened."""
    newsroom.article()
    newsroom.article("mist", "<p>Ремонт мосту коштує 41 мільйон.</p>", headline="Міст", dek="", language="uk")
    link_edition(newsroom.sessions, "mist", "harbour-bridge", by=None, at=newsroom.later())
    publish_two(newsroom, newsroom.case(email="reader@example.org"), correction("4.1 million"))
    newsroom.article(body=BRIDGE.replace("was was", "was"), watched=True)
    newsroom.article("second", BRIDGE, headline="Another bridge")
    newsroom.case("41 million", "4.1 million", article="second")
    newsroom.article("third", BRIDGE, headline="A third bridge")
    newsroom.case("was was", "was", article="third")
    ask(newsroom)
    newsroom.later()
    return newsroom


@pytest.fixture
def site(busy: Newsroom, browser: Browser) -> Iterator[Site]:
    with serving(busy, browser) as served:
        yield served


def test_a_click_through_of_every_page_gives_no_report(site: Site) -> None:
    site.newsroom.staff(*EVERYTHING, email="ada@example.org", name="Ada")
    receipt = site.newsroom.report("41 million", "4.2 million", article="second", key="walk").receipt
    walk = Walk(site)
    with site.page("/") as page:
        walk.through(
            page,
            "reader",
            "/",
            "/widget/example",
            "/receipts",
            "/report",
            f"/receipts/{receipt}",
            "/nothing-here",
        )
        page.goto(f"{site.url}/articles/second")
        select_words(page, "41 million")
        page.keyboard.press("Control+Enter")
        page.get_by_role("dialog").get_by_label("What should it say?").fill("4.1 million")
    with signed_in(site, "ada@example.org") as page:
        walk.through(page, "staff", *STAFF)
    assert walk.violations == [] and walk.faults == []
    assert policy_reports(site.newsroom.sessions, at=site.newsroom.at) == 0
    seen = {endpoint_of(site.newsroom, url) for url in walk.visited.values()}
    assert len(seen) > 40
    assert len(walk.visited) > 80


def endpoint_of(newsroom: Newsroom, url: str) -> str:
    adapter = newsroom.app.url_map.bind("localhost")
    try:
        return adapter.match(urlsplit(url).path)[0]
    except Exception:
        return ""
