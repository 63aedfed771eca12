"""What programs send and get: the contract of design section 7."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from corrections.models import ReaderWords, Submission
from tests.newsroom import BRIDGE, Newsroom

ADDRESS = "/api/v1/submissions"


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article(external_id="cms-7")
    return newsroom.app.test_client()


def send(client: FlaskClient, key: str | None = None, **body: Any) -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    given = {"article": "harbour-bridge", "exact": "41 million", "proposed": "4.1 million", **body}
    return client.post(ADDRESS, json=given, headers=headers)


def test_a_report_is_answered_with_its_receipt(client: FlaskClient) -> None:
    answer = send(client)
    body = answer.get_json()
    assert answer.status_code == 201
    assert set(body) == {"receipt", "url", "reference", "verdict", "state"}
    assert body["url"] == f"http://localhost:8000/receipts/{body['receipt']}"
    assert (body["reference"], body["verdict"], body["state"]) == ("C-1", "exact", "open")
    assert answer.headers["Location"] == body["url"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_answer_that_is_there_at_once_comes_with_the_receipt(
    newsroom: Newsroom, client: FlaskClient
) -> None:
    newsroom.article(body=BRIDGE.replace("was was", "was"), external_id="cms-7")
    body = send(client, exact="was was", proposed="was", version=1).get_json()
    assert body["state"] == "answered"
    assert (body["answer"]["outcome"], body["answer"]["before"], body["answer"]["after"]) == (
        "already_fixed", "was was", "was",
    )  # fmt: skip
    assert body["answer"]["sentence"].endswith("since 2 March 2026 (version 2).")


def test_a_report_is_taken_back_by_its_receipt_once(client: FlaskClient) -> None:
    receipt = send(client).get_json()["receipt"]
    first = client.post(f"{ADDRESS}/withdrawal", json={"receipt": receipt})
    assert (first.status_code, first.get_json()) == (200, {"state": "withdrawn"})
    assert client.post(f"{ADDRESS}/withdrawal", json={"receipt": receipt}).status_code == 409
    assert client.post(f"{ADDRESS}/withdrawal", json={"receipt": "A" * 26}).status_code == 404
    assert client.post(f"{ADDRESS}/withdrawal", json={"receipt": 7}).status_code == 422


def test_the_receipt_that_was_given_opens(client: FlaskClient) -> None:
    page = client.get("/receipts/" + send(client).get_json()["receipt"])
    assert page.status_code == 200
    assert "harbour bridge" in page.text
    assert ">41<" in page.text


def test_the_same_key_and_body_is_answered_alike_with_200(client: FlaskClient) -> None:
    first, second = send(client, key="a"), send(client, key="a")
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json() == second.get_json()


def test_the_same_key_with_another_body_is_422(client: FlaskClient) -> None:
    send(client, key="a")
    answer = send(client, key="a", comment="more")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (422, "idempotency_conflict")


def test_without_a_key_each_request_is_a_report(client: FlaskClient) -> None:
    assert [send(client).status_code for _ in range(2)] == [201, 201]


def test_everything_may_be_null_but_the_article(client: FlaskClient, newsroom: Newsroom) -> None:
    names = ("version", "part", "start", "end", "prefix", "suffix", "proposed", "comment")
    more = ("error_type", "evidence_url", "relation", "email")
    assert send(client, **dict.fromkeys((*names, *more))).status_code == 201
    assert send(client, article=None).status_code == 422


def test_everything_that_was_said_is_kept(client: FlaskClient, newsroom: Newsroom) -> None:
    said = {
        "version": 1, "part": "body", "start": 48, "end": 58, "prefix": "costing ", "suffix": " crowns",
        "comment": "See the budget.", "error_type": "number", "evidence_url": "https://example.org/b",
        "relation": "quoted", "email": "reader@example.org",
    }  # fmt: skip
    assert send(client, **said).status_code == 201
    with newsroom.sessions.reads() as session:
        submission, words = (
            session.scalars(select(Submission)).one(),
            session.scalars(select(ReaderWords)).one(),
        )
    assert (submission.start, submission.end, submission.version) == (48, 58, 1)
    assert (submission.error_type, submission.relation) == ("number", "quoted")
    assert (words.prefix, words.suffix, words.comment) == ("costing ", " crowns", "See the budget.")
    assert words.evidence_url == "https://example.org/b"


def test_a_quote_that_is_not_found_is_kept_as_gone(client: FlaskClient) -> None:
    answer = send(client, exact="never written")
    assert (answer.status_code, answer.get_json()["verdict"]) == (201, "gone")


def test_what_is_fixed_already_is_answered_at_once(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.article(body=BRIDGE.replace("41 million", "4.1 million"))
    body = send(client, version=1).get_json()
    assert (body["verdict"], body["state"]) == ("already_fixed", "answered")
    assert body["reference"] == "C-1"


def test_how_many_reports_a_passage_has(client: FlaskClient) -> None:
    def asked(**query: Any) -> int:
        answer = client.get("/api/v1/articles/harbour-bridge/reported", query_string=query)
        return answer.get_json()["reports"]

    assert asked(part="body", start=0, end=70) == 0
    send(client)
    send(client, proposed="14 million")
    assert asked(start=50, end=52) == 2
    assert asked(start=0, end=10) == 0
    assert asked(part="dek", start=0, end=70) == 0


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 422), ({"start": "x", "end": 1}, 422), ({"start": -1, "end": 1}, 422),
        ({"start": 5, "end": 1}, 422),
        ({"start": 0, "end": 10**40}, 200), ({"part": "tail", "start": 0, "end": 1}, 422),
    ],
)  # fmt: skip
def test_a_wrong_question_about_a_passage_is_refused(client: FlaskClient, query: Any, status: int) -> None:
    answer = client.get("/api/v1/articles/harbour-bridge/reported", query_string=query)
    assert answer.status_code == status
    assert "error" in answer.get_json() or status == 200


def test_an_unknown_article_has_no_number(client: FlaskClient) -> None:
    answer = client.get("/api/v1/articles/nope/reported", query_string={"start": 0, "end": 1})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "unknown_article")


def test_the_description_names_every_address_for_programs(client: FlaskClient, newsroom: Newsroom) -> None:
    described = client.get("/api/v1/openapi.json").get_json()
    rules = {rule.rule for rule in newsroom.app.url_map.iter_rules() if rule.rule.startswith("/api/")}
    assert described["openapi"].startswith("3.")
    assert {path.replace("{slug}", "<slug:slug>") for path in described["paths"]} == rules


def test_the_description_knows_body_answers_and_errors(client: FlaskClient) -> None:
    described = json.loads(client.get("/api/v1/openapi.json").data)
    post = described["paths"]["/api/v1/submissions"]["post"]
    assert {"200", "201", "400", "404", "413", "415", "422"} <= set(post["responses"])
    assert post["requestBody"]["required"]
    schema = described["components"]["schemas"]["Submission"]
    assert schema["required"] == ["article"]
    assert schema["properties"]["exact"]["maxLength"] == 2000
    assert any(each.get("name") == "Idempotency-Key" for each in post["parameters"])


def test_an_unknown_address_for_programs_is_answered_as_json(client: FlaskClient) -> None:
    answer = client.get("/api/v1/nothing")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "not_found")


def test_a_wrong_method_is_answered_with_the_right_ones(client: FlaskClient) -> None:
    answer = client.get(ADDRESS)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    assert answer.get_json()["error"]["code"] == "method_not_allowed"
