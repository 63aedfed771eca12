"""Whatever is sent gets a clear error with its code; nothing is lost, nothing is stored, nothing breaks."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from corrections.models import Submission
from tests.newsroom import Newsroom

ADDRESS = "/api/v1/submissions"
JSON = "application/json"
GOOD = {"article": "harbour-bridge", "exact": "41 million", "proposed": "4.1 million"}
MARK = "\u0301"

BODIES = [
    (b"{", 400, "invalid_json"),
    (b"", 400, "invalid_json"),
    (b"\xff\xfe{", 400, "invalid_json"),
    (b'{"article": NaN}', 400, "invalid_json"),
    (b'{"article": "harbour-bridge", "start": ' + b"9" * 5000 + b"}", 400, "invalid_json"),
    (b"[" * 30_000 + b"]" * 30_000, 400, "invalid_json"),
    (b'{"a":' * 5_000 + b"1" + b"}" * 5_000, 400, "invalid_json"),
    (b'{"article":"harbour-bridge","exact":"a","exact":"b"}', 400, "invalid_json"),
    (b"[]", 400, "not_an_object"),
    (b"null", 400, "not_an_object"),
    (b'"text"', 400, "not_an_object"),
    (b"7", 400, "not_an_object"),
    (b'{"article":"harbour-bridge","exact":"\\ud83d"}', 400, "lone_surrogate"),
    (b'{"article":"\\udc00","exact":"a"}', 400, "lone_surrogate"),
    (b'{"article":"harbour-bridge","exact":"a","\\ud83d":1}', 400, "lone_surrogate"),
    (b'{"article":"harbour-bridge","exact":"a","x":["\\ud83d"]}', 400, "lone_surrogate"),
    (b'{"article":"nope","exact":"x"}', 404, "unknown_article"),
    (b'{"article":"harbour-bridge","start":-1,"end":5,"exact":"a"}', 422, "invalid_offsets"),
    (b'{"article":"harbour-bridge","exact":"' + b"a" * 1_000_000 + b'"}', 413, "too_large"),
    (b"{}", 422, "invalid_fields"),
]

FIELDS: list[tuple[dict[str, Any], int, str, str]] = [
    ({"start": 5, "end": 1}, 422, "invalid_offsets", "start"),
    ({"start": 5}, 422, "invalid_offsets", "end"),
    ({"end": 5}, 422, "invalid_offsets", "start"),
    ({"start": 1.5, "end": 2}, 422, "invalid_fields", "start"),
    ({"start": "1", "end": 2}, 422, "invalid_fields", "start"),
    ({"start": True, "end": 2}, 422, "invalid_fields", "start"),
    ({"version": "one"}, 422, "invalid_fields", "version"),
    ({"version": 7}, 404, "unknown_version", "version"),
    ({"version": 10**30}, 404, "unknown_version", "version"),
    ({"version": 0}, 404, "unknown_version", "version"),
    ({"article": 5}, 422, "invalid_fields", "article"),
    ({"article": ""}, 422, "empty", "article"),
    ({"article": "harbour\x00bridge"}, 422, "control_character", "article"),
    ({"exact": {"a": 1}}, 422, "invalid_fields", "exact"),
    ({"exact": ["a"]}, 422, "invalid_fields", "exact"),
    ({"exact": "4\x001"}, 422, "control_character", "exact"),
    ({"comment": "\x07"}, 422, "control_character", "comment"),
    ({"exact": " \n\u00a0"}, 422, "blank_quote", "exact"),
    ({"exact": "a" * 2001}, 422, "too_long", "exact"),
    ({"proposed": "a" * 2001}, 422, "too_long", "proposed"),
    ({"comment": "a" * 3001}, 422, "too_long", "comment"),
    ({"prefix": "a" * 501}, 422, "too_long", "prefix"),
    ({"exact": "a" + MARK * 40}, 422, "too_many_marks", "exact"),
    ({"exact": None}, 422, "nothing_said", "exact"),
    ({"proposed": "41 million"}, 422, "nothing_proposed", "proposed"),
    ({"part": "tail"}, 422, "unknown_choice", "part"),
    ({"relation": "friend"}, 422, "unknown_choice", "relation"),
    ({"error_type": "Not a code!"}, 422, "unknown_choice", "error_type"),
    ({"evidence_url": "javascript:alert(1)"}, 422, "invalid_link", "evidence_url"),
    ({"evidence_url": "https://"}, 422, "invalid_link", "evidence_url"),
    ({"evidence_url": "http://[::1"}, 422, "invalid_link", "evidence_url"),
    ({"evidence_url": "https://example.org/a b"}, 422, "invalid_link", "evidence_url"),
    ({"evidence_url": "https://e.org/" + "a" * 2000}, 422, "too_long", "evidence_url"),
    ({"email": "a@example.org, b@example.org"}, 422, "invalid_email", "email"),
    ({"email": "a@example.org\r\nBcc: b@example.org"}, 422, "invalid_email", "email"),
    ({"email": "a@example.org\n"}, 422, "invalid_email", "email"),
    ({"email": "no address"}, 422, "invalid_email", "email"),
    ({"email": "a" * 250 + "@example.org"}, 422, "invalid_email", "email"),
    ({"propsed": "a misspelt name"}, 422, "invalid_fields", "propsed"),
]


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def stored(newsroom: Newsroom) -> int:
    with newsroom.sessions.reads() as session:
        return session.scalar(select(func.count()).select_from(Submission)) or 0


@pytest.mark.parametrize(("body", "status", "code"), BODIES, ids=[f"{b[:24]!r}" for b, _, _ in BODIES])
def test_a_body_that_is_no_report(
    client: FlaskClient, newsroom: Newsroom, body: bytes, status: int, code: str
) -> None:
    answer = client.post(ADDRESS, data=body, content_type=JSON)
    error = answer.get_json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert error["message"]
    assert isinstance(error["fields"], dict)
    assert answer.headers["Cache-Control"] == "no-store"
    assert stored(newsroom) == 0


@pytest.mark.parametrize(("fields", "status", "code", "at_fault"), FIELDS)
def test_a_field_that_cannot_be_taken(
    client: FlaskClient, newsroom: Newsroom, fields: dict[str, Any], status: int, code: str, at_fault: str
) -> None:
    answer = client.post(ADDRESS, json={**GOOD, **fields})
    error = answer.get_json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert at_fault in error["fields"]
    assert stored(newsroom) == 0


def test_all_fields_at_fault_are_named_at_once(client: FlaskClient) -> None:
    answer = client.post(ADDRESS, json={**GOOD, "email": "x", "evidence_url": "y", "comment": "\x00"})
    assert answer.get_json()["error"]["fields"] == {
        "email": "invalid_email", "evidence_url": "invalid_link", "comment": "control_character",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/xml"])
def test_a_body_of_another_type_is_415(client: FlaskClient, kind: str) -> None:
    answer = client.post(ADDRESS, data=json.dumps(GOOD), content_type=kind)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (415, "unsupported_type")


def test_a_body_that_does_not_say_how_long_it_is_is_411(client: FlaskClient) -> None:
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}
    answer = client.post(ADDRESS, data=b"{}", content_type=JSON, environ_overrides=chunked)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (411, "length_required")


def test_a_key_that_is_too_long_is_refused(client: FlaskClient) -> None:
    answer = client.post(ADDRESS, json=GOOD, headers={"Idempotency-Key": "k" * 256})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (422, "too_long")


def test_offsets_past_the_end_are_no_error(client: FlaskClient) -> None:
    answer = client.post(ADDRESS, json={**GOOD, "start": 10**18, "end": 10**18 + 1})
    assert (answer.status_code, answer.get_json()["verdict"]) == (201, "exact")


@pytest.mark.parametrize("length", [60_000, 160_000])
def test_accents_without_end_are_answered_within_a_quarter_of_a_second(
    client: FlaskClient, length: int
) -> None:
    body = json.dumps({**GOOD, "exact": "a" + MARK * (length // 2)}, ensure_ascii=False).encode()
    client.get("/healthz")
    started = time.thread_time()
    answer = client.post(ADDRESS, data=body, content_type=JSON)
    assert time.thread_time() - started < 0.25
    assert answer.status_code in (413, 422)


def test_no_refusal_repeats_what_was_sent(client: FlaskClient) -> None:
    answer = client.post(ADDRESS, json={**GOOD, "email": "secret words here", "relation": "secret"})
    assert "secret" not in answer.text


@given(st.binary(max_size=200))
def test_no_bytes_break_it(newsroom: Newsroom, body: bytes) -> None:
    answer = newsroom.app.test_client().post(ADDRESS, data=body, content_type=JSON)
    assert 400 <= answer.status_code < 500


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


NAMES = st.sampled_from([*GOOD, "version", "part", "start", "end", "comment", "email"])


@given(st.dictionaries(NAMES, VALUES))
def test_no_values_break_it(newsroom: Newsroom, values: dict[str, Any]) -> None:
    newsroom.article() if not newsroom.__dict__.get("made") else None
    newsroom.__dict__["made"] = True
    answer = newsroom.app.test_client().post(ADDRESS, json={**GOOD, **values})
    assert answer.status_code in (201, 400, 404, 422)
