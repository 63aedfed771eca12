"""JSON-LD on articles: what a search engine reads of corrections, and that it cannot break out."""

from __future__ import annotations

import json
import re
from typing import Any

import extruct
import pytest
from flask.testing import FlaskClient

from tests.newsroom import Newsroom
from tests.services.decisions import NOTE, correction, minor, publish_now, publish_two

HOSTILE = '</script><script>alert(1)</script> & "quotes" \u2028 <b>'
ARTICLE = "http://localhost:8000/articles/harbour-bridge"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def block(client: FlaskClient, slug: str = "harbour-bridge") -> dict[str, Any]:
    (found,) = BLOCK.findall(client.get(f"/articles/{slug}").text)
    return json.loads(found)


def test_an_article_names_its_publisher_and_the_policy(client: FlaskClient) -> None:
    found = block(client)
    assert (found["@context"], found["@type"], found["@id"]) == ("https://schema.org", "NewsArticle", ARTICLE)
    assert found["publisher"]["correctionsPolicy"] == "http://localhost:8000/corrections-policy"
    assert found["publisher"]["actionableFeedbackPolicy"] == f"{ARTICLE}/report"
    assert (found["version"], found["dateModified"]) == ("1", found["datePublished"])
    assert "correction" not in found


def test_a_corrected_article_carries_its_corrections(client: FlaskClient, newsroom: Newsroom) -> None:
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    found = block(client)
    (told,) = found["correction"]
    assert (told["@type"], told["text"], told["parentItem"]) == ("CorrectionComment", NOTE, {"@id": ARTICLE})
    assert told["url"] == "http://localhost:8000/corrections/2026-0001"
    assert told["datePublished"] == found["dateModified"] == "2026-03-02T09:02:00+00:00"
    assert (found["version"], found["creativeWorkStatus"]) == ("2", "Corrected")


def test_a_minor_fix_moves_no_date_that_readers_or_engines_see(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    before = block(client)["dateModified"]
    newsroom.later(days=3)
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    found = block(client)
    assert (found["dateModified"], found["version"]) == (before, "3")
    byline = client.get("/articles/harbour-bridge").text.split('class="byline"')[1].split("</p>")[0]
    assert f'datetime="{before}"' in byline and "2026-03-05" not in byline


def test_new_text_from_the_newsroom_moves_the_date(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.later(days=1)
    newsroom.article(body="<p>Everything is new.</p>")
    assert block(client)["dateModified"] == "2026-03-03T09:00:00+00:00"


def test_nothing_in_a_headline_ends_the_block(client: FlaskClient, newsroom: Newsroom) -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028 \u2029 -->"
    newsroom.article("hostile", headline=hostile, dek=hostile)
    page = client.get("/articles/hostile").text
    (raw,) = BLOCK.findall(page)
    assert not set("<>&\u2028\u2029") & set(raw)
    assert "<script>alert" not in page
    assert json.loads(raw)["description"].startswith("</script><script>alert(1)</script>")


def test_an_old_version_is_not_told_to_search_engines(client: FlaskClient, newsroom: Newsroom) -> None:
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    assert BLOCK.findall(client.get("/articles/harbour-bridge/versions/1").text) == []


def test_a_search_engines_reader_finds_the_article_its_corrections_and_the_preview(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    newsroom.article("hostile", headline=HOSTILE, dek="</script><!-- <b>&amp;")
    publish_two(newsroom, newsroom.case(article="hostile"), correction("4.1 million"))
    page = client.get("/articles/hostile").text
    found = extruct.extract(page, base_url="http://localhost:8000", syntaxes=["json-ld", "opengraph"])
    (article,) = found["json-ld"]
    (told,) = article["correction"]
    assert (article["@type"], article["headline"]) == ("NewsArticle", HOSTILE)
    assert (told["@type"], told["parentItem"]["@id"]) == ("CorrectionComment", article["@id"])
    assert article["publisher"]["correctionsPolicy"] == "http://localhost:8000/corrections-policy"
    preview = dict(found["opengraph"][0]["properties"])
    assert (preview["og:title"], preview["og:description"]) == (HOSTILE, told["text"])
