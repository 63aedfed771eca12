"""Reports are found by their words, and words that are forgotten are nowhere any more."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from corrections.domain.reporting.additions import About, Addition
from corrections.domain.sorting.searching import sought_words
from corrections.models import SearchWords
from corrections.models.sorting.search_words import newest_matches
from corrections.services.privacy.erasing import erase_own
from corrections.services.receipts.adding_words import add
from corrections.services.receiving.indexing import forget_words
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom


def found(newsroom: Newsroom, typed: str) -> list[int]:
    with newsroom.sessions.reads() as session:
        return newest_matches(session, sought_words(typed))


def test_reports_are_found_by_quote_proposal_comment_and_headline_newest_first(
    any_newsroom: Newsroom,
) -> None:
    any_newsroom.article()
    any_newsroom.report(comment="See the minutes: Zürich OR nothing.")
    any_newsroom.report("was was", "was")
    assert found(any_newsroom, "zurich MINUTES") == [1]
    assert found(any_newsroom, "41 million 4") == [1]
    assert found(any_newsroom, "harbour bridge") == [2, 1]
    assert found(any_newsroom, "minute") == []
    assert found(any_newsroom, "minutes was") == []


def test_what_a_reader_adds_later_is_found_too(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    receipt = newsroom.report(comment="See the minutes.").receipt
    for said in (
        Addition(about=About.EVIDENCE, words="Page four, Zürich."),
        Addition(about=About.EVIDENCE, words="…"),
    ):
        add(newsroom.sessions, receipt, said, at=newsroom.later(), house=newsroom.house)
    assert found(newsroom, "zurich minutes") == [1]
    assert found(newsroom, "four") == [1]
    erase_own(newsroom.sessions, receipt, at=newsroom.later())
    assert found(newsroom, "four") == [] == found(newsroom, "minutes")


def test_signs_that_a_search_engine_knows_are_only_signs(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    any_newsroom.report(comment="It's 'odd': \\ & | ! (words) <-> NEAR* \"^\"")
    for typed in ("'odd'", "it's", "near*", '"odd" & words', "\\ odd", "words:odd", "odd <-> near"):
        assert found(any_newsroom, typed) == [1], typed


def test_forgotten_words_are_found_no_more(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    any_newsroom.report(comment="Marker")
    any_newsroom.report("was was", "was", comment="Marker")
    with transaction(any_newsroom.sessions) as session:
        forget_words(session, [1])
        forget_words(session, [])
    assert found(any_newsroom, "marker") == [2]
    with any_newsroom.sessions.reads() as session:
        assert session.get(SearchWords, 1) is None


def test_forgotten_words_do_not_stay_in_the_file(newsroom: Newsroom) -> None:
    newsroom.article()
    for number in range(60):
        newsroom.report(comment=f"ordinary words {number}")
    newsroom.report("was was", "was", comment="xyzzymarker")
    path = Path(newsroom.url.removeprefix("sqlite:///"))
    with newsroom.sessions.acts() as session:
        session.execute(text("DELETE FROM reader_words WHERE submission_id = 61"))
        session.commit()
    assert b"xyzzymarker" in path.read_bytes()
    with transaction(newsroom.sessions) as session:
        forget_words(session, [61])
    assert b"xyzzymarker" not in path.read_bytes()
