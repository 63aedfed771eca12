"""The example page and the list of receipts, as they are sent."""

from __future__ import annotations

from tests.newsroom import Newsroom


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
