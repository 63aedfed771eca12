"""The newsroom opens a case by itself: no report, one entry in the log, and never two about the same words."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from corrections.domain.refusals import StaleDecision, UnknownArticle
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import OutsideText
from corrections.models import CaseOpening, Correction, PrivateAct, Submission
from corrections.queries.log_check import Verified, verify_log
from corrections.services.working.opening import Finding, Opened, open_case
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import minor, publish_now

MONDAY = Passage(Part.BODY, Span(21, 27))


def opened(newsroom: Newsroom, passage: Passage = MONDAY, *, version: int = 1, **more: str) -> Opened:
    found = Finding("harbour-bridge", version, passage, **more)
    return open_case(newsroom.sessions, found, by=newsroom.staff(), at=newsroom.later(), house=newsroom.house)


def test_a_case_without_a_report_is_decided_like_any_other(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    done = opened(any_newsroom, proposed="Tuesday", comment="The minutes say so.")
    assert done.is_new
    decided = publish_now(any_newsroom, done.correction_id, minor("Tuesday"), by=any_newsroom.staff())
    assert decided.version == 2
    with any_newsroom.sessions.reads() as session:
        assert session.scalar(select(func.count()).select_from(Submission)) == 0
        acts = session.scalars(select(PrivateAct.act).order_by(PrivateAct.seq)).all()
    assert "correction.opened" in acts
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_the_same_words_are_one_case(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    first = opened(any_newsroom)
    assert opened(any_newsroom) == Opened(first.correction_id, is_new=False)
    reported = any_newsroom.case("Olha Marchenko", "Olena Marchenko")
    row = any_newsroom.row(Correction, reported)
    again = opened(any_newsroom, Passage(Part.BODY, Span(row.start, row.end)))
    assert again == Opened(reported, is_new=False)
    any_newsroom.article(body="<p>First of all.</p>" + BRIDGE)
    moved = Passage(Part.BODY, Span(21 + 14, 27 + 14))
    assert opened(any_newsroom, moved, version=2) == Opened(first.correction_id, is_new=False)


def test_a_reader_joins_what_the_newsroom_found(newsroom: Newsroom) -> None:
    newsroom.article()
    assert newsroom.case("Monday", "Tuesday", start=21, end=27) == opened(newsroom).correction_id


def test_words_that_already_stand_there_are_no_proposal(newsroom: Newsroom) -> None:
    newsroom.article()
    done = opened(newsroom, proposed="Monday")
    assert newsroom.row(CaseOpening, done.correction_id).proposed is None


@pytest.mark.parametrize(
    ("found", "refused"),
    [
        (Finding("harbour-bridge", 2, MONDAY), StaleDecision),
        (Finding("nothing", 1, MONDAY), UnknownArticle),
        (Finding("harbour-bridge", 1, Passage(Part.DEK, Span(0, 900))), OutsideText),
        (Finding("harbour-bridge", 1, Passage(Part.BODY, Span(3, 3))), OutsideText),
    ],
)
def test_what_does_not_stand_there_opens_nothing(newsroom: Newsroom, found: Finding, refused: type) -> None:
    newsroom.article()
    with pytest.raises(refused):
        open_case(newsroom.sessions, found, by=newsroom.staff(), at=newsroom.later(), house=newsroom.house)
    with newsroom.sessions.reads() as session:
        assert session.scalar(select(func.count()).select_from(Correction)) == 0
