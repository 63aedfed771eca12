"""Declining with a reason, and choosing a place by hand."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import CheckMissing
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.lifecycle import CorrectionState, Outcome
from corrections.domain.refusals import StaleDecision, WrongState
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import OutsideText
from corrections.models import Answer, Correction, Placement
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Decided
from corrections.services.deciding.declining import Declined, decline
from corrections.services.deciding.placing import place
from tests.newsroom import Newsroom
from tests.services.decisions import minor, publish_now


def decline_now(newsroom: Newsroom, case: int, said: Declined) -> Decided:
    return decline(
        newsroom.sessions, case, said, tokens=newsroom.tokens(case), by=newsroom.staff(),
        at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip


def place_now(newsroom: Newsroom, case: int, start: int, end: int) -> Decided:
    return place(
        newsroom.sessions, case, Passage(Part.BODY, Span(start, end)), tokens=newsroom.tokens(case),
        by=newsroom.staff(), at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip


def test_declining_tells_every_reporter_why_and_leaves_its_entry(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    case = any_newsroom.case()
    assert any_newsroom.case() == case
    said = Declined(DeclineReason.CORRECT_AS_PUBLISHED, "The minutes say 41.", "the council's minutes")
    assert decline_now(any_newsroom, case, said).state == CorrectionState.DECLINED
    with any_newsroom.sessions.reads() as session:
        answers = session.scalars(select(Answer)).all()
    assert [(a.outcome, a.reason, a.message) for a in answers] == [
        (Outcome.DECLINED, "correct_as_published", "The minutes say 41.")
    ] * 2
    assert isinstance(verify_log(any_newsroom.sessions), Verified)


def test_correct_as_published_needs_what_it_was_checked_against(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    with pytest.raises(CheckMissing):
        decline_now(newsroom, case, Declined(DeclineReason.CORRECT_AS_PUBLISHED))
    assert newsroom.row(Correction, case).state == CorrectionState.OPEN


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        (DeclineReason.STYLE_CHOICE, Outcome.DECLINED),
        (DeclineReason.COMPLAINT_REROUTED, Outcome.PASSED_ON),
        (DeclineReason.ABUSIVE, Outcome.CLOSED_ABUSE),
    ],
)
def test_the_reason_decides_what_the_reader_is_told(
    newsroom: Newsroom, reason: DeclineReason, outcome: Outcome
) -> None:
    newsroom.article()
    decline_now(newsroom, newsroom.case(), Declined(reason))
    assert newsroom.row(Answer, 1).outcome == outcome


def test_a_declined_case_cannot_be_declined_again(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    decline_now(newsroom, case, Declined(DeclineReason.OPINION))
    with pytest.raises(WrongState):
        decline_now(newsroom, case, Declined(DeclineReason.OPINION))


def test_a_decline_from_an_old_page_is_refused(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    tokens = newsroom.tokens(case)
    newsroom.article(body="<p>A new version, with 41 million in it.</p>")
    with pytest.raises(StaleDecision):
        decline(
            newsroom.sessions, case, Declined(DeclineReason.OPINION), tokens=tokens, by=newsroom.staff(),
            at=newsroom.at, house=newsroom.house,
        )  # fmt: skip


def test_a_place_chosen_by_hand_can_be_published_at(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("the fery", "the ferries")
    assert newsroom.row(Correction, case).standing == "needs_place"
    start = "The council voted on Monday for repairs costing 41 million crowns.\n".__len__()
    text = "The harbour bridge was was closed in 2019, and the ferry"
    place_now(newsroom, case, start + text.index("the ferry"), start + len(text))
    assert newsroom.row(Correction, case).standing == "clean"
    assert newsroom.row(Placement, 1).version == 1
    assert publish_now(newsroom, case, minor("the ferries"), by=newsroom.staff()).version == 2


@pytest.mark.parametrize(("start", "end"), [(0, 10_000), (3, 3), (3, 4)])
def test_a_place_without_words_is_refused(newsroom: Newsroom, start: int, end: int) -> None:
    newsroom.article()
    case = newsroom.case("the fery", "the ferries")
    with pytest.raises(OutsideText):
        place_now(newsroom, case, start, end)


def test_a_decided_case_needs_no_place(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case()
    decline_now(newsroom, case, Declined(DeclineReason.OPINION))
    with pytest.raises(WrongState):
        place_now(newsroom, case, 0, 3)
