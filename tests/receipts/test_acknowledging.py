"""What a receipt says right after the reader did something, and the order in which it tells what came after."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from corrections.domain.decline_reasons import DeclineReason
from corrections.services.deciding.declining import Declined, decline
from corrections.services.deciding.undoing import Reversal, undo
from tests.newsroom import Newsroom
from tests.receipts.holders import READER, ask, declined, newest
from tests.services.decisions import correction, publish_two

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def sent(client: FlaskClient, token: str, act: str, **typed: str) -> str:
    """The page that an act leads to."""
    return client.post(f"/receipts/{token}/{act}", data=typed, headers=OURS, follow_redirects=True).text


def notice(text: str) -> str:
    found = re.search(r'<p class="notice done" role="status">([^<]*)</p>', text)
    return found[1] if found else ""


def test_what_was_added_is_acknowledged_once(client: FlaskClient, newsroom: Newsroom) -> None:
    token = newsroom.report().receipt
    ask(newsroom, "Which page?")
    assert notice(sent(client, token, "reply", about="question", message="Page 4")).startswith(
        "Thank you. The"
    )
    assert notice(sent(client, token, "reply", about="evidence", message="And 5")).startswith("Added.")
    assert notice(client.get(f"/receipts/{token}").text) == ""


def test_a_second_look_and_an_erasure_are_acknowledged(client: FlaskClient, newsroom: Newsroom) -> None:
    token = declined(newsroom)
    assert "Somebody who did not decide" in notice(sent(client, token, "appeal", message="Look at page 4"))
    assert "have been deleted" in notice(sent(client, token, "erase"))


def test_nothing_is_acknowledged_that_did_not_happen(client: FlaskClient, newsroom: Newsroom) -> None:
    token = newsroom.report().receipt
    for said in ("erased", "evidence", "appeal", "<b>"):
        assert notice(client.get(f"/receipts/{token}", query_string={"said": said}).text) == ""


def test_what_came_after_is_told_in_its_order_with_the_question(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    token = newsroom.report().receipt
    ask(newsroom, "Which page of the budget?")
    newsroom.later()
    sent(client, token, "reply", about="question", message="On page four")
    text = client.get(f"/receipts/{token}").text
    assert text.index("Which page of the budget?") < text.index("On page four")
    assert "We need your help." not in text


def test_an_answer_that_stands_no_more_is_told_between_what_came_before_and_after(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    token = newsroom.report().receipt
    sent(client, token, "reply", about="evidence", message="Before the answer")
    newsroom.later()
    declined(newsroom)
    newsroom.later()
    text = sent(client, token, "appeal", message="After the answer")
    places = [text.index(each) for each in ("Before the answer", "Our earlier answer", "After the answer")]
    assert places == sorted(places)


def test_a_change_that_was_taken_back_is_told_with_its_note(client: FlaskClient, newsroom: Newsroom) -> None:
    received = newsroom.report()
    case = newest(newsroom).correction_id or 0
    publish_two(newsroom, case, correction("4.1 million"))
    newsroom.later()
    undo(
        newsroom.sessions,
        case,
        Reversal("the council was wrong", "Correction, 2 March 2026: We took that back."),
        tokens=newsroom.tokens(case),
        by=newsroom.staff(),
        at=newsroom.later(),
        house=newsroom.house,
    )
    text = client.get(f"/receipts/{received.receipt}").text
    places = [
        text.index(each)
        for each in (
            "the article has been corrected",
            "We took that change back",
            "Correction, 2 March 2026: We",
        )
    ]
    assert places == sorted(places)
    assert "the council was wrong" not in text  # the reason for colleagues


@pytest.mark.parametrize("reason", [DeclineReason.ABUSIVE, DeclineReason.COMPLAINT_REROUTED])
def test_an_answer_that_changed_nothing_leads_to_no_change(
    client: FlaskClient, newsroom: Newsroom, reason: DeclineReason
) -> None:
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    received = newsroom.report("2019", "2018")
    case = newest(newsroom).correction_id or 0
    decline(
        newsroom.sessions,
        case,
        Declined(reason),
        tokens=newsroom.tokens(case),
        by=newsroom.staff(),
        at=newsroom.later(),
        house=newsroom.house,
    )
    assert "See what changed" not in client.get(f"/receipts/{received.receipt}").text


def test_an_empty_form_says_what_to_do_and_leads_to_its_field(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    token = newsroom.report().receipt
    text = sent(client, token, "reply", about="evidence", message=" ")
    assert '<a href="#evidence-message">Please write something first.</a>' in text
    assert 'id="evidence-message"' in text and "<title>Error: Your report" in text


def test_a_printed_receipt_keeps_its_address(client: FlaskClient, newsroom: Newsroom) -> None:
    text = client.get(f"/receipts/{newsroom.report().receipt}").text
    section = re.search(r'<section class="([^"]*)" aria-labelledby="keep">', text)
    assert section and "no-print" not in section[1]
    assert 'class="button secondary no-print" data-copy' in text


def test_a_receipt_names_its_case_and_says_whether_mail_comes(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    without = client.get(f"/receipts/{newsroom.report().receipt}").text
    assert "Reference C-1" in without and "also goes to the address" not in without
    with_address = client.get(f"/receipts/{newsroom.report(email=READER).receipt}").text
    assert "also goes to the address" in with_address and READER not in with_address
