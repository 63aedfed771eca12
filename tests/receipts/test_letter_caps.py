"""Nobody's postbox is flooded through reports: too many letters are not sent, and the receipts say so."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from corrections.domain.intake.letter_caps import LetterCaps, address_key, article_key
from corrections.factory import create_app
from corrections.models import IntakeCount, ReaderContact, Submission
from corrections.queries.site.receipt import receipt_page
from corrections.services.privacy.erasing import erase_own
from tests.at_once import at_once
from tests.letters.letter_checks import mails_of
from tests.newsroom import BRIDGE, PASSWORDS, Newsroom
from tests.receipts.holders import decide_no, newest
from tests.receipts.test_intake import PUBLIC, send
from tests.views.desk_visit import visit

VICTIM = "victim@example.org"
NOT_SENT = "No mail was sent to say that this report arrived"


@pytest.fixture
def capped(any_newsroom: Newsroom) -> Newsroom:
    any_newsroom.house = replace(any_newsroom.house, letters=LetterCaps(1, 5, 50))
    any_newsroom.article()
    return any_newsroom


def report(newsroom: Newsroom, *, email: str = VICTIM, **more: Any) -> bool:
    """Somebody types an address into a report; whether its receipt says that a mail was to go."""
    comment = f"Reason {newsroom.at}."
    received = newsroom.report(email=email, comment=more.pop("comment", comment), **more)
    return not receipt_page(newsroom.sessions, received.receipt).is_unmailed


def letters(newsroom: Newsroom) -> int:
    return len(mails_of(newsroom))


def test_an_address_gets_one_letter_in_any_hour_and_five_in_a_day(capped: Newsroom) -> None:
    sent = []
    for _hour in range(8):
        sent += [report(capped), report(capped)]
        capped.later(minutes=59)
        sent.append(report(capped))
        capped.later(minutes=2)
    assert sent == [True, False, False] * 5 + [False] * 9
    assert letters(capped) == 5
    with capped.sessions.reads() as session:
        assert len(session.scalars(select(Submission.id)).all()) == 24
    capped.later(days=1)
    assert report(capped) and report(capped, email="other@example.org")


def test_what_follows_a_plus_sign_and_capitals_lead_to_the_same_postbox(capped: Newsroom) -> None:
    assert report(capped)
    assert not any(report(capped, email=each) for each in ("victim+1@example.org", "Victim+x@Example.org"))
    assert report(capped, email="victim@other.example")


def test_erasing_a_report_does_not_open_the_postbox_again(capped: Newsroom) -> None:
    received = capped.report(email=VICTIM)
    erase_own(capped.sessions, received.receipt, at=capped.later())
    assert not report(capped)


def test_an_article_sends_no_more_than_its_letters_and_others_go_on(capped: Newsroom) -> None:
    capped.house = replace(capped.house, letters=LetterCaps(1, 5, 3))
    capped.article("ferry", body="<p>The ferry carried 41 million people.</p>")
    assert [report(capped) for _again in range(3)] == [True, False, False]  # what is not sent is not counted
    sent = [report(capped, email=f"reader{number}@example.org") for number in range(4)]
    assert sent == [True, True, False, False]
    assert report(capped, email="reader9@example.org", article="ferry")
    capped.later(minutes=61)
    assert report(capped, email="reader8@example.org")


def test_answers_that_come_at_once_count_and_an_editors_answer_is_mailed_all_the_same(
    capped: Newsroom,
) -> None:
    capped.article(body=BRIDGE.replace("41 million", "4.1 million"))
    fixed = {"exact": "41 million", "proposed": "4.1 million", "version": 1}
    first, second = capped.report(email=VICTIM, **fixed), capped.report(email=VICTIM, key="again", **fixed)
    assert (first.state, second.state) == ("answered", "answered")
    assert len(mails_of(capped, "submission.answered")) == letters(capped) == 1
    page = capped.app.test_client().get(f"/receipts/{second.receipt}").text
    assert "This answer was not sent to you by mail" in page and NOT_SENT not in page
    assert "by mail: too many" not in capped.app.test_client().get(f"/receipts/{first.receipt}").text
    third = capped.report("was was", "was", email=VICTIM)
    assert NOT_SENT in capped.app.test_client().get(f"/receipts/{third.receipt}").text
    decide_no(capped, newest(capped).correction_id or 0)
    assert letters(capped) == 2
    page = capped.app.test_client().get(f"/receipts/{third.receipt}").text
    assert NOT_SENT not in page and "not sent to you by mail" not in page


def test_two_at_once_cause_one_letter(capped: Newsroom) -> None:
    capped.article("ferry", body="<p>The ferry carried 41 million people.</p>")
    came = at_once([lambda: str(report(capped)), lambda: str(report(capped, article="ferry"))])
    assert sorted(came) == ["False", "True"]
    assert letters(capped) == 1


def test_another_process_sees_the_rows_and_no_log_or_row_holds_the_address(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.__dict__["settings"] = replace(newsroom.settings, public_url=PUBLIC)
    newsroom.article()
    other = create_app(newsroom.settings, clock=lambda: newsroom.at, passwords=PASSWORDS).test_client()
    ours = newsroom.app.test_client()
    with caplog.at_level(logging.DEBUG):
        receipts = [
            send(client, str(number), comment=f"No {number}.", email=VICTIM).json["receipt"]
            for number, client in enumerate((other, ours, other))
        ]
    told = [NOT_SENT in ours.get(f"/receipts/{each}", base_url=PUBLIC).text for each in receipts]
    assert told == [False, True, True]
    assert VICTIM not in caplog.text
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(ReaderContact.mailed)).all() == [True, False, False]
        rows = session.scalars(select(IntakeCount).where(IntakeCount.window.like("letters/%"))).all()
        assert len(rows) == 3 and all(len(row.sender) == 32 for row in rows)
        assert max(row.ends_at for row in rows) == newsroom.at + timedelta(days=1)


def test_a_report_released_from_the_spam_check_is_counted_too(newsroom: Newsroom) -> None:
    newsroom.article()
    client = newsroom.app.test_client()
    send(client, "one", email=VICTIM)
    spam = "http://a.example http://b.example http://c.example"
    receipt = send(client, "spam", comment=spam, email=VICTIM).json["receipt"]
    number, desk = newest(newsroom).id, visit(newsroom)
    assert desk.send(desk.get("/desk/spam-check").text, f"/spam-check/{number}/release").status_code == 303
    assert letters(newsroom) == 1
    assert NOT_SENT in client.get(f"/receipts/{receipt}").text


def test_the_hashes_stand_for_the_address_and_the_article_under_the_key_only() -> None:
    key, other = b"k" * 32, b"o" * 32
    assert address_key(key, "A+b@Example.org") == address_key(key, "a@example.org")
    found = {address_key(key, "a@x.org"), address_key(other, "a@x.org"), address_key(key, "b@x.org")}
    assert len(found | {article_key(key, 1), article_key(key, 2), article_key(other, 1)}) == 6
