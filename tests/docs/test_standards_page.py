"""The examples of `docs/standards.md` are what the desk really answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two

PAGE = (Path(__file__).parents[2] / "docs" / "standards.md").read_text(encoding="utf-8")
SLUG = "/articles/harbour-bridge"
ADDRESSES = {
    "Atom": "/corrections.atom",
    "RSS": "/corrections.rss",
    "JSON Feed": "/corrections.json",
    "TimeMap": f"{SLUG}/timemap",
    "Web Annotation": "/corrections/2026-0001.jsonld",
    "ninjs": f"{SLUG}.ninjs.json",
    "NewsML-G2": f"{SLUG}.newsml.xml",
}


def example(title: str) -> str:
    """The example of a section."""
    section = PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"```\w*\n(.*?)```", section, re.DOTALL)[0].strip()


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    """One article, corrected once, at an hour that stays the same."""
    newsroom.article()
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    return newsroom.app.test_client()


def structured(client: FlaskClient) -> str:
    return client.get(SLUG).text.split('<script type="application/ld+json">')[1].split("</script>")[0]


def previews(client: FlaskClient) -> str:
    page = client.get(SLUG).text
    return "\n".join(re.findall(r'<meta (?:property|name)="(?:og|article|twitter|description)[^>]*>', page))


def words(client: FlaskClient) -> str:
    links = re.findall(r'<a [^>]*href="#(?:note|corrected)-[^>]*>', client.get(SLUG).text)
    changes = re.findall(r"<(?:ins|del) cite[^>]*>", client.get(f"{SLUG}/compare/1..2").text)
    return "\n".join(links + changes)


def headers(client: FlaskClient) -> str:
    answer = client.get(f"{SLUG}/versions/1")
    links = answer.headers["Link"].replace(", <", ",\n <")
    return f"Memento-Datetime: {answer.headers['Memento-Datetime']}\nLink: {links}"


def gate(client: FlaskClient) -> str:
    asked = {"Accept-Datetime": "Mon, 02 Mar 2026 09:01:00 GMT"}
    answer = client.get(f"{SLUG}/timegate", headers=asked)
    links = answer.headers["Link"].replace(", <", ",\n <")
    lines = [f"{name}: {answer.headers[name]}" for name in ("Location", "Vary")]
    return "\n".join([f"HTTP/1.1 {answer.status_code} Found", *lines, f"Link: {links}"])


def answers(client: FlaskClient) -> dict[str, str]:
    """What the desk answers, by the section that shows it."""
    found = {title: client.get(address).text.strip() for title, address in ADDRESSES.items()}
    return {
        **found,
        "schema.org": structured(client),
        "Previews": previews(client),
        "Words and notes": words(client),
        "Links of a version": headers(client),
        "TimeGate": gate(client),
    }


def test_every_example_is_what_the_desk_answers(client: FlaskClient) -> None:
    for title, answer in answers(client).items():
        assert example(title) == answer, title
    shown = set(re.findall(r"^## (.+)$", PAGE, re.MULTILINE))
    assert shown - {"What each form is held against"} == set(answers(client))
