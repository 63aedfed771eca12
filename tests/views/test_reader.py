"""A report without a script, and the receipt that tells what became of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from corrections.models import ReaderWords, Submission
from tests.newsroom import BRIDGE, Newsroom

FORM = "/articles/harbour-bridge/report"
OURS = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:8000"}


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def send(client: FlaskClient, headers: dict[str, str] = OURS, **fields: str) -> Any:
    given = {"version": "1", "idempotency_key": "form-1", "proposed": "4.1 million", "exact": "41 million"}
    return client.post(FORM, data={**given, **fields}, headers=headers)


def last(newsroom: Newsroom) -> tuple[Submission, ReaderWords]:
    with newsroom.sessions.reads() as session:
        found = select(Submission, ReaderWords).join(ReaderWords, ReaderWords.submission_id == Submission.id)
        row = session.execute(found.order_by(Submission.id.desc()).limit(1)).one()
        return row.Submission, row.ReaderWords


def stored(newsroom: Newsroom) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalar(select(func.count()).select_from(Submission)) or 0


def test_the_form_names_the_version_and_carries_a_key(client: FlaskClient) -> None:
    page = client.get(FORM)
    assert page.status_code == 200
    assert re.search(r'name="idempotency_key" value="[\w-]{20,}"', page.text)
    assert 'name="version" value="1"' in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_each_form_has_a_key_of_its_own(client: FlaskClient) -> None:
    keys = {re.findall(r'idempotency_key" value="([^"]+)"', client.get(FORM).text)[0] for _ in range(2)}
    assert len(keys) == 2


def test_a_link_can_fill_the_passage_in(client: FlaskClient) -> None:
    page = client.get(FORM, query_string={"exact": "41 million", "start": "48", "end": "58", "part": "body"})
    assert ">\n41 million</textarea>" in page.text
    assert 'name="start" value="48"' in page.text


def test_sending_leads_to_the_receipt(client: FlaskClient, newsroom: Newsroom) -> None:
    answer = send(client, comment="See the budget.")
    assert answer.status_code == 303
    assert re.fullmatch(r"/receipts/[A-Z2-7]{26}", answer.headers["Location"])
    page = client.get(answer.headers["Location"])
    assert page.status_code == 200
    assert "See the budget." in page.text
    assert stored(newsroom) == 1


def test_sending_twice_stores_once(client: FlaskClient, newsroom: Newsroom) -> None:
    assert send(client).headers["Location"] == send(client).headers["Location"]
    assert stored(newsroom) == 1


def test_a_chosen_paragraph_is_the_passage(client: FlaskClient, newsroom: Newsroom) -> None:
    send(client, paragraph="2", exact="", proposed="", comment="Which council?")
    submission, words = last(newsroom)
    assert words.exact == "The council voted on Monday for repairs costing 41 million crowns."
    assert (submission.part, submission.start) == ("body", 0)


def test_the_words_are_looked_for_in_the_chosen_paragraph(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.article(body="<p>It cost 41 million.</p><p>So 41 million it was.</p>")
    send(client, version="2", paragraph="3")
    submission, _ = last(newsroom)
    assert (submission.verdict, submission.start) == ("exact", len("It cost 41 million.\nSo "))


def test_words_of_the_headline_are_found_in_the_headline(client: FlaskClient, newsroom: Newsroom) -> None:
    send(client, exact="approves", proposed="rejects")
    submission, _ = last(newsroom)
    assert (submission.part, submission.verdict) == ("headline", "exact")


def test_an_empty_proposal_is_none_and_a_ticked_box_removes(client: FlaskClient, newsroom: Newsroom) -> None:
    send(client, proposed="", comment="Is it?")
    assert last(newsroom)[1].proposed is None
    send(client, proposed="", remove="yes", idempotency_key="form-2")
    assert last(newsroom)[1].proposed == ""


def test_lines_sent_by_a_browser_are_lines_of_the_article(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.article(body="<p>One.</p><p>Two.</p>")
    send(client, version="2", exact="One.\r\nTwo.", proposed="One.\r\n2.")
    submission, words = last(newsroom)
    assert (submission.verdict, words.proposed) == ("exact", "One.\n2.")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"email": "nobody"}, "not an email address"),
        ({"evidence_url": "ftp://x"}, "must begin with http"),
        ({"comment": "x" * 3001}, "too long"),
        ({"start": "9", "end": "2"}, "do not fit together"),
        ({"start": "x", "end": "2"}, "do not fit together"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: FlaskClient, newsroom: Newsroom, fields: dict[str, str], sentence: str
) -> None:
    typed = {"comment": "My own words.", "relation": "quoted", "paragraph": ""}
    page = send(client, **{**typed, **fields})
    assert page.status_code == 422
    assert sentence in page.text
    assert fields.get("comment", "My own words.") in page.text
    assert 'value="form-1"' in page.text
    assert stored(newsroom) == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"exact": "", "proposed": "words"}, "tell us what is wrong"),
        ({"proposed": "41 million"}, "reads the same"),
    ],
)
def test_a_form_that_says_nothing_comes_back(
    client: FlaskClient, newsroom: Newsroom, fields: dict[str, str], sentence: str
) -> None:
    page = send(client, **fields)
    assert page.status_code == 422
    assert sentence in page.text
    assert f">\n{fields['proposed']}</textarea>" in page.text
    assert stored(newsroom) == 0


def test_another_report_with_a_used_key_gets_a_new_key(client: FlaskClient, newsroom: Newsroom) -> None:
    send(client)
    page = send(client, comment="One more thing.")
    assert page.status_code == 422
    assert "One more thing." in page.text
    assert 'value="form-1"' not in page.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"}, {"Origin": "null"},
    ],
)  # fmt: skip
def test_a_form_on_another_site_sends_nothing(
    client: FlaskClient, newsroom: Newsroom, headers: dict[str, str]
) -> None:
    assert send(client, headers).status_code == 403
    assert stored(newsroom) == 0


def test_an_old_browser_that_says_nothing_can_send(client: FlaskClient) -> None:
    assert send(client, {}).status_code == 303


def test_there_is_no_form_for_an_unknown_article(client: FlaskClient) -> None:
    assert client.get("/articles/nope/report").status_code == 404
    assert client.post("/articles/nope/report", data={"comment": "x"}).status_code == 404


def test_more_than_can_be_taken_in_is_413(client: FlaskClient, newsroom: Newsroom) -> None:
    assert send(client, comment="x" * 70_000).status_code == 413
    assert stored(newsroom) == 0


def test_a_receipt_is_private_and_kept_nowhere(client: FlaskClient) -> None:
    page = client.get(send(client).headers["Location"])
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page.headers["X-Robots-Tag"]


@pytest.mark.parametrize("token", ["A" * 26, "xyzzy", "а" * 26, "A" * 27, "..%2f", "%00"])
def test_an_unknown_receipt_is_answered_alike(client: FlaskClient, token: str) -> None:
    answer = client.get(f"/receipts/{token}")
    assert answer.status_code == 404
    assert token not in answer.text


def test_a_receipt_typed_in_small_letters_opens_too(client: FlaskClient) -> None:
    assert client.get(send(client).headers["Location"].lower()).status_code == 200


def test_a_report_can_be_taken_back_on_its_receipt(client: FlaskClient, newsroom: Newsroom) -> None:
    address = send(client).headers["Location"]
    assert f'action="{address}/withdraw"' in client.get(address).text
    answer = client.post(f"{address}/withdraw", headers=OURS)
    assert (answer.status_code, answer.headers["Location"]) == (303, address)
    assert last(newsroom)[0].state == "withdrawn"
    assert "/withdraw" not in client.get(address).text
    assert client.post(f"{address}/withdraw", headers=OURS).status_code == 409


def test_another_site_cannot_take_a_report_back(client: FlaskClient, newsroom: Newsroom) -> None:
    address = send(client).headers["Location"]
    assert client.post(f"{address}/withdraw", headers={"Origin": "https://evil.example"}).status_code == 403
    assert last(newsroom)[0].state == "open"


def test_a_receipt_says_at_once_what_was_fixed_already(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.article(body=BRIDGE.replace("41 million", "4.1 million"))
    page = client.get(send(client).headers["Location"]).text
    assert "/compare/1..2" in page
