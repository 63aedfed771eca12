"""Every "no" has an answer, for people and for programs, and a fault of ours tells nothing it should not."""

from __future__ import annotations

import logging

import pytest
from flask.testing import FlaskClient

from corrections.domain import refusals
from corrections.domain.refusals import Refusal
from corrections.views.refusal_status import STATUS_OF, status_of
from tests.newsroom import Newsroom


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def leaves(of: type[Refusal]) -> set[type[Refusal]]:
    below = of.__subclasses__()
    return {of} if not below else set().union(*(leaves(each) for each in below))


def test_every_refusal_stands_in_the_table(newsroom: Newsroom) -> None:
    assert newsroom.app is not None
    ours = {each for each in leaves(Refusal) if each.__module__.startswith("corrections.")}
    assert {each.__name__ for each in ours - set(STATUS_OF)} == set()


def test_every_status_is_one_that_says_no() -> None:
    assert {status for status in STATUS_OF.values() if not 400 <= status < 500} == set()


def test_a_refusal_that_is_not_in_the_table_is_answered_as_the_one_above_it() -> None:
    class UnknownShelf(refusals.UnknownArticle):
        code = "unknown_article"

    class Strange(Refusal):
        code = "refused"

    assert (status_of(UnknownShelf()), status_of(Strange())) == (404, 422)
    del UnknownShelf, Strange
    import gc

    gc.collect()


def test_a_page_that_is_not_there_is_a_page(client: FlaskClient) -> None:
    answer = client.get("/articles/nope", headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
    assert "We do not know this article." in answer.text


def test_whoever_asks_for_json_gets_json(client: FlaskClient) -> None:
    answer = client.get("/articles/nope", headers={"Accept": "application/json"})
    assert answer.get_json() == {
        "error": {"code": "unknown_article", "message": "We do not know this article.", "fields": {}}
    }
    assert client.get("/articles/nope/versions/1.json").is_json


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    answer = client.post("/corrections")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_an_answer_of_no_is_kept_nowhere(client: FlaskClient) -> None:
    assert client.get("/articles/nope").headers["Cache-Control"] == "no-store"


def test_a_fault_of_ours_is_a_plain_page_and_a_line_without_secrets(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    app = newsroom.app

    def broken(token: str) -> str:
        raise RuntimeError(token)

    app.add_url_rule("/broken/<token>", "broken", broken)
    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/broken/a-receipt?words=private")
    assert answer.status_code == 500
    assert "RuntimeError at GET broken" in caplog.text
    for text in (answer.text, caplog.text):
        assert "a-receipt" not in text and "private" not in text


def test_the_process_says_that_it_lives_and_is_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}
    assert client.get("/readyz").get_json() == {"status": "ok", "migrated": True}


def test_without_its_tables_it_is_not_ready(newsroom: Newsroom) -> None:
    from sqlalchemy import text

    with newsroom.sessions.acts() as session:
        session.execute(text("DROP TABLE alembic_version"))
        session.commit()
    answer = newsroom.app.test_client().get("/readyz")
    assert (answer.status_code, answer.get_json()["migrated"]) == (503, False)


def test_the_counts_can_be_scraped_and_tell_nothing_about_anybody(
    client: FlaskClient, newsroom: Newsroom
) -> None:
    newsroom.report(comment="private words", email="reader@example.org")
    page = client.get("/metrics")
    assert page.mimetype == "text/plain"
    assert 'corrections_count{kind="corrections",state="open"} 1.0' in page.text
    assert 'corrections_count{kind="submissions",state="received"} 1.0' in page.text
    assert "private" not in page.text and "example.org" not in page.text
