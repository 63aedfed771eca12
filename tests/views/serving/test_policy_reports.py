"""What browsers report about our pages' policy is counted, and nothing of it is kept."""

from __future__ import annotations

import json
import logging

import pytest
from sqlalchemy import select

from corrections.domain.permissions import Role
from corrections.models import IntakeCount
from corrections.services.intake.admitting import forget_senders
from corrections.services.transaction import transaction
from tests.newsroom import Newsroom
from tests.views.desk_visit import visit

BREACH = {"type": "csp-violation", "url": "http://localhost:8000/receipts/SECRET", "body": {"sample": "x"}}


def send(
    newsroom: Newsroom, body: object, kind: str = "application/reports+json", address: str = "10.1.1.1"
) -> int:
    words = body if isinstance(body, str) else json.dumps(body)
    client = newsroom.app.test_client()
    answer = client.post("/csp-report", data=words, content_type=kind, environ_base={"REMOTE_ADDR": address})
    return answer.status_code


def test_reports_are_counted_by_day_and_told_to_the_standards_desk(any_newsroom: Newsroom) -> None:
    standards = visit(any_newsroom, Role.STANDARDS)
    assert "Browsers blocked" not in standards.get("/standards/").text
    assert send(any_newsroom, [BREACH, BREACH]) == 204
    assert send(any_newsroom, {"csp-report": {"blocked-uri": "inline"}}, "application/csp-report") == 204
    assert "Browsers blocked something on our pages 2 times" in standards.get("/standards/").text
    assert "corrections_policy_reports 2.0" in any_newsroom.app.test_client().get("/metrics").text
    any_newsroom.later(days=8)
    assert "corrections_policy_reports 0.0" in any_newsroom.app.test_client().get("/metrics").text


def test_nothing_of_a_report_is_kept(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert send(newsroom, [BREACH]) == 204
    with newsroom.sessions.reads() as session:
        kept = session.scalars(select(IntakeCount)).all()
    assert [(len(row.sender), row.count) for row in kept] == [(32, 1)]
    assert "SECRET" not in caplog.text and "10.1.1.1" not in caplog.text
    with transaction(newsroom.sessions) as session:
        forget_senders(session, at=newsroom.later(days=31), proofs_before=newsroom.at)
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(IntakeCount)).all() == []


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ([], "application/reports+json", 400),
        ([{"type": "deprecation"}], "application/reports+json", 400),
        ("[" * 8_000, "application/reports+json", 400),
        ("\xff", "application/csp-report", 400),
        ("null", "application/reports+json", 400),
        ([BREACH], "text/plain", 415),
        ([{**BREACH, "more": "x" * 8_192}], "application/reports+json", 413),
    ],
)
def test_anything_else_is_refused_and_not_counted(
    newsroom: Newsroom, body: object, kind: str, status: int
) -> None:
    assert send(newsroom, body, kind) == status
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(IntakeCount)).all() == []


def test_one_network_does_not_keep_another_from_reporting(newsroom: Newsroom) -> None:
    assert [send(newsroom, [BREACH]) for _ in range(11)] == [204] * 10 + [429]
    assert send(newsroom, [BREACH], address="10.1.1.2") == 204


def test_reports_do_not_count_against_a_sender_of_corrections(newsroom: Newsroom) -> None:
    newsroom.article()
    for _ in range(10):
        send(newsroom, [BREACH])
    given = {"article": "harbour-bridge", "exact": "41 million", "proposed": "4.1 million"}
    answer = newsroom.app.test_client().post(
        "/api/v1/submissions", json=given, environ_base={"REMOTE_ADDR": "10.1.1.1"}
    )
    assert answer.status_code == 201
