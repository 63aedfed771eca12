"""A thousand scripts in what readers write: seen on every surface, none runs and none is even tried."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from corrections.domain.permissions import Role
from corrections.domain.reporting.receipts import receipt_token
from corrections.models import Submission
from corrections.services.deciding.decisions import Timing
from corrections.views.context import derived_key
from corrections.views.reader import RECEIPT_KEY
from tests.browser.desk_site import signed_in
from tests.browser.live_site import Site, serving
from tests.browser.payloads import batches, payloads
from tests.letters.letter_checks import mails_of
from tests.newsroom import RECEIPT_KEY as TEST_KEY
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_now

WATCH = """() => {
  window.hits = 0;
  window.violations = [];
  window.hit = () => { window.hits += 1; };
  document.addEventListener("securitypolicyviolation",
    (e) => window.violations.push(e.violatedDirective + " " + e.blockedURI));
}"""
SURFACES = (
    "/", "/articles/harbour-bridge", "/articles/harbour-bridge/versions", "/articles/harbour-bridge/compare/1..2",
    "/articles/harbour-bridge/report?exact=%3Cimg+src%3Dx+onerror%3Dhit()%3E", "/corrections", "/corrections/2026-0001",
    "/corrections?q=%3Cimg+src%3Dx+onerror%3Dhit()%3E", "/corrections-policy", "/corrections.json", "/corrections.atom",
    "/articles/harbour-bridge/versions/2.json", "/corrections/2026-0001.json", "/log/checkpoint",
)  # fmt: skip
DESK = ("/desk/", "/desk/?view=most_reported", "/desk/?q=%3Cimg+src%3Dx+onerror%3Dhit()%3E", "/desk/corrections/C-1",
        "/standards/", "/standards/log", "/desk/causes")  # fmt: skip


@pytest.fixture
def hostile(newsroom: Newsroom) -> Newsroom:
    """An article of which readers wrote all payloads in every field, and one correction whose words hold some."""
    newsroom.article()
    first = payloads()[0]
    newsroom.case("41 million", f"4.1 million {first}", comment=first, email="reader@example.org")
    for number, words in enumerate(batches(1_900)):
        link = f"https://example.org/?{number}=<script>hit()</script>"
        about = {"prefix": words[:480], "suffix": words[-480:], "evidence_url": link, "key": f"x{number}"}
        newsroom.report("41 million", words, comment=words, **about)
    editor = newsroom.staff(Role.SENIOR_EDITOR)
    case = newsroom.case("was was", "was " + payloads()[5], comment=payloads()[7], email="other@example.org")
    note = f"Correction, 2 March 2026: An earlier version of this article said {payloads()[9]}. In fact, it is “was”."
    decided = correction("was " + payloads()[5], note=note, timing=Timing.LATER)
    publish_now(newsroom, case, decided, by=editor)
    return newsroom


def looked_at(page: Page, url: str) -> None:
    page.goto(url)
    page.mouse.move(200, 200)
    page.mouse.move(300, 400)
    told = page.evaluate(
        "() => [window.hits, window.violations, document.body ? document.body.innerText.length : 0]"
    )
    assert told[0] == 0, f"a script ran at {url}"
    assert told[1] == [], f"something was tried at {url}"
    assert told[2] > 0, url


def test_there_are_a_thousand_of_them() -> None:
    assert len(payloads()) >= 1_000
    assert " ".join(payloads()).count("hit()") > 1_000


def test_the_watch_would_see_one_that_runs(browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto("data:text/html,<body><img src=x onerror=hit()></body>")
    page.wait_for_function("() => window.hits > 0")
    page.close()


def test_no_script_of_a_readers_words_runs_anywhere(hostile: Newsroom, browser: Browser) -> None:
    hostile.staff(Role.STANDARDS, Role.SENIOR_EDITOR, email="ada@example.org", name="Ada")
    with serving(hostile, browser) as site:
        public(site)
        with signed_in(site, "ada@example.org") as page:
            page.add_init_script(f"({WATCH})()")
            for path in DESK:
                looked_at(page, site.url + path)
        receipts(site)
        mails(site)


def public(site: Site) -> None:
    context = site.browser.new_context()
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    for path in SURFACES:
        looked_at(page, site.url + path)
    context.close()


def receipts(site: Site) -> None:
    with site.newsroom.app.app_context():
        keys = {TEST_KEY, derived_key(RECEIPT_KEY)}
    with site.newsroom.sessions.reads() as session:
        numbers = [row.id for row in session.query(Submission).order_by(Submission.id)]
    context = site.browser.new_context()
    page = context.new_page()
    page.add_init_script(f"({WATCH})()")
    seen = 0
    for number in numbers[:3] + numbers[-2:]:
        for key in keys:
            url = f"{site.url}/receipts/{receipt_token(key, number)}"
            if page.request.get(url).status == 200:
                looked_at(page, url)
                seen += 1
    assert seen >= 5
    context.close()


def mails(site: Site) -> None:
    written = mails_of(site.newsroom)
    assert written
    page = site.browser.new_page()
    page.add_init_script(f"({WATCH})()")
    for mail in written:
        page.goto("about:blank")
        page.evaluate(f"({WATCH})()")
        page.set_content(mail.html)
        assert page.evaluate("() => window.hits") == 0
        assert not page.locator("script").count()
    page.close()
