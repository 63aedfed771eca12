"""No page asks the database more often because there is more to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from corrections.domain.text.spans import Part, Passage, Span
from corrections.queries.published.mementos import mementos_of
from corrections.queries.published.note_choice import NoteChoice
from corrections.queries.published.note_feed import note_feed
from corrections.queries.site.article_page import article_page
from corrections.queries.site.corrections_page import corrections_page
from corrections.queries.site.front_page import front_page
from corrections.queries.site.note_page import note_page, note_record
from corrections.queries.site.receipt import receipt_page
from corrections.queries.site.report_page import report_page
from corrections.queries.site.reported import reported_on
from corrections.queries.site.version_comparison import version_comparison
from corrections.queries.site.version_record import version_record
from corrections.queries.site.versions_page import versions_page
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two
from tests.statement_counter import counted

MOST = 8
SLUG = "harbour-bridge"
PAGES: dict[str, Callable[[Newsroom, str], Any]] = {
    "front": lambda it, _: front_page(it.sessions),
    "article": lambda it, _: article_page(it.sessions, SLUG),
    "version": lambda it, _: article_page(it.sessions, SLUG, version=1),
    "versions": lambda it, _: versions_page(it.sessions, SLUG),
    "compare": lambda it, _: version_comparison(it.sessions, SLUG, before=1, after=2),
    "version record": lambda it, _: version_record(it.sessions, SLUG, 2),
    "corrections": lambda it, _: corrections_page(it.sessions),
    "feed": lambda it, _: note_feed(it.sessions, NoteChoice(article=SLUG), it.house.zone),
    "mementos": lambda it, _: mementos_of(it.sessions, SLUG),
    "note": lambda it, _: note_page(it.sessions, "2026-0001"),
    "note record": lambda it, _: note_record(it.sessions, "2026-0001"),
    "report": lambda it, _: report_page(it.sessions, SLUG),
    "receipt": lambda it, token: receipt_page(it.sessions, token),
    "reported": lambda it, _: reported_on(it.sessions, SLUG, Passage(Part.BODY, Span(0, 400))),
}


def asks(newsroom: Newsroom, token: str) -> dict[str, int]:
    found = {}
    for name, page in PAGES.items():
        with counted(newsroom.sessions) as said:
            page(newsroom, token)
        found[name] = len(said)
    return found


def add_more(newsroom: Newsroom, number: int) -> None:
    words = f"{number}0 ferries"
    publish_two(newsroom, newsroom.case(f"{number} ferries", words), correction(words))
    newsroom.report(f"{number} boats", f"{number}0 boats")
    newsroom.article(f"story-{number}")


@pytest.fixture
def filled(newsroom: Newsroom) -> tuple[Newsroom, str]:
    words = "".join(f"<p>There were {number} ferries and {number} boats.</p>" for number in range(1, 9))
    newsroom.article(body=words)
    received = newsroom.report("1 ferries", "10 ferries")
    add_more(newsroom, 1)
    add_more(newsroom, 2)
    return newsroom, received.receipt


def test_no_page_takes_more_than_eight_statements_however_much_there_is(filled: tuple[Newsroom, str]) -> None:
    newsroom, token = filled
    before = asks(newsroom, token)
    for number in range(3, 9):
        add_more(newsroom, number)
    after = asks(newsroom, token)
    assert before == after
    assert max(after.values()) <= MOST
