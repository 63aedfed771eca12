"""The door for reports: caps that hold across processes, the spam check, proofs of work; nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from altcha.v1 import Challenge, Payload, solve_challenge
from flask.testing import FlaskClient
from sqlalchemy import select

from corrections.models import Correction, IntakeCount, SpamFinding, Submission
from corrections.outside.intake_gate import IntakeGate
from corrections.queries.log_check import Verified, verify_log
from tests.letters.letter_checks import mails_of
from tests.newsroom import Newsroom
from tests.receipts.holders import READER, acts, newest
from tests.views.desk_visit import visit

OURS = {"Sec-Fetch-Site": "same-origin"}
PUBLIC = "https://desk.example"


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def send(client: FlaskClient, key: str, address: str = "192.0.2.7", **more: Any) -> Any:
    headers, site = more.pop("headers", {}), client.application.extensions["corrections.settings"].public_url
    body = {"article": "harbour-bridge", "exact": "41 million", "comment": f"No {key}.", **more}
    return client.post(
        "/api/v1/submissions",
        json=body,
        headers={"Idempotency-Key": key, **headers},
        environ_base={"REMOTE_ADDR": address},
        base_url=site,
    )


def public_settings(newsroom: Newsroom) -> None:
    """Settings as on a public site, where everybody has an address of their own."""
    newsroom.__dict__["settings"] = replace(newsroom.settings, public_url=PUBLIC)


def test_a_sender_is_limited_plainly_and_others_are_not(newsroom: Newsroom) -> None:
    public_settings(newsroom)
    newsroom.article()
    client = newsroom.app.test_client()
    with_caps = [send(client, f"k{number}").status_code for number in range(5)]
    assert set(with_caps) == {201}
    refused = send(client, "k5")
    assert refused.status_code == 429
    assert refused.json["error"]["code"] == "too_many_reports"
    assert "10 minutes" in refused.json["error"]["message"]
    assert refused.headers["Retry-After"] == "600"
    assert send(client, "k6", address="192.0.2.8").status_code == 201
    assert send(client, "k3").status_code == 200  # a repeat is no new report
    newsroom.later(minutes=10)
    assert send(client, "k5").status_code == 201


def test_the_cap_is_a_row_that_another_process_sees(newsroom: Newsroom) -> None:
    from corrections.factory import create_app
    from tests.newsroom import PASSWORDS

    public_settings(newsroom)
    newsroom.article()
    other = create_app(newsroom.settings, clock=lambda: newsroom.at, passwords=PASSWORDS).test_client()
    ours = newsroom.app.test_client()
    for number in range(5):
        send(ours if number % 2 else other, f"k{number}")
    assert send(ours, "x").status_code == send(other, "y").status_code == 429


def test_no_address_is_stored_and_the_key_changes_every_day(client: FlaskClient, newsroom: Newsroom) -> None:
    send(client, "one")
    newsroom.later(days=1)
    send(client, "two")
    with newsroom.sessions.reads() as session:
        keys = set(session.scalars(select(IntakeCount.sender)))
    assert len(keys) == 4 and all(len(key) == 32 for key in keys)
    assert b"192.0.2.7" not in (newsroom.instance / "corrections.sqlite").read_bytes()


def test_one_ipv6_network_is_one_sender(client: FlaskClient, newsroom: Newsroom) -> None:
    send(client, "one", address="2001:db8::1")
    send(client, "two", address="2001:db8::ffff")
    with newsroom.sessions.reads() as session:
        assert sorted(session.scalars(select(IntakeCount.count))) == [2] * 6


def test_limits_off_lifts_caps_and_spam_check(newsroom: Newsroom) -> None:
    newsroom.__dict__["settings"] = replace(newsroom.settings, limits=False, reports_in_ten_minutes=0)
    newsroom.article()
    client = newsroom.app.test_client()
    codes = {send(client, f"k{number}").status_code for number in range(6)}
    assert codes == {201}
    assert newest(newsroom).state == "open"


def test_a_broken_first_line_lets_pass_and_the_rows_still_hold(newsroom: Newsroom) -> None:
    public_settings(newsroom)
    newsroom.article()
    gate = IntakeGate("memory://", in_ten_minutes=1)
    gate._limiter.storage.incr = None  # type: ignore[assignment, method-assign]
    newsroom.app.extensions["corrections.intake_gate"] = gate
    client = newsroom.app.test_client()
    codes = [send(client, f"k{number}").status_code for number in range(6)]
    assert codes == [201] * 5 + [429]


def test_a_flood_is_stopped_before_the_database_is_asked() -> None:
    gate = IntakeGate("memory://", in_ten_minutes=1)
    assert [gate.lets_in(b"a") for _ in range(7)] == [True] * 6 + [False]
    assert gate.lets_in(b"b")


def test_a_filled_trap_is_held_back_and_never_lost(client: FlaskClient, newsroom: Newsroom) -> None:
    sent = client.post(
        "/articles/harbour-bridge/report",
        data={
            "website": "x",
            "exact": "41 million",
            "comment": "Wrong",
            "idempotency_key": "t",
            "email": READER,
        },
        headers=OURS,
    )
    assert sent.status_code == 303
    report = newest(newsroom)
    assert (report.state, report.correction_id) == ("quarantined", None)
    text = client.get(sent.headers["Location"]).text
    assert "It waits for a spam check before an editor sees it." in text
    assert mails_of(newsroom, "submission.received") == []


def test_the_form_carries_a_stamp_that_cannot_be_made_up(client: FlaskClient, newsroom: Newsroom) -> None:
    import re

    page = client.get("/articles/harbour-bridge/report").text
    found = re.search(r'name="opened" value="([^"]+)"', page)
    assert found
    newsroom.later(seconds=30)
    with newsroom.app.test_request_context():
        from corrections.views.requests.form_stamps import form_age

        assert form_age(found[1], newsroom.at) == 30
        assert form_age(found[1] + "x", newsroom.at) == form_age("", newsroom.at) == 0
        assert form_age("1." + found[1].partition(".")[2], newsroom.at) == 0


def held_report(client: FlaskClient) -> Any:
    return send(client, "spam", comment="http://a.example http://b.example http://c.example", email=READER)


def test_a_released_report_joins_its_case_by_the_time_it_came_in(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    received = held_report(client).json
    assert (received["state"], received["reference"]) == ("quarantined", None)
    came = newsroom.at
    desk = visit(newsroom)
    newsroom.later(minutes=50)
    page = desk.get("/desk/spam-check").text
    assert (
        "links in the words" in page and "http://a.example" in page and 'href="http://a.example' not in page
    )
    number = newest(newsroom).id
    assert desk.send(page, f"/spam-check/{number}/release").status_code == 303
    report = newest(newsroom)
    case = newsroom.row(Correction, report.correction_id)
    assert (report.state, report.received_at, case.opened_at) == ("open", came, came)
    assert case.reports == case.waiting == 1
    assert acts(newsroom, f"S-{number}")["submission.released"]["rules"] == "links"
    assert len(mails_of(newsroom, "submission.received")) == 1
    assert desk.get("/desk/spam-check").text.count("case-card") == 0
    assert isinstance(verify_log(newsroom.sessions), Verified)


def test_spam_is_closed_without_a_mail_and_the_receipt_says_so(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    received = held_report(client).json
    desk = visit(newsroom)
    assert desk.send(desk.get("/desk/spam-check").text, "/spam-check/close").status_code == 303
    report = newest(newsroom)
    assert report.state == "answered"
    assert "This report is closed." in client.get(f"/receipts/{received['receipt']}").text
    assert mails_of(newsroom, "submission.answered") == []
    assert "submission.closed_as_spam" in acts(newsroom, f"S-{report.id}")
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(SpamFinding.ended_at)).one() == newsroom.at


def test_an_open_report_cannot_be_closed_as_spam(client: FlaskClient, newsroom: Newsroom) -> None:
    send(client, "good")
    number = newest(newsroom).id
    desk = visit(newsroom)
    held_report(client)
    page = desk.get("/desk/spam-check").text
    assert desk.send(page, "/spam-check/close", report=str(number)).status_code == 409
    assert newsroom.row(Submission, number).state == "open"


def test_when_much_comes_in_work_is_asked_for_and_a_proof_is_good_once(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    gate = IntakeGate("memory://", in_ten_minutes=100, busy_from=1)
    newsroom.app.extensions["corrections.intake_gate"] = gate
    assert send(client, "first").json["state"] == "open"
    assert "altcha" in client.get("/articles/harbour-bridge/report").text
    assert send(client, "unproven").json["state"] == "quarantined"
    proof = {"Altcha-Solution": solved(client)}
    assert send(client, "proven", headers=proof).json["state"] == "open"
    assert send(client, "again", headers=proof, address="192.0.2.9").json["state"] == "quarantined"
    assert send(client, "junk", headers={"Altcha-Solution": "e30="}).json["state"] == "quarantined"
    late = {"Altcha-Solution": solved(client)}
    newsroom.later(minutes=21)
    assert send(client, "late", headers=late, address="192.0.2.10").json["state"] == "quarantined"


def solved(client: FlaskClient) -> str:
    """What a sender's browser works out."""
    given = client.get("/api/v1/challenge").json
    challenge = Challenge(
        given["algorithm"], given["challenge"], given["maxNumber"], given["salt"], given["signature"]
    )
    solution = solve_challenge(challenge)
    assert solution is not None
    payload = Payload(
        given["algorithm"], given["challenge"], solution.number, given["salt"], given["signature"]
    )
    assert json.dumps(payload.to_dict())
    return payload.to_base64()
