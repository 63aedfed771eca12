"""Which reports become one case, and taking a report back."""

from __future__ import annotations

import json
import threading

import pytest
from sqlalchemy import func, select

from corrections.domain.refusals import WrongState
from corrections.domain.reporting.report_refusals import IdempotencyConflict, UnknownReceipt
from corrections.models import Correction, PrivateAct, ReaderWords, Submission
from corrections.services import submitting
from corrections.services.receipts import taking_back
from tests.newsroom import BRIDGE, Newsroom


def cases(newsroom: Newsroom) -> list[Correction]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(Correction).order_by(Correction.id)))


def test_two_reports_on_the_same_words_are_one_case(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    first = any_newsroom.report()
    second = any_newsroom.report(proposed="14 million")
    assert first.reference == second.reference
    (case,) = cases(any_newsroom)
    assert (case.reports, case.waiting, case.revision) == (2, 2, 1)


def test_passages_that_overlap_by_half_are_one_case(newsroom: Newsroom) -> None:
    newsroom.article()
    first = newsroom.report("41 million", None)
    second = newsroom.report("41 million crowns", None)
    assert first.reference == second.reference


def test_passages_that_hardly_overlap_are_two_cases(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report("41", None)
    newsroom.report("The council voted on Monday for repairs costing 41 million crowns.", None)
    assert len(cases(newsroom)) == 2


def test_the_same_result_is_one_case_however_wide_the_quote(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report("was was", "was")
    wide = "The harbour bridge was was closed in 2019"
    received = newsroom.report(wide, wide.replace("was was", "was"))
    assert received.reference == "C-1"


def test_another_result_for_a_wider_quote_is_a_case_of_its_own(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.report("was was", "was")
    wide = "The harbour bridge was was closed in 2019"
    newsroom.report(wide, "The harbour bridge closed in 2018")
    assert len(cases(newsroom)) == 2


def test_reports_from_two_versions_meet_in_the_live_text(newsroom: Newsroom) -> None:
    newsroom.article()
    first = newsroom.report()
    newsroom.article(body="<p>A new beginning.</p>" + BRIDGE)
    assert newsroom.report().reference == first.reference
    assert newsroom.report(version=1).reference == first.reference


def test_the_same_words_elsewhere_are_another_case(newsroom: Newsroom) -> None:
    newsroom.article(body="<p>12 people died. Rain fell.</p><p>12 people died. Roads closed.</p>")
    newsroom.report("12 people", "15 people", suffix=" died. Rain")
    newsroom.report("12 people", "15 people", suffix=" died. Roads")
    assert len(cases(newsroom)) == 2


def test_the_same_words_in_headline_and_body_are_two_cases(newsroom: Newsroom) -> None:
    newsroom.article(headline="Repairs cost 41 million")
    newsroom.report()
    newsroom.report(part="headline")
    assert [case.part for case in cases(newsroom)] == ["body", "headline"]


def test_many_people_at_once_make_one_case(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    people = [threading.Thread(target=any_newsroom.report) for _ in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    (case,) = cases(any_newsroom)
    assert (case.reports, case.waiting) == (8, 8)


def test_a_key_used_twice_at_once_makes_one_report(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    answers: list[submitting.Received] = []
    taps = [threading.Thread(target=lambda: answers.append(any_newsroom.report(key="tap"))) for _ in range(6)]
    for tap in taps:
        tap.start()
    for tap in taps:
        tap.join()
    assert len({answer.receipt for answer in answers}) == 1
    assert sorted(answer.repeated for answer in answers) == [False] + [True] * 5


def test_a_reader_can_take_a_report_back(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    received = any_newsroom.report()
    taking_back.withdraw(any_newsroom.sessions, received.receipt, at=any_newsroom.later())
    (case,) = cases(any_newsroom)
    assert (case.state, case.reports, case.waiting) == ("open", 1, 0)
    with any_newsroom.sessions.reads() as session:
        assert session.scalars(select(Submission.state)).one() == "withdrawn"
        assert session.scalar(select(func.count()).select_from(ReaderWords)) == 1


def test_taking_back_is_logged_after_the_arrival_without_words(newsroom: Newsroom) -> None:
    newsroom.article()
    received = newsroom.report()
    taking_back.withdraw(newsroom.sessions, received.receipt, at=newsroom.later())
    with newsroom.sessions.reads() as session:
        acts = session.scalars(select(PrivateAct).order_by(PrivateAct.seq.desc()).limit(2)).all()
        assert [act.act for act in acts] == ["submission.withdrawn", "submissions.received"]
        facts = json.loads(acts[0].contents)["facts"]
        assert session.scalars(select(Submission.logged_seq)).one() == acts[1].seq
    assert facts == {"submission": 1, "correction": 1}


def test_a_report_cannot_be_taken_back_twice(newsroom: Newsroom) -> None:
    newsroom.article()
    received = newsroom.report()
    taking_back.withdraw(newsroom.sessions, received.receipt, at=newsroom.at)
    with pytest.raises(WrongState):
        taking_back.withdraw(newsroom.sessions, received.receipt, at=newsroom.at)
    assert cases(newsroom)[0].waiting == 0


@pytest.mark.parametrize("token", ["", "x", "A" * 26, "а" * 26])
def test_an_unknown_receipt_takes_nothing_back(newsroom: Newsroom, token: str) -> None:
    newsroom.article()
    newsroom.report()
    with pytest.raises(UnknownReceipt):
        taking_back.withdraw(newsroom.sessions, token, at=newsroom.at)


def test_a_refused_report_leaves_nothing_behind(newsroom: Newsroom) -> None:
    newsroom.article()
    with pytest.raises(Exception, match="version"):
        newsroom.report(version=9)
    assert cases(newsroom) == []


def test_a_key_used_at_once_for_two_articles_makes_one_report(any_newsroom: Newsroom) -> None:
    any_newsroom.article()
    any_newsroom.article("ferry")
    outcomes: list[str] = []

    def tap(article: str) -> None:
        try:
            outcomes.append(any_newsroom.report(article=article, key="tap").state)
        except IdempotencyConflict as refusal:
            outcomes.append(refusal.code)

    taps = [threading.Thread(target=tap, args=(article,)) for article in ("harbour-bridge", "ferry") * 3]
    for each in taps:
        each.start()
    for each in taps:
        each.join()
    assert sorted(outcomes) == ["idempotency_conflict"] * 3 + ["open"] * 3
    with any_newsroom.sessions.reads() as session:
        assert session.scalar(select(func.count()).select_from(Submission)) == 1
