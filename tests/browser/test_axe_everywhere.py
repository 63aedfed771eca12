"""Every page that needs no account, in every state, language, colour and size: axe finds nothing, nothing is too wide.

The addresses are compared with the application's own map, so that a new page fails here until it is looked at.
`AXE_LOOKS=all` looks at each page in every language and way; else each is looked at once, by turns. `SHOTS` names a
folder to keep pictures in.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from corrections.domain.newsroom.whole_values import WholeAct
from corrections.services.unplaced.finding_places import dismiss_report
from tests.browser.desk_site import findings, overflow
from tests.browser.live_site import Site, serving
from tests.browser.rare_states import rare_states
from tests.browser.reader_states import TONGUES, Tongue, every_state
from tests.letters.letter_checks import mails_of
from tests.newsroom import BRIDGE, Newsroom
from tests.services.whole_articles import done, held
from tests.views.desk_visit import visit

pytestmark = pytest.mark.browser
WIDE = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
LOOKS = {
    f"{size} {scheme}": {**options, "color_scheme": scheme}
    for (size, options), scheme in itertools.product({"wide": WIDE, "phone": PHONE}.items(), ("light", "dark"))
}  # fmt: skip
WAYS = list(itertools.product(TONGUES, LOOKS))
ALL_LOOKS = os.environ.get("AXE_LOOKS") == "all"
# What a reader has just done, on a receipt where it was.
SAID = {"appealed": "appeal", "missed": "missed", "replied": "question", "erased": "erased"}
# What answers with no page of its own, or is looked at where somebody is signing in (test_passkeys).
NO_PAGES = {
    "static", "widget.script", "reader.find", "archive.timegate", "archive.timemap", "archive.timeline",
    "exports.annotation", "exports.newsml", "exports.ninjs", "feeds.atom", "feeds.rss", "feeds.json_feed",
    "api.challenge", "api.description", "api.reported", "public.note_json", "public.version_json",
    "public_log.checkpoint", "public_log.tile", "operators.alive", "operators.ready", "operators.metrics",
    "second_step.ask", "second_step.enrol", "programs.article_standing",
}  # fmt: skip


def addresses(newsroom: Newsroom, tongue: Tongue) -> dict[str, str]:
    """Every page by a name, with something of each kind in this newsroom."""
    receipts = {**every_state(newsroom, tongue), **rare_states(newsroom, tongue)}
    article = f"/articles/{tongue.slug}"
    return {
        "front": "/",
        "article": article,
        "report": f"{article}/report",
        "report with a passage": f"{article}/report?part=body&start=0&end=5&exact=Route",
        "versions": f"{article}/versions",
        "version": f"{article}/versions/1",
        "compare": f"{article}/compare/1..4",
        "compare side by side": f"{article}/compare/1..4?view=side",
        "corrections": "/corrections",
        "corrections, none found": "/corrections?words=zzzz",
        "note": "/corrections/2026-0001",
        "policy": "/corrections-policy",
        "example": f"/widget/example?article={tongue.slug}",
        "receipts here": "/receipts",
        "sign in": "/account/sign-in",
        "welcome": "/account/welcome",
        "nothing": "/nothing-here",
        "no receipt": f"/receipts/{'A' * 26}",
        **{f"receipt, {state}": f"/receipts/{token}" for state, token in receipts.items()},
        **{f"receipt, thanks for {said}": f"/receipts/{receipts[state]}?said={said}" for state, said in SAID.items()},
        **_unplaced(newsroom),
        **_whole_articles(newsroom, tongue),
        "author": _author(newsroom, tongue),
    }  # fmt: skip


def _unplaced(newsroom: Newsroom) -> dict[str, str]:
    said = {"exact": "41", "proposed": "4", "comment": "See page 3.", "title": "The bridge"}
    client, url = newsroom.app.test_client(), newsroom.settings.public_url
    sent = [
        client.post(
            "/api/v1/submissions",
            json={"article": f"{url}/story/{number}", **said},
            headers={"Origin": url},
            base_url=url,
        )
        for number in (1, 2)
    ]
    dismiss_report(newsroom.sessions, 2, by=newsroom.staff(), at=newsroom.later())
    waits, ended = (each.json["url"].removeprefix(url) for each in sent)
    return {"unplaced": waits, "unplaced, dismissed": ended}


def _whole_articles(newsroom: Newsroom, tongue: Tongue) -> dict[str, str]:
    """Articles that are checked, retracted and removed."""
    for slug in ("held", "covered", "retracted", "removed"):
        newsroom.article(slug, BRIDGE, headline=tongue.headline, language=tongue.language)
    held(newsroom, by=newsroom.staff(), slug="held")
    held(newsroom, by=newsroom.staff(), covered=True, slug="covered")
    done(newsroom, WholeAct.RETRACT, slug="retracted")
    done(newsroom, WholeAct.REMOVE, slug="removed")
    return {each: f"/articles/{each}" for each in ("held", "covered", "retracted", "removed")}


def _author(newsroom: Newsroom, tongue: Tongue) -> str:
    """Where the author of an article is asked, by the link that was mailed."""
    asked = {"author_email": "ida@example.org", "question": tongue.question}
    assert visit(newsroom).decide(1, "/ask-author", **asked).status_code == 302
    found = re.search("/authors/[A-Z2-7]+", mails_of(newsroom, "author.asked")[0].text)
    assert found
    return found[0]


@pytest.fixture(params=TONGUES)
def tongue(request: pytest.FixtureRequest) -> Tongue:
    return TONGUES[request.param]


@pytest.fixture
def site(newsroom: Newsroom, browser: Browser) -> Iterator[Site]:
    with serving(newsroom, browser) as served:
        yield served


def test_axe_finds_nothing_on_any_public_page(site: Site, tongue: Tongue) -> None:
    pages = addresses(site.newsroom, tongue)
    found: dict[str, object] = {}
    for look, options in LOOKS.items():
        with site.page("/healthz", bypass_csp=True, locale=tongue.language, **options) as page:
            for number, (name, path) in enumerate(pages.items()):
                if ALL_LOOKS or WAYS[number % len(WAYS)] == (tongue.language, look):
                    found[f"{name}, {look}"] = _looked_at(
                        page, site.url + path, f"{tongue.language} {name} {look}"
                    )
    assert {name: each for name, each in found.items() if each != ([], 0)} == {}
    seen = {endpoint(site.newsroom, path) for path in pages.values()}
    assert public_pages(site.newsroom) - seen == NO_PAGES


def _looked_at(page: Page, url: str, name: str) -> tuple[list[str], int]:
    page.goto(url)
    if os.environ.get("SHOTS"):
        page.screenshot(path=Path(os.environ["SHOTS"]) / f"{name.replace(' ', '-')}.png", full_page=True)
    return findings(page), overflow(page)


def endpoint(newsroom: Newsroom, path: str) -> str:
    """Who answers at an address; empty where nobody does."""
    try:
        return newsroom.app.url_map.bind("localhost").match(path.partition("?")[0])[0]
    except Exception:
        return ""


def public_pages(newsroom: Newsroom) -> set[str]:
    """The endpoints that anybody may read."""
    views = newsroom.app.view_functions
    rules = [rule for rule in newsroom.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    return {rule.endpoint for rule in rules if getattr(views[rule.endpoint], "needs", "") is None}
