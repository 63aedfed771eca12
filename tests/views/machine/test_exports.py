"""Articles and corrections in the formats of others: annotations, ninjs, NewsML-G2."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import etree
from sqlalchemy import select

from corrections.models import Article
from corrections.queries.published.note_passages import note_passages
from corrections.queries.published.wire_article import wire_article
from tests.newsroom import Newsroom
from tests.queries.test_statements import MOST
from tests.services.decisions import NOTE, correction, minor, publish_now, publish_two
from tests.statement_counter import counted

ARTICLE = "http://localhost:8000/articles/harbour-bridge"
SPACE = {"n": "http://iptc.org/std/nar/2006-10-01/"}


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


@pytest.fixture
def corrected(client: FlaskClient, newsroom: Newsroom) -> FlaskClient:
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    return client


def newsml(client: FlaskClient, slug: str = "harbour-bridge", status: int = 200) -> Any:
    answer = client.get(f"/articles/{slug}.newsml.xml")
    assert (answer.status_code, answer.mimetype) == (status, "application/vnd.iptc.g2.newsitem+xml")
    return etree.fromstring(answer.data)


def codes(root: Any, name: str) -> list[str]:
    return [str(code) for code in root.xpath(f"//n:{name}/@qcode", namespaces=SPACE)]


def change_status(newsroom: Newsroom, status: str) -> None:
    with newsroom.sessions.acts() as session:
        session.scalars(select(Article)).one().status = status
        session.commit()


def test_a_corrected_article_really_carries_the_signal(corrected: FlaskClient, newsroom: Newsroom) -> None:
    root = newsml(corrected)
    assert (codes(root, "signal"), codes(root, "pubStatus")) == (["sig:correction"], ["stat:usable"])
    note = root.findtext(".//n:edNote", namespaces=SPACE)
    assert note.startswith("CORRECTION: An earlier version") and note.endswith("Replaces version 1.")
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    assert codes(newsml(corrected), "signal") == ["sig:correction"]


def test_an_article_without_a_note_carries_no_signal(client: FlaskClient) -> None:
    root = newsml(client)
    assert codes(root, "signal") == [] and root.find(".//n:edNote", SPACE) is None


def test_a_news_item_keeps_its_name_and_counts_its_versions(client: FlaskClient, newsroom: Newsroom) -> None:
    before = newsml(client)
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    after = newsml(client)
    assert before.get("guid") == after.get("guid") == "urn:newsml:localhost:20260302:article-1"
    assert (before.get("version"), after.get("version")) == ("1", "2")
    assert after.get("standardversion") == "2.35"


def test_a_news_item_has_its_children_in_the_order_of_the_schema(corrected: FlaskClient) -> None:
    root = newsml(corrected)

    def names(path: str) -> list[str]:
        return [etree.QName(each).localname for each in root.xpath(path, namespaces=SPACE)]

    assert names("/n:newsItem/*") == ["catalogRef", "itemMeta", "contentMeta", "contentSet"]
    assert names("//n:itemMeta/*") == [
        "itemClass", "provider", "versionCreated", "firstCreated", "pubStatus", "edNote", "signal",
    ]  # fmt: skip
    assert names("//n:contentMeta/*")[0] == "contentModified"


def test_an_export_of_an_article_always_has_its_notes(corrected: FlaskClient) -> None:
    assert NOTE in newsml(corrected).findtext(".//n:inlineData", namespaces=SPACE)
    found = corrected.get("/articles/harbour-bridge.ninjs.json").get_json()
    assert found["descriptions"] == [{"role": "correction", "contentType": "text/plain", "value": NOTE}]
    assert (found["version"], found["pubStatus"], found["standard"]["version"]) == ("2", "usable", "3.1")
    assert "4.1 million crowns" in found["bodies"][0]["value"]
    assert found["associations"][0]["uri"] == f"{ARTICLE}/versions/1"
    assert found["trustIndicators"][0]["href"] == "http://localhost:8000/corrections-policy"


@pytest.mark.parametrize("status", ["retracted", "removed"])
def test_what_must_not_be_used_is_canceled_and_has_no_words(
    corrected: FlaskClient, newsroom: Newsroom, status: str
) -> None:
    change_status(newsroom, status)
    code = 410 if status == "removed" else 200
    root = newsml(corrected, status=code)
    assert codes(root, "pubStatus") == ["stat:canceled"]
    assert root.find("n:contentSet", SPACE) is None and root.find("n:contentMeta", SPACE) is None
    answer = corrected.get("/articles/harbour-bridge.ninjs.json")
    assert (answer.status_code, answer.get_json()["pubStatus"]) == (code, "canceled")
    assert not {"bodies", "headlines"} & set(answer.get_json())
    if status == "removed":
        assert root.findtext(".//n:edNote", namespaces=SPACE).startswith("MANDATORY KILL")
        assert "million" not in answer.text and b"million" not in etree.tostring(root)


def test_a_held_article_is_withheld(corrected: FlaskClient, newsroom: Newsroom) -> None:
    change_status(newsroom, "held")
    assert codes(newsml(corrected), "pubStatus") == ["stat:withheld"]


def test_a_correction_is_an_annotation_of_the_words_it_replaced(corrected: FlaskClient) -> None:
    answer = corrected.get("/corrections/2026-0001.jsonld")
    assert answer.content_type == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    found = answer.get_json()
    assert (found["@context"], found["type"], found["total"]) == (
        "http://www.w3.org/ns/anno.jsonld", "AnnotationCollection", 1,
    )  # fmt: skip
    (annotation,) = found["first"]["items"]
    assert (annotation["type"], annotation["motivation"]) == ("Annotation", "editing")
    assert [body["value"] for body in annotation["body"]] == ["4.1", NOTE]
    target = annotation["target"]
    assert (target["source"], target["state"]["cached"]) == (ARTICLE, f"{ARTICLE}/versions/1")
    quote, place = target["selector"]
    position = place["refinedBy"]
    text = wire_text(corrected)
    assert quote["exact"] == "41" == text[position["start"] : position["end"]]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert "creator" in annotation and "email" not in answer.text


def wire_text(client: FlaskClient) -> str:
    """The canonical text of version 1, without its tags."""
    body = client.get("/articles/harbour-bridge/versions/1.json").get_json()["text"]["body"]
    return "".join(etree.fromstring(f"<b>{body}</b>").itertext())


def test_a_note_leads_to_its_forms_for_programs(corrected: FlaskClient) -> None:
    page = corrected.get("/corrections/2026-0001").text
    for address in ("/corrections/2026-0001.json", "/corrections/2026-0001.jsonld"):
        assert 'rel="alternate" type="application/' in page and f'href="{address}"' in page


def test_an_unknown_note_or_article_is_not_found(client: FlaskClient) -> None:
    for address in ("/corrections/2026-0009.jsonld", "/articles/no.ninjs.json", "/articles/no.newsml.xml"):
        assert client.get(address).status_code == 404


def test_words_that_xml_cannot_hold_are_told_without_failing(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.article("odd", headline="A \ufffe headline & <b>", dek="\uffff")
    root = newsml(client, "odd")
    assert root.findtext(".//n:headline", namespaces=SPACE) == "A \ufffd headline & <b>"
    publish_two(newsroom, newsroom.case(article="odd"), correction("4.1 million"))
    for address in ("/corrections.atom", "/corrections.rss"):
        assert client.get(address).status_code == 200


def test_exports_take_few_statements(corrected: FlaskClient, newsroom: Newsroom) -> None:
    for read in (
        lambda: note_passages(newsroom.sessions, "2026-0001"),
        lambda: wire_article(newsroom.sessions, "harbour-bridge"),
    ):
        with counted(newsroom.sessions) as said:
            read()
        assert len(said) <= MOST
