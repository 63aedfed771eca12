"""The same wrong words in other articles: exact, whole words, in every part, and honest about how far was looked."""

from __future__ import annotations

import pytest

from corrections.domain.refusals import NotFound
from corrections.queries.working import same_words as module
from corrections.queries.working.same_words import SameWords, same_words
from tests.newsroom import Newsroom

CAPTION = '<figure><img src="https://example.org/a.jpg" alt=""><figcaption>Olha Marchenko, mayor.</figcaption></figure>'


@pytest.fixture
def filled(any_newsroom: Newsroom) -> Newsroom:
    any_newsroom.article()
    any_newsroom.case("Olha Marchenko", "Olena Marchenko")
    any_newsroom.article("one", "<p>It was <em>Olha</em> Marchenko.</p>", headline="Olha Marchenko speaks")
    any_newsroom.article("two", f"<p>Nobody spoke.</p>{CAPTION}", headline="A picture", dek="olha marchenko")
    any_newsroom.article("three", "<p>Olha Marchenkova is somebody else.</p>", headline="Another")
    return any_newsroom


def places(found: SameWords) -> list[tuple[str, str]]:
    return [(place.slug, place.part) for place in found.found]


def test_they_are_found_letter_for_letter_in_every_part(filled: Newsroom) -> None:
    found = same_words(filled.sessions, 1, "Olha Marchenko")
    assert sorted(places(found)) == [("one", "body"), ("one", "headline"), ("two", "body")]
    assert (found.looked, found.older) == (3, None)


def test_nothing_is_looked_for_where_there_are_no_words(filled: Newsroom) -> None:
    for words in ("", " ", "?!"):
        assert same_words(filled.sessions, 1, words).looked == 0
    with pytest.raises(NotFound):
        same_words(filled.sessions, 9, "Olha")
    for words in ("100%", "a_b", "x\\y", "'; --"):
        assert places(same_words(filled.sessions, 1, words)) == []


def test_a_bounded_look_says_so_and_goes_on(filled: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOKED_THROUGH", 2)
    first = same_words(filled.sessions, 1, "Olha Marchenko")
    assert first.looked == 2 and first.older
    second = same_words(filled.sessions, 1, "Olha Marchenko", before=first.older)
    assert second.looked == 1 and second.older is None
    assert len(first.found) + len(second.found) == 3
