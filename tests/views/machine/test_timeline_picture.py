"""The picture of an article's versions: a mark for each, and the same in words beside it."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import etree

from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two

ADDRESS = "/articles/harbour-bridge/versions.svg"
SPACE = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def picture(client: FlaskClient) -> Any:
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    return etree.fromstring(answer.data)


def marks(root: Any) -> list[str]:
    return [str(kind) for kind in root.xpath("//s:rect/@class | //s:circle/@class", namespaces=SPACE)]


def test_each_version_has_a_mark_of_its_kind(client: FlaskClient, newsroom: Newsroom) -> None:
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    root = picture(client)
    assert marks(root) == ["text", "minor", "told"]
    told = [str(words) for words in root.xpath("//s:text/text()", namespaces=SPACE)]
    assert told == ["1", "2", "3", "2 March 2026", "2 March 2026"]
    assert root.xpath("//s:script | //@href", namespaces=SPACE) == []


def test_many_versions_fit_and_the_last_is_numbered(client: FlaskClient, newsroom: Newsroom) -> None:
    for number in range(60):
        newsroom.article(body=f"<p>There were {number} ferries.</p>")
    root = picture(client)
    places = [float(at) for at in root.xpath("//s:rect/@x", namespaces=SPACE)]
    assert len(places) == 61 and min(places) >= 0 and max(places) < 480
    numbers = [str(words) for words in root.xpath("//s:text/text()", namespaces=SPACE)]
    assert "61" in numbers and len(numbers) < 25


def test_one_version_needs_no_picture_but_has_one(client: FlaskClient, newsroom: Newsroom) -> None:
    assert marks(picture(client)) == ["text"]
    assert ADDRESS not in client.get("/articles/harbour-bridge/versions").text
    newsroom.article(body="<p>New.</p>")
    page = client.get("/articles/harbour-bridge/versions").text
    assert f'src="{ADDRESS}"' in page and 'class="ledger"' in page


def test_a_picture_that_is_known_is_not_sent_again(client: FlaskClient) -> None:
    known = client.get(ADDRESS).headers["ETag"]
    assert client.get(ADDRESS, headers={"If-None-Match": known}).status_code == 304


def test_an_article_that_reads_from_right_to_left_has_its_first_version_at_the_right(
    newsroom: Newsroom,
) -> None:
    for number in (1, 2):
        newsroom.article(body=f"<p>كانت هناك {number} عبارات.</p>", language="ar")
    root = picture(newsroom.app.test_client())
    assert root.get("direction") == "rtl"
    first, last = (float(at) for at in root.xpath("//s:rect/@x", namespaces=SPACE))
    assert first > last
