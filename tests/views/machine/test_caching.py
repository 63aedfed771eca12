"""What may be kept, and what is asked for again: pages of articles and versions."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.newsroom import Newsroom
from tests.queries.test_statements import MOST
from tests.services.decisions import correction, minor, publish_now, publish_two
from tests.statement_counter import counted

ARTICLE = "/articles/harbour-bridge"


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    return newsroom.app.test_client()


def test_an_article_is_sent_again_only_once_it_changed(client: FlaskClient, newsroom: Newsroom) -> None:
    first = client.get(ARTICLE)
    assert "immutable" not in first.headers["Cache-Control"]
    again = client.get(ARTICLE, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    changed = client.get(ARTICLE, headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("form", ["", ".json"])
def test_the_live_version_is_asked_for_again(client: FlaskClient, form: str) -> None:
    live = client.get(f"{ARTICLE}/versions/2{form}")
    assert "max-age=0" in live.headers["Cache-Control"]
    again = client.get(f"{ARTICLE}/versions/2{form}", headers={"If-None-Match": live.headers["ETag"]})
    assert again.status_code == 304


def test_a_superseded_version_may_be_kept(client: FlaskClient) -> None:
    assert "immutable" in client.get(f"{ARTICLE}/versions/1").headers["Cache-Control"]


def test_a_record_is_asked_for_again_while_its_proof_is_to_come(client: FlaskClient) -> None:
    answer = client.get(f"{ARTICLE}/versions/1.json")
    assert answer.get_json()["proof"] is None
    assert "immutable" not in answer.headers["Cache-Control"]


def test_nothing_public_sets_a_cookie_or_depends_on_one(client: FlaskClient) -> None:
    for address in (ARTICLE, f"{ARTICLE}/versions/1", f"{ARTICLE}/timemap"):
        answer = client.get(address)
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_no_address_asks_the_database_too_often(
    client: FlaskClient, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newsroom, "sessions", newsroom.app.extensions["corrections.sessions"])
    for address in (ARTICLE, f"{ARTICLE}/versions/1", f"{ARTICLE}/timegate", f"{ARTICLE}/timemap"):
        with counted(newsroom.sessions) as said:
            client.get(address)
        assert 0 < len(said) <= MOST, address


@pytest.mark.parametrize("address", [ARTICLE, "/corrections.atom", f"{ARTICLE}/timemap"])
def test_a_date_that_no_calendar_has_gets_the_whole_answer(client: FlaskClient, address: str) -> None:
    asked = {"If-Modified-Since": "Mon, 01 Jan 99999999999 00:00:00 GMT"}
    assert client.get(address, headers=asked).status_code == 200
