"""The corrections page, narrowed: by kind, desk, month, language and words."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from corrections.queries.published.note_choice import NoteChoice
from corrections.queries.site.corrections_page import corrections_page
from tests.newsroom import Newsroom
from tests.queries.test_statements import MOST
from tests.services.decisions import correction, publish_two
from tests.statement_counter import counted

FIRST, SECOND, THIRD = "2026-0001", "2026-0002", "2026-0003"
UKRAINIAN = "Виправлення, 2 квітня 2026 року: Раніше тут ішлося про 41 млн. Насправді це 4,1 млн."


def fill(newsroom: Newsroom) -> None:
    """Three notes: one in March, one in April, one in Ukrainian in April."""
    newsroom.article(desk="City")
    newsroom.article("ferry", headline="The 100% ferry", desk="Science")
    newsroom.article("mist", body="<p>Міст коштує 41 млн.</p>", headline="Міст у гавані", language="uk")
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    newsroom.later(days=31)
    publish_two(newsroom, newsroom.case(article="ferry"), correction("4.1 million"))
    publish_two(
        newsroom,
        newsroom.case("41 млн", "4,1 млн", article="mist"),
        correction("4,1 млн", note=UKRAINIAN),
    )


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    fill(newsroom)
    return newsroom.app.test_client()


def shown(client: FlaskClient, **asked: str) -> list[str]:
    answer = client.get("/corrections", query_string=asked)
    assert answer.status_code == 200
    return list(dict.fromkeys(re.findall(r'href="/corrections/(\d{4}-\d{4})"', answer.text)))


@pytest.mark.parametrize(
    ("asked", "references"),
    [
        ({}, [THIRD, SECOND, FIRST]),
        ({"kind": "correction"}, [THIRD, SECOND, FIRST]),
        ({"kind": "retraction"}, []),
        ({"desk": "City"}, [FIRST]),
        ({"desk": "Nobody"}, []),
        ({"month": "2026-03"}, [FIRST]),
        ({"month": "2026-04"}, [THIRD, SECOND]),
        ({"month": "2025-12"}, []),
        ({"language": "uk"}, [THIRD]),
        ({"language": "en", "month": "2026-04"}, [SECOND]),
        ({"words": "4.1 MILLION"}, [SECOND, FIRST]),
        ({"words": "ВИПРАВЛЕННЯ"}, [THIRD]),
        ({"words": "міст"}, [THIRD]),
        ({"words": "100%"}, [SECOND]),
        ({"words": "_"}, []),
        ({"words": "harbour", "kind": "correction", "desk": "City"}, [FIRST]),
    ],
)
def test_the_record_shows_what_was_asked_for(
    client: FlaskClient, asked: dict[str, str], references: list[str]
) -> None:
    assert shown(client, **asked) == references


@pytest.mark.parametrize(
    "asked", [{"month": "March"}, {"month": "2026-13"}, {"words": "\x00"}, {"desk": "\x00"}]
)
def test_what_no_note_can_have_is_not_found(client: FlaskClient, asked: dict[str, str]) -> None:
    assert client.get("/corrections", query_string=asked).status_code == 404


def test_both_databases_choose_alike(any_newsroom: Newsroom) -> None:
    fill(any_newsroom)
    for choice, number in ((NoteChoice(words="міст"), 1), (NoteChoice(desk="City", month="2026-03"), 1)):
        assert len(corrections_page(any_newsroom.sessions, choice=choice).notes) == number


def test_a_narrowed_list_goes_on_as_narrowed(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corrections.queries.site.corrections_page.NOTES_A_PAGE", 1)
    page = client.get("/corrections?month=2026-04").text
    (address,) = re.findall(r'rel="next" href="([^"]+)"', page)
    assert "month=2026-04" in address
    following = client.get(address.replace("&amp;", "&")).text
    assert f"/corrections/{SECOND}" in following and 'rel="next"' not in following


def test_the_form_keeps_what_was_asked(client: FlaskClient) -> None:
    page = client.get("/corrections?words=%22%3E%3Cimg%3E&desk=City").text
    assert 'value="&#34;&gt;&lt;img&gt;"' in page and "<img>" not in page
    assert '<option value="City" selected>' in page
    assert '<details class="filters no-print" open>' in page
    assert "No note is like this." in page


def test_choosing_takes_no_more_statements_than_allowed(newsroom: Newsroom) -> None:
    fill(newsroom)
    with counted(newsroom.sessions) as said:
        corrections_page(
            newsroom.sessions, choice=NoteChoice("correction", "City", "2026-03", "en", "million")
        )
    assert len(said) == len(("notes", "desks")) <= MOST
