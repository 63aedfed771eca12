"""What wires receive, held against what the IPTC published: schema of ninjs, model and catalogue of NewsML-G2."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from lxml import etree
from NewsMLG2 import catalogstore
from NewsMLG2.newsitem import NewsItem
from sqlalchemy import text

from tests.newsroom import Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two

ARTICLE = "/articles/harbour-bridge"
SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "schemas" / "ninjs-schema_3.1.json").read_text())
FORMATS = jsonschema.FormatChecker(formats=())
NINJS = jsonschema.Draft202012Validator(SCHEMA, format_checker=FORMATS)
STATES = ("fresh", "minor fix", "corrected", "held", "covered", "retracted", "removed")
G2 = "{http://iptc.org/std/nar/2006-10-01/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@FORMATS.checks("uri")
def is_address(value: object) -> bool:
    """Absolute, and of the letters that RFC 3986 allows."""
    return re.fullmatch(r"[a-z][a-z0-9+.-]*:[!#-;=?-Z\[\]_a-z~]+", str(value)) is not None


@FORMATS.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    """A date, a time and its distance from UTC (RFC 3339)."""
    return "T" in str(value) and datetime.fromisoformat(str(value)).tzinfo is not None


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest, newsroom: Newsroom) -> str:
    """The article in each state a wire may meet it in."""
    newsroom.article(desk="City", headline="Bridge & <repairs> \u2028 approved")
    named = str(request.param)
    if named == "minor fix":
        publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    elif named != "fresh":
        publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    status = {"covered": "held"}.get(named, named)
    if status in ("held", "retracted", "removed"):
        with newsroom.sessions.acts() as session:
            session.execute(
                text("UPDATE article SET status = :status, covered = :covered"),
                {"status": status, "covered": named == "covered"},
            )
            session.commit()
    return named


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    return newsroom.app.test_client()


def test_every_state_of_an_article_is_valid_ninjs(state: str, client: FlaskClient) -> None:
    found = client.get(f"{ARTICLE}.ninjs.json").json
    assert [error.message for error in NINJS.iter_errors(found)] == []
    usable = {"held": "withheld", "covered": "withheld", "retracted": "canceled", "removed": "canceled"}
    assert found["pubStatus"] == usable.get(state, "usable")


@pytest.mark.parametrize(
    "wrong",
    [
        {"uri": "not an address"},
        {"pubStatus": "corrected"},
        {"descriptions": [{"role": "correction"}]},
        {"associations": [{"uri": "http://a.example/1"}]},
        {"unknown": 1},
        {"versionCreated": "2 March 2026"},
        {"versionCreated": "2026-03-02T09:00:00"},
    ],
)
def test_the_schema_refuses_what_is_no_ninjs(wrong: dict[str, Any]) -> None:
    assert not NINJS.is_valid({"uri": "http://a.example/", **wrong})


def definitions(model: type, table: str) -> dict[str, dict[str, Any]]:
    """What IPTC's model says of a class: elements in their order, or attributes, by their names in XML."""
    found: dict[str, dict[str, Any]] = {}
    for base in reversed(model.__mro__):
        listed = base.__dict__.get(table, ())
        for each in listed.values() if isinstance(listed, dict) else (each for _, each in listed):
            found[each["xml_name"]] = each
    return found


def model_of(definition: dict[str, Any]) -> type | None:
    named = definition.get("element_class")
    if isinstance(named, str):
        module, _, name = named.rpartition(".")
        named = getattr(importlib.import_module(f"NewsMLG2.{module}"), name)
    return named


def faults(element: Any, model: type) -> Iterator[str]:
    """Where an element is not as the model says."""
    children, attributes = definitions(model, "elements"), definitions(model, "attributes")
    yield from (
        f"{element.tag}: attribute {name}" for name in set(element.attrib) - set(attributes) - {LANGUAGE}
    )
    names = [str(child.tag).removeprefix(G2) for child in element]
    yield from (f"{element.tag}: element {name}" for name in set(names) - set(children))
    once = {name for name, each in children.items() if each["type"] == "single"}
    yield from (f"{element.tag}: {name} twice" for name in once if names.count(name) > 1)
    for child, name in zip(element, names, strict=True):
        below = model_of(children.get(name, {}))
        if below is not None:
            yield from faults(child, below)


def in_order(element: Any, model: type) -> bool:
    order = list(definitions(model, "elements"))
    places = [order.index(str(child.tag).removeprefix(G2)) for child in element]
    return places == sorted(places)


def test_every_state_of_an_article_is_sound_newsml(state: str, client: FlaskClient) -> None:
    root = etree.fromstring(client.get(f"{ARTICLE}.newsml.xml").data)
    assert list(faults(root, NewsItem)) == []
    meta = root.find(f"{G2}itemMeta")
    assert in_order(root, NewsItem) and in_order(
        meta, model_of(definitions(NewsItem, "elements")["itemMeta"])
    )
    signals = [each.get("qcode") for each in meta.findall(f"{G2}signal")]
    assert signals == {"fresh": [], "minor fix": [], "removed": ["sig:update"]}.get(state, ["sig:correction"])
    status = {"held": "withheld", "covered": "withheld", "retracted": "canceled", "removed": "canceled"}
    assert meta.find(f"{G2}pubStatus").get("qcode") == f"stat:{status.get(state, 'usable')}"


def test_the_model_finds_what_is_unsound() -> None:
    wrong = etree.fromstring(
        f'<newsItem xmlns="{G2[1:-1]}" odd="1"><itemMeta><signal/><pubStatus/><pubStatus/><note/></itemMeta></newsItem>'
    )
    assert {fault.rpartition("}")[2] for fault in faults(wrong, NewsItem)} == {
        "newsItem: attribute odd",
        "itemMeta: element note",
        "itemMeta: pubStatus twice",
    }


def test_the_catalogue_we_name_knows_our_codes(newsroom: Newsroom, client: FlaskClient) -> None:
    newsroom.article()
    root = etree.fromstring(client.get(f"{ARTICLE}.newsml.xml").data)
    named = root.find(f"{G2}catalogRef").get("href").rpartition("/")[2]
    held = Path(catalogstore.__file__).parent / "catalogs" / named
    schemes = {each.get("alias") for each in etree.parse(held).iter(f"{G2}scheme")}
    codes = {code.partition(":")[0] for code in root.xpath("//@qcode")}
    assert codes and codes <= schemes
