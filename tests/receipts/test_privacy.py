"""Readers' data goes when its time is over or when somebody asks, unless a legal hold keeps it; the log stays valid."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from corrections.domain.permissions import Role
from corrections.domain.refusals import WrongState
from corrections.domain.reporting.additions import About, Addition
from corrections.domain.reporting.privacy_refusals import HeldForLegalReasons, NothingKept
from corrections.domain.text.text_refusals import Empty
from corrections.models import (
    IdempotencyKey,
    ReaderAddition,
    ReaderContact,
    ReaderQuestion,
    ReaderWords,
)
from corrections.queries.log_check import Verified, verify_log
from corrections.services.privacy.erasing import erase_for, erase_own
from corrections.services.privacy.legal_holds import lift_hold, place_hold
from corrections.services.privacy.purges import purge
from corrections.services.privacy.revealing import reveal_address
from corrections.services.receipts.adding_words import add
from tests.newsroom import Newsroom
from tests.receipts.holders import READER, acts, ask, declined

TABLES = (ReaderWords, ReaderContact, ReaderAddition, IdempotencyKey)


def kept(newsroom: Newsroom) -> dict[str, int]:
    with newsroom.sessions.reads() as session:
        return {
            table.__tablename__: session.scalar(select(func.count()).select_from(table)) or 0
            for table in TABLES
        }


def written(newsroom: Newsroom) -> str:
    """A report with everything a reader can leave, answered."""
    newsroom.article()
    token = newsroom.report(email=READER, comment="Marker-comment").receipt
    ask(newsroom, "Marker-question")
    said = Addition(about=About.QUESTION, words="Marker-reply")
    add(newsroom.sessions, token, said, at=newsroom.later(), house=newsroom.house)
    return token


def test_an_erasure_takes_everything_and_the_log_stays_valid(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    token = written(newsroom)
    erase_own(newsroom.sessions, token, at=newsroom.later())
    assert set(kept(newsroom).values()) == {0}
    assert newsroom.row(ReaderQuestion, 1).question == ""
    assert acts(newsroom, "S-1")["submission.erased"] == {"submission": 1}
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_staff_erase_with_a_reason_that_is_logged(newsroom: Newsroom) -> None:
    written(newsroom)
    standards = newsroom.staff(Role.STANDARDS)
    with pytest.raises(Empty):
        erase_for(newsroom.sessions, 1, " ", by=standards, at=newsroom.at)
    erase_for(newsroom.sessions, 1, "Asked by letter", by=standards, at=newsroom.at)
    assert acts(newsroom, "S-1")["submission.erased"]["reason"] == "Asked by letter"
    with pytest.raises(NothingKept):
        erase_for(newsroom.sessions, 1, "Again", by=standards, at=newsroom.at)


def test_a_legal_hold_stops_erasure_and_purge_until_it_is_lifted(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    token, standards = declined(newsroom), newsroom.staff(Role.STANDARDS)
    place_hold(newsroom.sessions, 1, "Court order 7", by=standards, at=newsroom.at)
    with pytest.raises(WrongState):
        place_hold(newsroom.sessions, 1, "Twice", by=standards, at=newsroom.at)
    with pytest.raises(HeldForLegalReasons):
        erase_own(newsroom.sessions, token, at=newsroom.at)
    newsroom.later(days=400)
    assert purge(newsroom.sessions, at=newsroom.at) == 0
    lift_hold(newsroom.sessions, 1, "The case is over", by=standards, at=newsroom.at)
    assert purge(newsroom.sessions, at=newsroom.at) == 1
    logged = acts(newsroom, "S-1")
    assert logged["submission.held"]["reason"] == "Court order 7"
    assert logged["submission.hold_lifted"]["reason"] == "The case is over"


def test_an_address_goes_a_month_after_the_answer_and_the_words_half_a_year_after_they_came(
    any_newsroom: Newsroom,
) -> None:
    newsroom = any_newsroom
    newsroom.article()
    declined(newsroom)
    newsroom.later(days=29)
    assert purge(newsroom.sessions, at=newsroom.at) == 0
    newsroom.later(days=1)
    assert purge(newsroom.sessions, at=newsroom.at) == 1
    assert kept(newsroom) == {
        "reader_words": 1,
        "reader_contact": 0,
        "reader_addition": 0,
        "idempotency_key": 0,
    }
    newsroom.later(days=151)
    assert purge(newsroom.sessions, at=newsroom.at) == 1
    assert kept(newsroom)["reader_words"] == 0
    assert acts(newsroom, "submissions")["submissions.purged"] == {"words": [1], "addresses": []}
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_a_report_that_waits_keeps_its_words(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report(email=READER)
    assert purge(newsroom.sessions, at=newsroom.later(days=400)) == 0
    assert kept(newsroom)["reader_words"] == 1


def test_looking_at_an_address_takes_a_reason_and_is_logged(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report(email=READER)
    editor = newsroom.staff()
    with pytest.raises(Empty):
        reveal_address(newsroom.sessions, 1, "", by=editor, at=newsroom.at)
    assert reveal_address(newsroom.sessions, 1, "To call back", by=editor, at=newsroom.at) == READER
    facts = acts(newsroom, "S-1")["submission.identified"]
    assert facts == {"submission": 1, "reason": "To call back"}
    with pytest.raises(NothingKept):
        newsroom.report(exact="Marchenko", proposed="Marchuk")
        reveal_address(newsroom.sessions, 2, "To call back", by=editor, at=newsroom.at)


def test_one_command_purges_and_says_how_many(newsroom: Newsroom) -> None:
    newsroom.article()
    declined(newsroom)
    newsroom.later(days=181)
    done = newsroom.app.test_cli_runner().invoke(args=["purge"])
    assert done.exit_code == 0 and done.output == "1 reports lost words or address.\n"
    assert newsroom.at - timedelta(days=181) < newsroom.at
