"""What repeats an answered report is answered at once and truthfully; what is new is queued."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from corrections.domain.decline_reasons import DeclineReason
from corrections.models import Answer, Correction
from corrections.queries.sorting.counter_check import miscounts
from corrections.services.deciding.declining import Declined, decline
from corrections.services.submitting import Received
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two


def declined(newsroom: Newsroom, case: int, reason: DeclineReason, message: str = "") -> None:
    said = Declined(reason, message=message, checked="the minutes")
    by, tokens = newsroom.staff(), newsroom.tokens(case)
    decline(newsroom.sessions, case, said, tokens=tokens, by=by, at=newsroom.later(), house=newsroom.house)


def last_answer(newsroom: Newsroom) -> tuple[str, str, str]:
    with newsroom.sessions.reads() as session:
        found = session.scalars(select(Answer).order_by(Answer.id.desc()).limit(1)).one()
        return found.outcome, found.reason, found.message


def told(received: Received) -> tuple[str | None, str]:
    return received.reference, received.state


@pytest.fixture
def left(any_newsroom: Newsroom) -> Newsroom:
    any_newsroom.article()
    case = any_newsroom.case()
    declined(any_newsroom, case, DeclineReason.CORRECT_AS_PUBLISHED, "Page 3 has the sum.")
    any_newsroom.later(days=1)
    return any_newsroom


def test_who_proposes_what_was_declined_is_told_why_at_once(left: Newsroom) -> None:
    assert told(left.report()) == ("C-1", "answered")
    assert last_answer(left) == ("declined", "correct_as_published", "Page 3 has the sum.")
    case = left.row(Correction, 1)
    assert (case.state, case.reports, case.waiting, case.revision) == ("declined", 2, 0, 2)
    assert miscounts(left.sessions) == ()


def test_the_same_result_is_a_repeat_however_wide_the_quote(left: Newsroom) -> None:
    wide = "repairs costing 41 million crowns"
    assert told(left.report(wide, wide.replace("41", "4.1"))) == ("C-1", "answered")


def test_a_repeat_is_recognised_after_other_passages_changed(left: Newsroom) -> None:
    left.article(body="<p>New.</p>" + BRIDGE.replace("was was", "was"))
    assert told(left.report()) == ("C-1", "answered")
    assert told(left.report(version=1)) == ("C-1", "answered")


@pytest.mark.parametrize(
    "new",
    [
        {"proposed": "42 million"},
        {"proposed": None, "comment": "I was there."},
        {"evidence_url": "https://example.org/minutes"},
        {"relation": "subject"},
    ],
    ids=["another proposal", "a comment", "a source", "somebody concerned"],
)
def test_what_is_new_is_queued(left: Newsroom, new: dict[str, Any]) -> None:
    assert told(left.report(**new)) == ("C-2", "open")


def test_where_the_words_changed_since_nothing_is_a_repeat(left: Newsroom) -> None:
    left.article(body=BRIDGE.replace("41 million", "42 million"))
    assert left.report("42 million", "4.1 million").state == "open"


@pytest.mark.parametrize("reason", [DeclineReason.INSUFFICIENT_DETAIL, DeclineReason.COMPLAINT_REROUTED])
def test_what_was_not_settled_is_looked_at_again(newsroom: Newsroom, reason: DeclineReason) -> None:
    newsroom.article()
    declined(newsroom, newsroom.case(), reason)
    assert told(newsroom.report()) == ("C-2", "open")


def test_the_same_comment_word_for_word_is_a_repeat(newsroom: Newsroom) -> None:
    newsroom.article()
    declined(newsroom, newsroom.case(proposed=None, comment="Lies, all lies!"), DeclineReason.OPINION)
    assert told(newsroom.report(proposed=None, comment="lies — all LIES")) == ("C-1", "answered")
    assert newsroom.report(proposed=None, comment="The minutes say 4.1.").state == "open"


def test_words_that_are_nowhere_are_one_case_and_then_one_answer(any_newsroom: Newsroom) -> None:
    it = any_newsroom
    it.article()
    assert told(it.report("no such words", "others")) == ("C-1", "open")
    assert told(it.report("no such words", "still others")) == ("C-1", "open")
    assert told(it.report("no such word", "others")) == ("C-2", "open")
    declined(it, 1, DeclineReason.OUT_OF_SCOPE)
    assert told(it.report("no such words", "others")) == ("C-1", "answered")
    assert told(it.report("no such words", "quite others")) == ("C-3", "open")


def test_words_that_stand_twice_are_one_case_where_their_surroundings_are_alike(
    newsroom: Newsroom,
) -> None:
    newsroom.article(body="<p>The minister met the minister and the minister.</p>")
    first = newsroom.report("minister", "premier", prefix="x")
    assert first.verdict == "ambiguous"
    assert newsroom.report("minister", "premier", prefix="x").reference == first.reference
    assert newsroom.report("minister", "premier", prefix="y").reference != first.reference


def test_who_read_the_words_before_they_were_changed_is_told_so(any_newsroom: Newsroom) -> None:
    it = any_newsroom
    it.article()
    it.article(body="<p>First.</p>" + BRIDGE)
    case = it.case(version=1)
    publish_two(it, case, correction("4.1 million"))
    late = it.report(version=2, proposed="14 million")
    assert told(late) == ("C-1", "answered")
    assert last_answer(it)[0] == "changed_differently"
    with it.sessions.reads() as session:
        assert session.scalars(select(Answer.note_id).order_by(Answer.id.desc()).limit(1)).one() == 1
    assert told(it.report(version=1, proposed=None, comment="Wrong.")) == ("C-1", "answered")
    assert last_answer(it)[0] == "already_fixed"
    assert it.report(version=1, proposed=None, comment="Wrong.", relation="quoted").state == "open"


def test_who_read_the_new_words_and_objects_to_them_is_heard(newsroom: Newsroom) -> None:
    newsroom.article()
    publish_now(newsroom, newsroom.case("was was", "was"), minor("was"), by=newsroom.staff())
    assert newsroom.report("bridge was closed", "bridge is closed").state == "open"


def test_among_ten_thousand_cases_the_right_one_is_joined(newsroom: Newsroom) -> None:
    words = "".join(f"<p>There were {each} ferries on day {each}.</p>" for each in range(1, 541))
    newsroom.article("ferries", body=words)
    with newsroom.sessions.acts() as session:
        for each in range(1, 540):
            start = words.replace("<p>", "").replace("</p>", "\n").index(f"were {each} ferries")
            session.add(bare_case(newsroom, start, start + len(f"were {each} ferries")))
        session.commit()
    last = newsroom.report("were 539 ferries", "were 9 ferries", article="ferries")
    assert last.reference == "C-539"


def bare_case(newsroom: Newsroom, start: int, end: int) -> Correction:
    place = {"version": 1, "part": "body", "start": start, "end": end}
    return Correction(article_id=1, state="open", opened_at=newsroom.at, due_at=newsroom.at, **place)
