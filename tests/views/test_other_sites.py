"""Reports from other sites: exact origins, and articles that the desk does not have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from corrections.models import PrivateAct, Submission, UnplacedReport
from corrections.services.unplaced.finding_places import forget_old
from tests.newsroom import Newsroom
from tests.views.desk_visit import visit

ADDRESS = "/api/v1/submissions"
PAPER = "https://paper.example"
PAGE = f"{PAPER}/2026/a-story"
OURS = {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:8000"}


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.__dict__["settings"] = replace(newsroom.settings, sites=(PAPER,))
    newsroom.article(canonical_url=f"{PAPER}/known")
    return newsroom.app.test_client()


def send(client: FlaskClient, origin: str = PAPER, key: str = "", **body: Any) -> Any:
    headers = {"Origin": origin} if origin else {}
    headers |= {"Idempotency-Key": key} if key else {}
    given = {"article": PAGE, "exact": "41 milion", "proposed": "41 million", "title": "A story", **body}
    return client.post(ADDRESS, json=given, headers=headers)


def unplaced(newsroom: Newsroom) -> list[UnplacedReport]:
    with newsroom.sessions.reads() as session:
        return list(session.scalars(select(UnplacedReport)))


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (PAPER, True),
        ("http://127.0.0.1:8000", True),
        ("https://www.paper.example", False),
        ("http://paper.example", False),
        ("https://paper.example.evil.example", False),
        ("null", False),
    ],
)
def test_exactly_the_allowed_origins_may_send(client: FlaskClient, origin: str, allowed: bool) -> None:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    for address in (ADDRESS, "/api/v1/articles/harbour-bridge/reported", "/widget.js"):
        answer = client.options(address, headers=asked)
        assert answer.headers.get("Access-Control-Allow-Origin") == (origin if allowed else None)
        assert ("Idempotency-Key" in answer.headers.get("Access-Control-Allow-Headers", "")) is allowed
        assert "Origin" in answer.headers["Vary"]
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_pages_of_readers_and_staff_are_shared_with_no_site(client: FlaskClient) -> None:
    for address in ("/articles/harbour-bridge", "/articles/harbour-bridge/report", "/desk/"):
        answer = client.get(address, headers={"Origin": PAPER})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_an_article_is_known_under_its_other_addresses(client: FlaskClient) -> None:
    answer = send(client, article=f"{PAPER}/known/amp", exact="41 million", proposed="4.1 million")
    assert (answer.status_code, answer.get_json()["verdict"]) == (201, "exact")


def test_a_report_on_an_unknown_article_is_kept_and_its_receipt_tells_the_truth(
    newsroom: Newsroom, client: FlaskClient
) -> None:
    answer = send(client, comment="One l too few.")
    body = answer.get_json()
    assert (answer.status_code, body["state"], body["reference"]) == (202, "unplaced", None)
    [kept] = unplaced(newsroom)
    assert (kept.address, kept.title, kept.exact) == (PAGE, "A story", "41 milion")
    page = client.get(body["url"].removeprefix("http://localhost:8000"))
    assert "we do not have this article yet" in page.text and "One l too few." in page.text
    assert page.headers["Cache-Control"] == "no-store" and page.headers["X-Robots-Tag"] == "noindex"


def test_the_same_key_keeps_it_once_and_other_words_with_it_are_refused(
    newsroom: Newsroom, client: FlaskClient
) -> None:
    first, second = send(client, key="a"), send(client, key="a")
    assert first.get_json()["url"] == second.get_json()["url"]
    assert send(client, key="a", comment="More.").status_code == 422
    assert len(unplaced(newsroom)) == 1


@pytest.mark.parametrize(
    ("origin", "article", "status"),
    [
        ("", PAGE, 404),
        ("https://evil.example", PAGE, 403),
        ("null", PAGE, 403),
        (PAPER, "https://evil.example/a", 404),
        (PAPER, "no-such-slug", 404),
    ],
)
def test_nothing_is_kept_for_anybody_else(
    newsroom: Newsroom, client: FlaskClient, origin: str, article: str, status: int
) -> None:
    assert send(client, origin, article=article).status_code == status
    assert unplaced(newsroom) == []


def test_an_editor_finds_the_article_and_the_receipt_leads_on(
    newsroom: Newsroom, client: FlaskClient
) -> None:
    url = send(client, exact="41 million", proposed="4.1 million").get_json()["url"]
    desk = visit(newsroom)
    page = desk.get("/desk/unplaced").text
    assert "A story" in page and "1 report waits." in page
    assert desk.send(page, "/place", article="no-such-article").status_code == 404
    assert desk.send(page, "/place", article=f"{PAPER}/known").status_code == 303
    assert "A story" not in desk.get("/desk/unplaced").text
    assert "report waits" not in desk.get("/desk/unplaced").text
    answer = client.get(url.removeprefix("http://localhost:8000"))
    assert answer.status_code == 303
    assert client.get(answer.headers["Location"]).status_code == 200
    with newsroom.sessions.reads() as session:
        assert session.scalars(select(Submission.verdict)).all() == ["exact"]
        acts = session.scalars(select(PrivateAct.act)).all()
    assert acts[-2:] == ["submissions.received", "unplaced.placed"]
    assert desk.send(page, "/place", article=f"{PAPER}/known").status_code == 409


def test_a_dismissed_report_is_told_so(newsroom: Newsroom, client: FlaskClient) -> None:
    url = send(client).get_json()["url"].removeprefix("http://localhost:8000")
    desk = visit(newsroom)
    assert desk.send(desk.get("/desk/unplaced").text, "/dismiss").status_code == 303
    assert "not about an article of ours" in client.get(url).text
    assert desk.client.post("/desk/unplaced/99/dismiss", data={}).status_code == 403


def test_its_reader_can_delete_it_and_time_does(newsroom: Newsroom, client: FlaskClient) -> None:
    url = send(client).get_json()["url"].removeprefix("http://localhost:8000")
    assert client.post(f"{url}/withdraw", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert "You took this back." in client.post(f"{url}/withdraw", headers=OURS).text
    assert client.get(url).status_code == 404 and unplaced(newsroom) == []
    send(client)
    forget_old(newsroom.sessions, at=newsroom.later(days=181))
    assert unplaced(newsroom) == []


def test_markup_in_an_unplaced_report_is_shown_as_text(newsroom: Newsroom, client: FlaskClient) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    url = send(client, exact=hostile, proposed=hostile + "!", comment=hostile, title=hostile).get_json()[
        "url"
    ]
    for page in (
        client.get(url.removeprefix("http://localhost:8000")),
        visit(newsroom).get("/desk/unplaced"),
    ):
        assert "<img src=x" not in page.text and "onerror" in page.text


def test_a_form_is_found_by_any_name_of_its_article(client: FlaskClient) -> None:
    for name in ("harbour-bridge", f"{PAPER}/known", f"{PAPER}/known/"):
        answer = client.get("/report", query_string={"article": name, "start": "48", "end": "58"})
        assert answer.headers["Location"] == "/articles/harbour-bridge/report?start=48&end=58"
    assert client.get("/report", query_string={"article": PAGE}).status_code == 404
    assert client.get("/report").status_code == 404
