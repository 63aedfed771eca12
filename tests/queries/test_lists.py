"""Lists go on exactly where they stopped, on both databases."""

from __future__ import annotations

import pytest

from corrections.domain.refusals import NotFound
from corrections.queries.site.corrections_page import NOTES_A_PAGE, corrections_page
from corrections.queries.site.front_page import ARTICLES_A_PAGE, front_page
from corrections.queries.site.page_marks import read_mark
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two


def test_the_front_page_shows_every_article_once_though_all_have_one_time(any_newsroom: Newsroom) -> None:
    slugs = [any_newsroom.article(f"story-{number}") for number in range(2 * ARTICLES_A_PAGE + 1)]
    seen: list[str] = []
    older: str | None = ""
    while older is not None:
        page = front_page(any_newsroom.sessions, older)
        seen += [card.slug for card in page.articles]
        older = page.older
    assert seen == slugs[::-1]


def test_a_full_last_page_has_no_next_one(newsroom: Newsroom) -> None:
    for number in range(ARTICLES_A_PAGE):
        newsroom.article(f"story-{number}")
    assert front_page(newsroom.sessions).older is None


def test_the_record_goes_on_where_it_stopped(any_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corrections.queries.site.corrections_page.NOTES_A_PAGE", 2)
    assert NOTES_A_PAGE == 30
    any_newsroom.article(body="".join(f"<p>There were {number} ferries.</p>" for number in range(1, 4)))
    for number in range(1, 4):
        words = f"{number}0 ferries"
        publish_two(any_newsroom, any_newsroom.case(f"{number} ferries", words), correction(words))
    first = corrections_page(any_newsroom.sessions)
    second = corrections_page(any_newsroom.sessions, first.older or "")
    assert [note.reference for note in first.notes] == ["2026-0003", "2026-0002"]
    assert [note.reference for note in second.notes] == ["2026-0001"]
    assert second.older is None


def test_a_mark_says_what_it_was_made_of() -> None:
    mark = read_mark("1772442000000001-12")
    assert mark is not None
    assert (str(mark), mark.number, mark.at.microsecond) == ("1772442000000001-12", 12, 1)
    assert read_mark("") is None


@pytest.mark.parametrize("text", ["x", "1-0", "-5-1", "9" * 18 + "-1", "1-1-1", "1-1\n", "١-١"])
def test_what_is_no_mark_is_not_found(text: str) -> None:
    with pytest.raises(NotFound):
        read_mark(text)
