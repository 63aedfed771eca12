"""A reader adds to a report, answers a question, and asks once for a second look."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from corrections.domain.casework.case_refusals import NothingAsked
from corrections.domain.casework.decision_refusals import OnlyOnce
from corrections.domain.record.commitments import keyed
from corrections.domain.refusals import WrongState
from corrections.domain.reporting.additions import About, Addition, addition_content
from corrections.domain.reporting.receipt_refusals import TooManyAdditions, WordsErased
from corrections.domain.reporting.report_refusals import InvalidLink, UnknownReceipt
from corrections.domain.text.text_refusals import Empty
from corrections.models import Correction, ReaderAddition, Submission
from corrections.queries.log_check import Verified, verify_log
from corrections.services.privacy.erasing import erase_own
from corrections.services.receipts.adding_words import add
from corrections.services.receipts.taking_back import withdraw
from tests.newsroom import Newsroom
from tests.receipts.holders import acts, ask, decide_no, declined, newest


def adds(newsroom: Newsroom, token: str, about: About, words: str = "", link: str = "") -> None:
    said = Addition(about=about, words=words, link=link)
    add(newsroom.sessions, token, said, at=newsroom.later(), house=newsroom.house)


def kept(newsroom: Newsroom) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalar(select(func.count()).select_from(ReaderAddition)) or 0


def test_evidence_is_kept_with_its_commitment_in_the_log(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    received = newsroom.report()
    adds(newsroom, received.receipt, About.EVIDENCE, " See page 4. ", "https://example.org/budget")
    row = newsroom.row(ReaderAddition, 1)
    assert (row.words, row.evidence_url) == ("See page 4.", "https://example.org/budget")
    facts = acts(newsroom, "S-1")["submission.evidence_added"]
    said = Addition(about=About.EVIDENCE, words=row.words, link=row.evidence_url)
    assert facts["words"] == keyed(row.commitment_key, addition_content(said))
    assert "See page" not in str(facts)
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_the_same_words_twice_are_one_addition(newsroom: Newsroom) -> None:
    newsroom.article()
    token = newsroom.report().receipt
    for _ in range(2):
        adds(newsroom, token, About.EVIDENCE, "See page 4.")
    assert kept(newsroom) == 1


def test_evidence_may_be_a_link_alone_but_something_it_must_be(newsroom: Newsroom) -> None:
    newsroom.article()
    token = newsroom.report().receipt
    adds(newsroom, token, About.EVIDENCE, link="https://example.org/")
    with pytest.raises(Empty):
        adds(newsroom, token, About.EVIDENCE, " ")
    with pytest.raises(InvalidLink):
        adds(newsroom, token, About.EVIDENCE, link="javascript:alert(1)")
    assert kept(newsroom) == 1


def test_a_report_takes_ten_additions_and_no_more(newsroom: Newsroom) -> None:
    newsroom.article()
    token = newsroom.report().receipt
    for number in range(10):
        adds(newsroom, token, About.EVIDENCE, f"page {number}")
    with pytest.raises(TooManyAdditions):
        adds(newsroom, token, About.EVIDENCE, "page 11")


def test_evidence_comes_too_late_once_the_report_is_answered_or_taken_back(newsroom: Newsroom) -> None:
    newsroom.article()
    with pytest.raises(WrongState):
        adds(newsroom, declined(newsroom), About.EVIDENCE, "See page 4.")
    token = newsroom.report(exact="Marchenko", proposed="Marchuk").receipt
    withdraw(newsroom.sessions, token, at=newsroom.at)
    with pytest.raises(WrongState):
        adds(newsroom, token, About.EVIDENCE, "See page 4.")


def test_a_question_is_answered_once_and_only_where_one_was_asked(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    token = newsroom.report().receipt
    with pytest.raises(NothingAsked):
        adds(newsroom, token, About.QUESTION, "Page 4.")
    ask(newsroom)
    adds(newsroom, token, About.QUESTION, "Page 4.")
    with pytest.raises(NothingAsked):
        adds(newsroom, token, About.QUESTION, "And page 5.")
    assert acts(newsroom, "S-1")["submission.replied"]["question"] == 1


def test_an_appeal_opens_report_and_case_again_once(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    newsroom.article()
    token = declined(newsroom)
    adds(newsroom, token, About.APPEAL, "The budget was amended on Tuesday.")
    report = newsroom.row(Submission, 1)
    case = newsroom.row(Correction, report.correction_id)
    assert (report.state, case.state, case.waiting) == ("open", "open", 1)
    assert "submission.appealed" in acts(newsroom, "S-1")
    with pytest.raises(WrongState):
        adds(newsroom, token, About.APPEAL, "Once more.")


def test_a_second_appeal_after_a_second_no_is_refused(newsroom: Newsroom) -> None:
    from corrections.domain.permissions import Role

    newsroom.article()
    token = declined(newsroom)
    adds(newsroom, token, About.APPEAL, "The budget was amended.")
    case = newest(newsroom).correction_id or 0
    newsroom.staff = lambda *roles, _make=newsroom.staff, **more: _make(Role.SENIOR_EDITOR)  # type: ignore[method-assign]
    decide_no(newsroom, case)
    with pytest.raises(OnlyOnce):
        adds(newsroom, token, About.APPEAL, "Once more.")
    assert newsroom.row(Submission, 1).state == "answered"


def test_nobody_can_say_missed_of_a_no_or_appeal_a_yes(newsroom: Newsroom) -> None:
    newsroom.article()
    with pytest.raises(WrongState):
        adds(newsroom, declined(newsroom), About.MISSED, "I meant the other one.")
    assert kept(newsroom) == 0


def test_erased_words_take_no_additions(newsroom: Newsroom) -> None:
    newsroom.article()
    token = declined(newsroom)
    erase_own(newsroom.sessions, token, at=newsroom.at)
    with pytest.raises(WordsErased):
        adds(newsroom, token, About.APPEAL, "Look again.")


@pytest.mark.parametrize("token", ["A" * 26, "short", "'; DROP TABLE x"])
def test_an_unknown_receipt_is_refused_alike(newsroom: Newsroom, token: str) -> None:
    newsroom.article()
    with pytest.raises(UnknownReceipt):
        adds(newsroom, token, About.EVIDENCE, "See page 4.")
