"""A newsroom served on a free port of this machine, for tests that look at it through a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from playwright.sync_api import Browser, Page
from sqlalchemy import select
from werkzeug.serving import make_server

from corrections.domain.text.stored_string import canonical_text
from corrections.models import ReaderWords, Submission, VersionText
from tests.browser.serving_beside import beside
from tests.free_ports import free_port
from tests.newsroom import Newsroom

# Selects by the text itself: from the n-th character of one node's text to that of another's.
SELECT = """([from, start, to, end]) => {
  const find = (css, at) => {
    const element = document.querySelector(css);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (at <= walker.currentNode.length) return [walker.currentNode, at];
      at -= walker.currentNode.length;
    }
    return [element, element.childNodes.length];
  };
  const range = document.createRange();
  range.setStart(...find(from, start));
  range.setEnd(...find(to, end));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@dataclass(frozen=True)
class Site:
    """A served newsroom."""

    newsroom: Newsroom
    url: str
    browser: Browser

    @contextmanager
    def page(self, path: str, **options: Any) -> Iterator[Page]:
        """A page of the site in a browser of its own; what the console says fails the test."""
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        page = context.new_page()
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda line: said.append(line.text) if "Policy" in line.text else None)
        page.goto(self.url + path)
        yield page
        context.close()
        assert said == []

    def stored(self) -> list[tuple[Submission, ReaderWords]]:
        """Every report with its words, in the order of their arrival."""
        with self.newsroom.sessions.reads() as session:
            rows = session.execute(
                select(Submission, ReaderWords)
                .join(ReaderWords, ReaderWords.submission_id == Submission.id)
                .order_by(Submission.id)
            ).all()
            return [(submission, words) for submission, words in rows]

    def body_text(self) -> str:
        """The canonical text of the only article's last version."""
        with self.newsroom.sessions.reads() as session:
            newest = select(VersionText.body).order_by(VersionText.version_id.desc()).limit(1)
            return canonical_text(session.scalars(newest).one())


@contextmanager
def serving(
    newsroom: Newsroom, browser: Browser, *, host: str = "127.0.0.1", safely: bool = False
) -> Iterator[Site]:
    """Serve a newsroom for as long as the block lasts, under this machine's address or its name; `safely` by https."""
    port = free_port()
    url = f"{'https' if safely else 'http'}://{host}:{port}"
    newsroom.__dict__["settings"] = replace(newsroom.settings, public_url=url, port=port)
    server = make_server(
        "127.0.0.1", port, newsroom.app, threaded=True, ssl_context="adhoc" if safely else None
    )
    with beside(server):
        yield Site(newsroom, url, browser)


def select_words(page: Page, words: str, *, inside: str = "#article-body") -> None:
    """Select the first place of `words` in an element that holds them within its text."""
    start = page.locator(inside).evaluate("(element, words) => element.textContent.indexOf(words)", words)
    assert start >= 0, words
    length = page.evaluate("words => words.length", words)
    page.evaluate(SELECT, [inside, start, inside, start + length])


def expect_selected(page: Page, words: str) -> None:
    """Wait until `words` are selected: a dialog is hidden at once, and only then told that it was closed."""
    page.wait_for_function("words => getSelection().toString() === words", arg=words, timeout=5000)


def sent_by(page: Page, act: Any) -> dict[str, Any]:
    """The body of the report that `act` makes the page send."""
    with page.expect_request("**/api/v1/submissions") as caught:
        act()
    body: dict[str, Any] = caught.value.post_data_json
    return body
