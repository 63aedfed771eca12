"""Feeds: what feed readers find, and that they are not sent it twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import feedparser
import pytest
from flask.testing import FlaskClient

from tests.newsroom import Newsroom
from tests.services.decisions import NOTE, correction, minor, publish_now, publish_two

FEEDS = ("/corrections.atom", "/corrections.rss", "/corrections.json")
NOTE_ID = "http://localhost:8000/corrections/2026-0001"


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article(desk="City")
    newsroom.article("ferry", headline="The ferry & its <b>crew</b>", desk="Science")
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    return newsroom.app.test_client()


def second_note(newsroom: Newsroom) -> None:
    newsroom.later(hours=1)
    publish_two(newsroom, newsroom.case(article="ferry"), correction("4.1 million"))


def parsed(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    found = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type})
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("address", FEEDS[:2])
def test_a_feed_reader_finds_the_notes_newest_first(
    client: FlaskClient, newsroom: Newsroom, address: str
) -> None:
    second_note(newsroom)
    found = parsed(client, address)
    newest, oldest = found.entries
    assert found.feed.title == "Corrections of The Harbour Gazette"
    assert (oldest.id, oldest.link) == (NOTE_ID, NOTE_ID)
    assert oldest.title == "Correction, 2 March 2026: City approves harbour bridge repairs"
    assert oldest.tags[0].term == "correction"
    assert "In fact, it is 4.1 million." in oldest.summary
    assert newest.title.endswith("The ferry & its <b>crew</b>") or "&lt;b&gt;" in newest.title
    assert newest.published_parsed > oldest.published_parsed


def test_a_minor_fix_moves_neither_the_feed_nor_its_entries(client: FlaskClient, newsroom: Newsroom) -> None:
    before = parsed(client, "/corrections.atom")
    newsroom.later(hours=2)
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    after = parsed(client, "/corrections.atom")
    assert after.feed.updated == before.feed.updated
    assert [entry.updated for entry in after.entries] == [entry.updated for entry in before.entries]


def test_a_note_keeps_its_id_and_its_time_when_another_follows(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    before = parsed(client, "/corrections.atom").entries[0]
    second_note(newsroom)
    after = parsed(client, "/corrections.atom")
    assert (after.entries[1].id, after.entries[1].updated) == (before.id, before.updated)
    assert after.feed.updated == after.entries[0].updated


def test_the_json_feed_keeps_the_rules_of_its_version(client: FlaskClient) -> None:
    feed = client.get("/corrections.json").get_json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] and feed["feed_url"] == "http://localhost:8000/corrections.json"
    assert all(set(author) <= {"name", "url", "avatar"} for author in feed["authors"])
    (entry,) = feed["items"]
    assert isinstance(entry["id"], str) and entry["id"] == NOTE_ID
    assert entry["content_text"] == NOTE
    assert all(isinstance(tag, str) for tag in entry["tags"])
    for name in ("date_published", "date_modified"):
        assert datetime.fromisoformat(entry[name]).tzinfo is not None
    extensions = [name for name in (*feed, *entry) if name.startswith("_")]
    assert extensions == ["_corrections"] and "." not in extensions[0]
    assert (entry["_corrections"]["from_version"], entry["_corrections"]["to_version"]) == (1, 2)


def test_a_feed_can_be_of_one_desk_or_of_one_article(client: FlaskClient, newsroom: Newsroom) -> None:
    second_note(newsroom)

    def references(query: str) -> list[str]:
        feed = client.get(f"/corrections.json?{query}").get_json()
        assert feed["feed_url"].endswith(query)
        return [entry["_corrections"]["reference"] for entry in feed["items"]]

    assert references("desk=City") == ["2026-0001"]
    assert references("desk=Science") == ["2026-0002"]
    assert references("article=ferry") == ["2026-0002"]
    assert references("desk=Nobody") == []


def test_a_feed_of_no_notes_is_a_feed_all_the_same(client: FlaskClient) -> None:
    assert parsed(client, "/corrections.atom?article=ferry").entries == []
    assert parsed(client, "/corrections.rss?article=ferry").entries == []


@pytest.mark.parametrize("address", FEEDS)
def test_what_is_known_already_is_not_sent_again(
    client: FlaskClient, newsroom: Newsroom, address: str
) -> None:
    first = client.get(address)
    by_tag = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    by_time = client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (by_tag.status_code, by_time.status_code) == (304, 304)
    assert by_tag.data == b"" and by_tag.headers["ETag"] == first.headers["ETag"]
    second_note(newsroom)
    for known in (
        {"If-None-Match": first.headers["ETag"]},
        {"If-Modified-Since": first.headers["Last-Modified"]},
    ):
        assert client.get(address, headers=known).status_code == 200


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_of_an_article_that_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(f"{address}?article=nope").status_code == 404
    assert client.get(f"{address}?desk=%00").status_code == 404


def test_everybody_gets_the_same_feed_whatever_language_they_prefer(client: FlaskClient) -> None:
    answers = [client.get("/corrections.atom", headers={"Accept-Language": tag}).data for tag in ("en", "uk")]
    assert answers[0] == answers[1]
    answer = client.get("/corrections.atom")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_pages_lead_feed_readers_to_the_feeds(client: FlaskClient) -> None:
    page = client.get("/articles/ferry").text
    for address in ("/corrections.atom", "/corrections.json", "/corrections.atom?article=ferry"):
        assert 'rel="alternate" type="application/' in page
        assert f'href="{address}"' in page
    assert 'href="/corrections.atom"' in client.get("/").text


@pytest.mark.parametrize("address", FEEDS)
def test_a_name_that_no_database_can_be_asked_for_is_not_found(any_newsroom: Newsroom, address: str) -> None:
    client = any_newsroom.app.test_client()
    for name in ("article", "desk"):
        assert client.get(address, query_string={name: "ferry\x00"}).status_code == 404
