"""What the public sees: articles, their history, the record of corrections."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from corrections.domain.record.commitments import salted
from corrections.domain.record.entries import profile_bytes
from corrections.models import Article
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


@pytest.fixture
def corrected(client: FlaskClient, newsroom: Newsroom) -> FlaskClient:
    """Version 2 is a minor fix, version 3 a correction with its note."""
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    publish_two(newsroom, newsroom.case(), correction("4.1 million"))
    return client


def test_the_front_page_shows_the_articles_newest_first(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.later(days=1)
    newsroom.article("ferry", headline="The ferry sails again")
    page = client.get("/")
    assert page.status_code == 200
    assert page.text.index("The ferry sails again") < page.text.index("City approves harbour bridge repairs")


def test_the_front_page_goes_on_where_it_stopped(client: FlaskClient, newsroom: Newsroom) -> None:
    for number in range(21):
        newsroom.article(f"story-{number}", headline=f"Story number {number}")
    first = client.get("/").text
    older = first.split("?older=")[1].split('"')[0]
    second = client.get(f"/?older={older}").text
    assert "Story number 20<" in first and "City approves" not in first
    assert "City approves" in second and "Story number 20<" not in second
    assert "?older=" not in second


@pytest.mark.parametrize("mark", ["x", "1", "9" * 40, "1-0", "-1-1", "99999999999999999-1", "\x00"])
def test_a_mark_that_is_none_is_not_found(client: FlaskClient, mark: str) -> None:
    assert client.get("/", query_string={"older": mark}).status_code in (200, 404)
    assert client.get("/corrections", query_string={"older": mark}).status_code in (200, 404)


def test_an_article_shows_its_text_with_the_hooks_programs_rely_on(client: FlaskClient) -> None:
    page = client.get("/articles/harbour-bridge").text
    assert "41 million crowns" in page
    for hook in ('id="article-headline"', 'id="article-dek"', 'id="article-body"', "data-start="):
        assert hook in page


def test_an_article_shows_its_note_and_its_minor_fixes(corrected: FlaskClient) -> None:
    page = corrected.get("/articles/harbour-bridge").text
    assert "4.1 million crowns" in re.sub("<[^>]+>", "", page)
    assert 'id="note-2026-0001"' in page
    assert "/compare/1..2" in page


def test_old_versions_stay_readable_and_are_not_for_search_engines(corrected: FlaskClient) -> None:
    page = corrected.get("/articles/harbour-bridge/versions/1")
    assert page.status_code == 200
    assert "was was closed" in page.text
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert 'id="note-2026-0001"' not in page.text


def test_the_history_lists_every_version(corrected: FlaskClient) -> None:
    page = corrected.get("/articles/harbour-bridge/versions").text
    for number in (1, 2, 3):
        assert f"/articles/harbour-bridge/versions/{number}" in page
    assert "/corrections/2026-0001" in page


@pytest.mark.parametrize("address", ["compare/1..3", "compare/3..1", "compare/2..2"])
def test_any_two_versions_can_be_compared(corrected: FlaskClient, address: str) -> None:
    assert corrected.get(f"/articles/harbour-bridge/{address}").status_code == 200


def test_a_comparison_shows_what_went_and_what_came(corrected: FlaskClient) -> None:
    page = corrected.get("/articles/harbour-bridge/compare/2..3").text
    assert "<del>" in page and "<ins>" in page
    assert "4.1" in page


@pytest.mark.parametrize(
    "address",
    [
        "/articles/nope", "/articles/nope/versions", "/articles/harbour-bridge/versions/2",
        "/articles/harbour-bridge/versions/0", "/articles/harbour-bridge/versions/-1",
        "/articles/harbour-bridge/versions/" + "9" * 5000, "/articles/harbour-bridge/versions/x",
        "/articles/harbour-bridge/versions/9.json", "/articles/harbour-bridge/compare/1..2",
        "/articles/harbour-bridge/compare/1", "/articles/a%00b", "/articles/" + "a" * 500,
        "/corrections/2026-0001", "/corrections/2026-0001.json", "/corrections/x", "/corrections/%00",
        "/nothing",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404


def test_the_record_lists_notes_but_no_minor_fixes(corrected: FlaskClient) -> None:
    page = corrected.get("/corrections").text
    assert "An earlier version of this article said 41 million" in page
    assert page.count("/corrections/2026-") == 1


def test_a_note_has_a_page_of_its_own(corrected: FlaskClient) -> None:
    page = corrected.get("/corrections/2026-0001").text
    assert "In fact, it is 4.1 million." in page
    assert "/compare/2..3" in page


def test_anybody_can_check_a_version_against_its_commitment(corrected: FlaskClient) -> None:
    record = corrected.get("/articles/harbour-bridge/versions/3.json").get_json()
    splices = json.dumps(record["splices"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    numbers = {name: record[name] for name in ("article_id", "version")}
    bound = {**numbers, **record["text"], "edits": splices}
    assert record["commitment"] == salted(bytes.fromhex(record["salt"]), profile_bytes(bound))
    assert (record["superseded"], record["kind"]) == (False, "correction")
    assert corrected.get("/articles/harbour-bridge/versions/1.json").get_json()["superseded"]


def test_anybody_can_check_a_note_against_its_commitment(corrected: FlaskClient) -> None:
    record = corrected.get("/corrections/2026-0001.json").get_json()
    assert record["commitment"] == salted(bytes.fromhex(record["salt"]), profile_bytes(record["note"]))
    (change,) = record["changes"]
    assert "41 million" in change["before"] and "4.1 million" in change["after"]
    assert (record["version"], record["kind"], record["article"]) == (3, "correction", "harbour-bridge")


def test_the_policy_is_a_page(client: FlaskClient) -> None:
    assert client.get("/corrections-policy").status_code == 200


def test_a_removed_article_leaves_a_notice(corrected: FlaskClient, newsroom: Newsroom) -> None:
    with newsroom.sessions.acts() as session:
        session.scalars(select(Article)).one().status = "removed"
        session.commit()
    for address in ("", "/versions", "/versions/1", "/versions/1.json", "/compare/1..2", "/report"):
        assert corrected.get(f"/articles/harbour-bridge{address}").status_code == 410
    assert "harbour bridge" not in corrected.get("/").text
    assert corrected.get("/corrections/2026-0001").status_code == 200


def test_a_page_about_an_article_speaks_its_language(client: FlaskClient, newsroom: Newsroom) -> None:
    newsroom.article("mist", body="<p>Міст було закрито.</p>", headline="Міст", language="uk")
    assert '<html lang="uk"' in client.get("/articles/mist").text
    newsroom.article("gesher", body="<p>הגשר נסגר ב-2019.</p>", headline="הגשר", language="he")
    assert 'dir="rtl"' in client.get("/articles/gesher").text


MARKUP = '"><img src=x onerror=alert(1)><script>alert(2)</script>&lt;b&gt;'


def test_markup_in_a_report_is_shown_as_text(client: FlaskClient, newsroom: Newsroom) -> None:
    fields = {
        "exact": MARKUP, "proposed": MARKUP + "!", "comment": MARKUP, "prefix": MARKUP, "suffix": MARKUP,
        "email": "nobody" + MARKUP, "evidence_url": "https://e.org/" + MARKUP, "error_type": MARKUP,
        "relation": MARKUP, "part": MARKUP, "version": MARKUP, "start": MARKUP, "paragraph": MARKUP,
        "idempotency_key": MARKUP,
    }  # fmt: skip
    form = client.get("/articles/harbour-bridge/report", query_string=fields).text
    again = client.post("/articles/harbour-bridge/report", data=fields).text
    sent = client.post(
        "/api/v1/submissions",
        json={"article": "harbour-bridge", "exact": MARKUP, "proposed": MARKUP + "!", "comment": MARKUP},
    )
    receipt = client.get("/receipts/" + sent.get_json()["receipt"]).text
    for page in (form, again, receipt):
        assert "<img src=x" not in page
        assert "<script>alert" not in page
        assert "onerror" in page


def test_markup_in_an_article_is_shown_as_text(client: FlaskClient, newsroom: Newsroom) -> None:
    words = "A story about <script>alert(1)</script> & <img src=x onerror=alert(2)>"
    newsroom.article(
        "markup", body="<p>It says &lt;img src=x onerror=alert(3)&gt; here.</p>", headline=words, dek=words
    )
    newsroom.article("markup", body=BRIDGE, headline=words + "!", dek=words)
    for address in ("", "/versions", "/versions/1", "/compare/1..2", "/report"):
        page = client.get(f"/articles/markup{address}")
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
    assert "<img src=x" not in client.get("/").text
