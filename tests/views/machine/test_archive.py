"""Memento: an archive's reader finds the version of any hour."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.http import http_date

from corrections.models import Article, ArticleVersion, VersionText, Withdrawal
from tests.newsroom import MONDAY, Newsroom

SITE = "http://localhost:8000"
ENDLESS = "Mon, 01 Jan 99999999999 00:00:00 GMT"
ARTICLE = f"{SITE}/articles/harbour-bridge"


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    """Ten versions, a day apart, the first on Monday."""
    for number in range(10):
        newsroom.article(body=f"<p>There were {number} ferries.</p>")
        newsroom.later(days=1)
    return newsroom.app.test_client()


def gate(client: FlaskClient, at: datetime) -> str:
    answer = client.get("/articles/harbour-bridge/timegate", headers={"Accept-Datetime": http_date(at)})
    assert answer.status_code == 302
    assert answer.headers["Vary"] == "accept-datetime"
    assert "Memento-Datetime" not in answer.headers
    assert f'<{ARTICLE}>; rel="original"' in answer.headers["Link"]
    return answer.headers["Location"].removeprefix(ARTICLE)


def links(header: str) -> dict[str, str]:
    """Address by relation, each word of a relation by itself but for mementos."""
    found = {}
    for address, relation in re.findall(r'<([^>]+)>; rel="([^"]+)"', header):
        for word in [relation] if "memento" in relation else relation.split():
            found[word] = address.removeprefix(ARTICLE)
    return found


def test_a_walk_through_ten_versions_finds_each_at_its_hour(client: FlaskClient) -> None:
    for number in range(10):
        moment = MONDAY + timedelta(days=number)
        place = gate(client, moment)
        assert place == f"/versions/{number + 1}" == gate(client, moment + timedelta(hours=23))
        page = client.get(f"/articles/harbour-bridge{place}")
        assert page.headers["Memento-Datetime"] == http_date(moment)
        assert f"There were {number} ferries." in re.sub("<[^>]+>", "", page.text)


def test_an_hour_out_of_range_leads_to_the_first_or_the_last(client: FlaskClient) -> None:
    assert gate(client, MONDAY - timedelta(days=400)) == "/versions/1"
    assert gate(client, MONDAY + timedelta(days=4000)) == "/versions/10"
    assert client.get("/articles/harbour-bridge/timegate").headers["Location"] == f"{ARTICLE}/versions/10"


@pytest.mark.parametrize("asked", ["yesterday", "", "Mon, 99 Mar 2026 09:00:00 GMT", "0", ENDLESS])
def test_an_hour_that_cannot_be_read_is_a_bad_request(client: FlaskClient, asked: str) -> None:
    answer = client.get("/articles/harbour-bridge/timegate", headers={"Accept-Datetime": asked})
    assert answer.status_code == 400


@pytest.mark.parametrize("asked", ["Fri, 31 Dec 9999 23:59:59 -2300", "Mon, 01 Jan 0001 00:00:00 +2300"])
def test_an_hour_at_the_end_of_the_calendar_is_an_hour(client: FlaskClient, asked: str) -> None:
    answer = client.get("/articles/harbour-bridge/timegate", headers={"Accept-Datetime": asked})
    assert answer.status_code == 302


def test_the_timemap_lists_every_version_with_its_hour(client: FlaskClient) -> None:
    answer = client.get("/articles/harbour-bridge/timemap")
    assert answer.content_type.startswith("application/link-format")
    lines = answer.text.strip().split(",\n")
    assert lines[0] == f'<{ARTICLE}>; rel="original"'
    assert f'from="{http_date(MONDAY)}"' in lines[1] and 'rel="self"' in lines[1]
    assert lines[2] == f'<{ARTICLE}/timegate>; rel="timegate"'
    assert len(lines) == 13
    assert lines[3] == f'<{ARTICLE}/versions/1>; rel="first memento"; datetime="{http_date(MONDAY)}"'
    assert 'rel="last memento"' in lines[12]


def test_a_version_leads_to_its_neighbours_and_to_the_article(client: FlaskClient) -> None:
    found = links(client.get("/articles/harbour-bridge/versions/3").headers["Link"])
    assert found["latest-version"] == found["original"] == ""
    assert found["version-history"] == "/versions"
    assert (found["predecessor-version"], found["successor-version"]) == ("/versions/2", "/versions/4")
    assert (found["timegate"], found["timemap"]) == ("/timegate", "/timemap")
    assert (found["first memento"], found["last memento"]) == ("/versions/1", "/versions/10")
    assert (found["prev memento"], found["memento"], found["next memento"]) == (
        "/versions/2", "/versions/3", "/versions/4",
    )  # fmt: skip


def test_the_first_and_the_last_version_name_no_neighbour_that_is_not_there(client: FlaskClient) -> None:
    first = links(client.get("/articles/harbour-bridge/versions/1").headers["Link"])
    last = links(client.get("/articles/harbour-bridge/versions/10").headers["Link"])
    assert "predecessor-version" not in first and first["first memento"] == "/versions/1"
    assert "successor-version" not in last and last["last memento"] == "/versions/10"


def test_a_withdrawn_version_is_left_out(client: FlaskClient, newsroom: Newsroom) -> None:
    with newsroom.sessions.acts() as session:
        version = session.scalars(select(ArticleVersion).where(ArticleVersion.number == 3)).one()
        people = {"ordered_by": "A court", "confirmed_by": "The editor"}
        session.add(Withdrawal(version_id=version.id, reason="court_order", at=newsroom.at, **people))
        session.flush()
        session.delete(session.get_one(VersionText, version.id))
        session.commit()
    assert "/versions/3>" not in client.get("/articles/harbour-bridge/timemap").text
    assert gate(client, MONDAY + timedelta(days=2)) == "/versions/2"
    found = links(client.get("/articles/harbour-bridge/versions/4").headers["Link"])
    assert found["predecessor-version"] == "/versions/2"


def test_a_removed_article_has_no_past_to_show(client: FlaskClient, newsroom: Newsroom) -> None:
    with newsroom.sessions.acts() as session:
        session.scalars(select(Article)).one().status = "removed"
        session.commit()
    for place in ("timegate", "timemap"):
        assert client.get(f"/articles/harbour-bridge/{place}").status_code == 410
        assert client.get(f"/articles/nope/{place}").status_code == 404


def test_the_article_says_where_its_past_is(client: FlaskClient) -> None:
    found = links(client.get("/articles/harbour-bridge").headers["Link"])
    assert found == {"timegate": "/timegate", "timemap": "/timemap", "version-history": "/versions"}
