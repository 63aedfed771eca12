"""The policy page says what the desk does: its rules, its targets, its figures."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from corrections.domain.disclosure import POLICY
from corrections.factory import create_app
from corrections.queries.published.public_figures import public_figures
from tests.newsroom import PASSWORDS, Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two
from tests.statement_counter import counted


@pytest.fixture
def client(newsroom: Newsroom) -> FlaskClient:
    newsroom.article()
    return newsroom.app.test_client()


def words(client: FlaskClient) -> str:
    page = client.get("/corrections-policy").text
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.split("<main")[1].split("</main>")[0]))


def test_every_rule_of_the_desk_is_told(client: FlaskClient) -> None:
    page = client.get("/corrections-policy").text
    assert page.count('<th scope="row">') == len(POLICY)
    told = words(client)
    for rule in (
        "Correction, serious Two editors, one of them senior or of the standards desk At the top of the article",
        "Minor fix One editor In the history of the article",
        "Retraction A senior editor and somebody of the standards desk At the top of the article",
    ):
        assert rule in told
    assert "within the hour" in told and "within 5 working days" in told
    assert "the second follows within 24 hours" in told


def test_the_figures_are_of_a_year_and_say_what_they_count(client: FlaskClient, newsroom: Newsroom) -> None:
    case = newsroom.case()
    newsroom.later(hours=3)
    publish_two(newsroom, case, correction("4.1 million"))
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    newsroom.report("2019", "2020")
    told = words(client)
    assert "3 reports Reports that readers sent" in told and "Answered so far: 2." in told
    assert "1 correction Notes of the kind" in told
    assert "3 hours Median time from the first report" in told
    newsroom.later(days=366)
    told = words(client)
    assert "0 reports" in told and "0 corrections" in told and "Median" not in told


def test_the_median_is_the_middle_one(newsroom: Newsroom) -> None:
    newsroom.article(body="".join(f"<p>There were {number} ferries.</p>" for number in range(1, 4)))
    cases = [newsroom.case(f"{number} ferries", f"{number}0 ferries") for number in range(1, 4)]
    for number, case in enumerate(cases, 1):
        newsroom.later(hours=2)
        publish_two(newsroom, case, correction(f"{number}0 ferries"))
    with counted(newsroom.sessions) as said:
        figures = public_figures(newsroom.sessions, at=newsroom.at)
    assert len(said) == len(("reports", "notes"))
    assert figures.measured == 3 and figures.median_time is not None
    assert 4 * 3600 < figures.median_time.total_seconds() < 4.2 * 3600


def test_the_settings_are_told_where_there_are_any(newsroom: Newsroom) -> None:
    plain = words(newsroom.app.test_client())
    assert "IFCN" not in plain and "does not satisfy" not in plain and "24 hours" in plain
    more = {"contact": "desk@example.org", "coverage": "Everything.", "complaints": "Write to the board."}
    known = replace(
        newsroom.settings, regulator="the Press Council", fact_checker=True, sign_later=False, **more
    )
    app = create_app(known, clock=lambda: newsroom.at, passwords=PASSWORDS)
    told = words(app.test_client())
    for said in (*more.values(), "We answer to the Press Council", "IFCN"):
        assert said in told
    assert "24 hours" not in told
    app.extensions["corrections.sessions"].reads.kw["bind"].dispose()
    app.extensions["corrections.sessions"].acts.kw["bind"].dispose()
