"""The example page and the list of receipts, as they are sent."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from corrections.models import Submission
from tests.newsroom import BRIDGE, Newsroom

PICTURE = (
    '<figure><img src="https://example.org/b.jpg" alt="A &quot;bridge&quot;">'
    "<figcaption>In May</figcaption></figure>"
)


def test_the_example_page_has_a_policy_of_its_own_and_none_of_our_marks(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.article(slug="newer", headline="A newer one")
    page = newsroom.app.test_client().get("/widget/example?article=harbour-bridge")
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self' http://localhost:8000;" in policy and "trusted-types 'none'" in policy
    assert "data-start" not in page.text and 'src="http://localhost:8000/widget.js"' in page.text
    assert page.headers["X-Robots-Tag"] == "noindex"


def test_without_an_article_there_is_no_example(newsroom: Newsroom) -> None:
    assert newsroom.app.test_client().get("/widget/example").status_code == 404
    newsroom.article()
    assert "City approves" in newsroom.app.test_client().get("/widget/example").text


def test_the_list_of_receipts_tells_the_server_nothing(newsroom: Newsroom) -> None:
    page = newsroom.app.test_client().get("/receipts")
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store" and "Set-Cookie" not in page.headers


@pytest.mark.parametrize(
    ("label", "error_type", "verdict", "length", "told"),
    [
        ("The whole article, or I am not sure", "", "ambiguous", None, "You wrote about the whole article."),
        ("Something is missing", "context", "ambiguous", None, "You told us that something is missing."),
        ("A &#34;bridge&#34;", "picture", "exact", 0, "You wrote about a picture in it."),
        ("In May", "", "exact", 6, "In May"),
        ("City approves harbour bridge repairs", "", "exact", 36, "City approves harbour bridge repairs"),
    ],
)
def test_the_form_without_a_script_takes_reports_without_words(
    newsroom: Newsroom, label: str, error_type: str, verdict: str, length: int | None, told: str
) -> None:
    newsroom.article(body=BRIDGE + PICTURE)
    client = newsroom.app.test_client()
    page = client.get("/articles/harbour-bridge/report").text
    choice = page.split(f">{label}</span>")[0].rsplit('name="paragraph" value="', 1)[1].partition('"')[0]
    data = {
        "version": "1",
        "idempotency_key": "a",
        "paragraph": choice,
        "comment": "It was June.",
        "evidence_url": "https://example.org/may",
    }
    answer = client.post(
        "/articles/harbour-bridge/report", data=data, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 303
    receipt = client.get(answer.headers["Location"]).text
    assert told in receipt and "https://example.org/may</p>" in receipt
    with newsroom.sessions.reads() as session:
        report = session.scalars(select(Submission)).one()
    assert (report.error_type, report.verdict) == (error_type, verdict)
    assert (None if report.start is None else report.end - report.start) == length
