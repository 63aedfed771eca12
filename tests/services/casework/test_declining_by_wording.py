"""Declining: each wording its own answer, abuse without a mail, and what is passed on really is."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from corrections.domain.casework.decision_refusals import AuthorCannotSign
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.lifecycle import Outcome
from corrections.domain.permissions import Role
from corrections.domain.text.text_refusals import TooLong
from corrections.models import Answer, Correction, Handover, OutboxEvent
from corrections.services.deciding.declining import Declined, decline
from tests.letters.letter_checks import mails_of
from tests.newsroom import Newsroom


def decline_now(newsroom: Newsroom, case: int, said: Declined, *, name: str = "") -> None:
    decline(
        newsroom.sessions, case, said, tokens=newsroom.tokens(case), by=newsroom.staff(name=name),
        at=newsroom.later(), house=newsroom.house,
    )  # fmt: skip


def three_readers(newsroom: Newsroom) -> int:
    newsroom.article()
    newsroom.case(email="one@example.net")
    newsroom.case(proposed="14 million", email="two@example.net")
    return newsroom.case(proposed="14 million")


def answers(newsroom: Newsroom) -> list[tuple[str, str, str]]:
    with newsroom.sessions.reads() as session:
        found = session.scalars(select(Answer).order_by(Answer.submission_id))
        return [(each.outcome, each.message, each.checked) for each in found]


def test_those_who_propose_the_same_get_words_of_their_own(any_newsroom: Newsroom) -> None:
    case = three_readers(any_newsroom)
    said = Declined(
        DeclineReason.CORRECT_AS_PUBLISHED,
        "It is 41.",
        "the minutes",
        messages={2: "14 was last year's figure."},
    )
    decline_now(any_newsroom, case, said)
    declined = Outcome.DECLINED.value
    assert answers(any_newsroom) == [
        (declined, "It is 41.", "the minutes"),
        (declined, "14 was last year's figure.", "the minutes"),
        (declined, "14 was last year's figure.", "the minutes"),
    ]


def test_words_for_a_report_of_another_case_reach_nobody(newsroom: Newsroom) -> None:
    case = three_readers(newsroom)
    decline_now(newsroom, case, Declined(DeclineReason.OPINION, "No.", messages={99: "Yes."}))
    assert {message for _, message, _ in answers(newsroom)} == {"No."}


def test_words_that_are_too_long_leave_nothing_behind(newsroom: Newsroom) -> None:
    case = three_readers(newsroom)
    with pytest.raises(TooLong):
        decline_now(newsroom, case, Declined(DeclineReason.OPINION, messages={2: "x" * 2001}))
    assert answers(newsroom) == []


def test_abuse_is_closed_without_a_mail_and_the_receipt_says_so(newsroom: Newsroom) -> None:
    case = three_readers(newsroom)
    decline_now(newsroom, case, Declined(DeclineReason.ABUSIVE))
    assert {outcome for outcome, _, _ in answers(newsroom)} == {Outcome.CLOSED_ABUSE.value}
    assert mails_of(newsroom, "submission.answered") == []
    receipt = newsroom.report("in 2019", "in 2018", email="three@example.net")
    decline_now(newsroom, 2, Declined(DeclineReason.ABUSIVE))
    page = newsroom.app.test_client().get(f"/receipts/{receipt.receipt}").text
    assert "closed it as abuse" in page


@pytest.mark.parametrize(
    ("reason", "taker", "addresses"),
    [
        (DeclineReason.COMPLAINT_REROUTED, "standards", {"norm@example.org"}),
        (DeclineReason.UNPUBLISHING_REROUTED, "standards", {"norm@example.org"}),
        (DeclineReason.TECHNICAL_REROUTED, "support", {"root@example.org"}),
    ],
)
def test_what_is_passed_on_reaches_those_who_decide_it(
    newsroom: Newsroom, reason: DeclineReason, taker: str, addresses: set[str]
) -> None:
    newsroom.staff(Role.STANDARDS, email="norm@example.org")
    newsroom.staff(Role.ADMIN, email="root@example.org")
    newsroom.article()
    case = newsroom.case(comment="I am Petra Novak, call me.")
    decline_now(newsroom, case, Declined(reason, handover="The map does not load."))
    assert newsroom.row(Handover, 1).taken_on_by == taker
    mails = mails_of(newsroom, "case.passed_on")
    assert {mail.address for mail in mails} == addresses
    assert all("The map does not load." in mail.text and "Petra" not in mail.text for mail in mails)


def test_nothing_is_handed_over_where_the_text_simply_stands(newsroom: Newsroom) -> None:
    case = three_readers(newsroom)
    decline_now(newsroom, case, Declined(DeclineReason.OPINION, handover="Nobody gets this."))
    with newsroom.sessions.reads() as session:
        assert "case.passed_on" not in session.scalars(select(OutboxEvent.kind)).all()


def test_the_bylined_author_cannot_decline(newsroom: Newsroom) -> None:
    case = three_readers(newsroom)
    with pytest.raises(AuthorCannotSign):
        decline_now(newsroom, case, Declined(DeclineReason.OPINION), name="Ida Holm")
    assert newsroom.row(Correction, case).state == "open"
