"""The receipt's forms: each leads back to the receipt, and what is refused keeps what was typed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from corrections.domain.newsroom.whole_values import WholeAct
from corrections.models import ReaderContact, ReaderWords, Submission
from tests.letters.letter_checks import KeepingPostbox, deliver_all, mails_of
from tests.newsroom import Newsroom
from tests.receipts.holders import READER, ask, decide_no, declined, newest
from tests.services.whole_articles import done
from tests.views.desk_visit import FORM, fields

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def page(client: FlaskClient, token: str) -> str:
    return client.get(f"/receipts/{token}").text


def forms(text: str) -> set[str]:
    """The endings of the addresses of the forms that a receipt offers."""
    return {match[1].rpartition("/")[2] for match in FORM.finditer(text)}


def test_an_open_report_offers_evidence_taking_back_and_erasure(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    text = page(client, newsroom.report().receipt)
    assert forms(text) == {"reply", "withdraw", "erase"}
    assert 'value="evidence"' in text


def test_evidence_goes_in_and_stands_on_the_receipt(client: FlaskClient, newsroom: Newsroom) -> None:
    token = newsroom.report().receipt
    sent = client.post(
        f"/receipts/{token}/reply",
        data={"about": "evidence", "message": "Page <4>", "evidence_url": "https://example.org/b"},
        headers=OURS,
    )
    assert (sent.status_code, sent.headers["Location"]) == (303, f"/receipts/{token}?said=evidence")
    text = page(client, token)
    assert "Page &lt;4&gt;" in text and "You added" in text and "https://example.org/b" in text


def test_what_is_refused_keeps_what_was_typed(client: FlaskClient, newsroom: Newsroom) -> None:
    token = newsroom.report().receipt
    sent = client.post(
        f"/receipts/{token}/reply",
        data={"about": "evidence", "message": "Page 4", "evidence_url": "ftp://example.org/b"},
        headers=OURS,
    )
    assert sent.status_code == 422
    assert "Page 4</textarea>" in sent.text and 'value="ftp://example.org/b"' in sent.text
    assert "The link must begin with http:// or https://." in sent.text
    assert sent.headers["Referrer-Policy"] == "no-referrer" and sent.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in sent.headers


def test_a_question_is_shown_with_its_last_day_and_takes_an_answer(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    token = newsroom.report(email=READER).receipt
    ask(newsroom, "Which page of the budget?")
    text = page(client, token)
    assert "We need your help." in text and "Which page of the budget?" in text
    assert "12 March 2026" in text
    (mail,) = mails_of(newsroom, "submission.asked")
    assert "Which page of the budget?" in mail.text and mail.address == READER
    client.post(f"/receipts/{token}/reply", data={"about": "question", "message": "Page 4"}, headers=OURS)
    text = page(client, token)
    assert "We need your help." not in text and "You answered our question" in text
    assert mails_of(newsroom, "submission.asked") == []


def test_a_no_can_be_appealed_once_and_the_old_answer_stays_visible(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    token = newsroom.report(email=READER, comment="It was in the budget.").receipt
    newsroom.later()
    decide_no(newsroom, newest(newsroom).correction_id or 0)
    text = page(client, token)
    assert forms(text) == {"appeal", "erase"}
    assert "1 minute after your report." in text
    sent = client.post(f"/receipts/{token}/appeal", data={"message": "It was amended."}, headers=OURS)
    assert sent.status_code == 303
    text = page(client, token)
    assert "It was answered before and is open again." in text
    assert "We left it as it is." in text and "You asked for a second look" in text
    again = client.post(f"/receipts/{token}/appeal", data={"message": "Once more."}, headers=OURS)
    assert again.status_code == 409


def test_words_that_the_article_does_not_show_are_not_on_the_receipt_which_says_so(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    token = newsroom.report(proposed=None, comment="See the budget.").receipt
    text = page(client, token)
    assert "41 million" in text and "not shown here" not in text
    done(newsroom, WholeAct.REMOVE)
    text = page(client, token)
    assert "The words that you marked are not shown here" in text and "See the budget." in text
    assert "million" not in text


def test_an_answer_that_was_there_before_came_at_once(client: FlaskClient, newsroom: Newsroom) -> None:
    declined(newsroom)
    newsroom.later()
    text = page(client, newsroom.report().receipt)
    assert "We looked at this on" in text and "At once, when your report came." in text
    assert "after your report." not in text


def test_erasing_takes_words_and_address_and_the_report_back(client: FlaskClient, newsroom: Newsroom) -> None:
    token = newsroom.report(email=READER, comment="My own words").receipt
    sent = client.post(f"/receipts/{token}/erase", headers=OURS)
    assert sent.status_code == 303
    text = page(client, token)
    assert "The words of this report have been deleted." in text and "My own words" not in text
    assert forms(text) == set()
    assert newsroom.row(Submission, 1).state == "withdrawn"
    with newsroom.sessions.reads() as session:
        assert not session.scalars(select(ReaderWords.submission_id)).all()
        assert not session.scalars(select(ReaderContact.submission_id)).all()
    assert client.post(f"/receipts/{token}/erase", headers=OURS).status_code == 409


def test_erasing_empties_the_spool(client: FlaskClient, newsroom: Newsroom) -> None:
    token = newsroom.report(email=READER).receipt
    newsroom.report(email="other@example.org", exact="Marchenko", proposed="Marchuk")
    deliver_all(newsroom, newsroom.app.extensions["corrections.mail_spool"])
    client.post(f"/receipts/{token}/erase", headers=OURS)
    (left,) = (newsroom.instance / "mail").iterdir()
    assert "other@example.org" in left.read_text()


def test_nothing_is_done_from_another_sites_page(client: FlaskClient, newsroom: Newsroom) -> None:
    token = newsroom.report().receipt
    for act in ("reply", "appeal", "erase", "withdraw"):
        sent = client.post(f"/receipts/{token}/{act}", headers={"Sec-Fetch-Site": "cross-site"})
        assert sent.status_code == 403
    assert newsroom.row(Submission, 1).state == "open"


@pytest.mark.parametrize("about", ["appeal", "everything", ""])
def test_a_reply_is_about_one_of_three_things(client: FlaskClient, newsroom: Newsroom, about: str) -> None:
    token = newsroom.report().receipt
    sent = client.post(f"/receipts/{token}/reply", data={"about": about, "message": "x"}, headers=OURS)
    assert sent.status_code == 422


def test_the_address_is_kept_for_a_month_after_the_answer(client: FlaskClient, newsroom: Newsroom) -> None:
    declined(newsroom)
    assert newsroom.row(ReaderContact, 1).purge_after == newsroom.at + timedelta(days=30)
    deliver_all(newsroom, KeepingPostbox())
    assert fields("") == {}
