"""The queue shows who is at a case, and tells whoever lost one wherever they are."""

from __future__ import annotations

import pytest

from corrections.models import Submission
from corrections.services.working import being_at
from tests.newsroom import Newsroom
from tests.views.desk_visit import Visit, visit


@pytest.fixture
def desk(newsroom: Newsroom) -> Visit:
    newsroom.article()
    newsroom.case()
    return visit(newsroom)


def being_at_it(person: Visit) -> None:
    """Take the case over, or begin to edit it where nobody is at it."""
    page = person.get("/desk/corrections/C-1").text
    if "Take it over" in page:
        person.send(page, "/claim")
    else:
        address, filled = person.form(page, "/publish")
        kept = address.replace("/publish", "/draft/publish")
        person.client.post(kept, data={**filled, "proposed": "4.15 million"})


def test_a_card_names_who_is_at_the_case_and_says_when_that_has_run_out(
    desk: Visit, newsroom: Newsroom
) -> None:
    holder = newsroom.staff(name="Oleh <b>Koval</b>")
    assert "at it" not in desk.get("/desk/").text
    being_at.take_over(newsroom.sessions, 1, by=holder, at=newsroom.at)
    page = desk.get("/desk/").text
    assert "Oleh &lt;b&gt;Koval&lt;/b&gt; is at it" in page
    newsroom.later(minutes=11)
    page = desk.get("/desk/").text
    assert "is at it" not in page and "Oleh &lt;b&gt;Koval&lt;/b&gt; was at it" in page


def test_ones_own_case_is_marked_and_one_that_staff_opened_too(desk: Visit, newsroom: Newsroom) -> None:
    other = visit(newsroom)
    being_at.take_over(newsroom.sessions, 1, by=newsroom.staff(), at=newsroom.at)
    other.send(other.get("/desk/corrections/C-1").text, "/claim")
    assert "You are at it" in other.get("/desk/").text
    assert "You are at it" not in desk.get("/desk/").text


def test_a_decided_case_names_nobody(desk: Visit, newsroom: Newsroom) -> None:
    being_at.take_over(newsroom.sessions, 1, by=newsroom.staff(name="Oleh"), at=newsroom.at)
    desk.decide(1, "/decline", reason="style_choice", checked="the style book")
    assert "at it" not in desk.get("/desk/?view=declined").text


def test_whoever_loses_a_case_is_told_in_the_queue_until_they_have_read_it(newsroom: Newsroom) -> None:
    newsroom.article()
    newsroom.case()
    loser, taker = visit(newsroom), visit(newsroom)
    for person in (loser, taker):
        being_at_it(person)
    assert "took C-1 over" in loser.get("/desk/").text
    assert "took C-1 over" in loser.get("/desk/taken").text
    assert "took C-1 over" not in loser.get("/desk/taken?but=C-1").text
    for address in ("/desk/", "/desk/taken"):
        assert "took C-1 over" not in taker.get(address).text
    assert loser.send(loser.get("/desk/taken?here=C-1").text, "/seen").location == "/desk/corrections/C-1"
    being_at_it(loser)
    being_at_it(taker)
    answer = loser.send(loser.get("/desk/?view=newest").text, "/seen")
    assert answer.location == "/desk/?view=newest"
    assert "took C-1 over" not in loser.get("/desk/").text


def test_the_queue_counts_what_waits_for_a_spam_check(desk: Visit, newsroom: Newsroom) -> None:
    links = "http://a.example http://b.example http://c.example"
    said = {"article": "harbour-bridge", "exact": "41 million", "comment": links}
    desk.client.post("/api/v1/submissions", json=said, headers={"Idempotency-Key": "held"})
    assert newsroom.row(Submission, 2).state == "quarantined"
    assert 'Spam check <span class="count">1</span>' in desk.get("/desk/").text
