"""The queue: order, pages by key, counts, and what a card says."""

from __future__ import annotations

from typing import Any

import pytest

from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.domain.refusals import NotFound
from corrections.queries.desk.queue import PAGE, Queue, Wanted
from corrections.queries.desk.queue import queue as queue_page
from corrections.queries.desk.review_sheet import Wish, review_sheet
from corrections.queries.sorting.viewing import View
from corrections.services.casework.closing_abuse import close_as_abuse
from corrections.services.deciding.decisions import Timing
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now


@pytest.fixture
def desk(any_newsroom: Newsroom) -> Newsroom:
    any_newsroom.article()
    return any_newsroom


def queue(newsroom: Newsroom, view: View, **wanted: Any) -> Queue:
    return queue_page(newsroom.sessions, Wanted(view, **wanted), by=99, at=newsroom.at)


def shown(newsroom: Newsroom, view: View = View.DUE, after: str = "") -> list[str]:
    return [card.reference for card in queue(newsroom, view, after=after).cards]


def many(newsroom: Newsroom, number: int) -> None:
    words = "".join(f"<p>There were {each} ferries on day {each}.</p>" for each in range(1, number + 1))
    newsroom.article("ferries", body=words)
    for each in range(1, number + 1):
        newsroom.case(f"were {each} ferries", f"were {each}0 ferries", article="ferries")
        newsroom.later(hours=5)


def test_the_oldest_due_comes_first_and_the_newest_first_in_its_own_view(desk: Newsroom) -> None:
    early = desk.case("was was", "was")
    desk.later(days=3)
    late = desk.case()
    assert shown(desk) == [f"C-{early}", f"C-{late}"]
    assert shown(desk, View.NEWEST) == [f"C-{late}", f"C-{early}"]


@pytest.mark.parametrize("view", [View.DUE, View.NEWEST])
def test_pages_go_on_by_key_and_hold_every_case_once(desk: Newsroom, view: View) -> None:
    many(desk, PAGE + 5)
    first = queue(desk, view)
    assert len(first.cards) == PAGE and first.after and first.is_first
    second = queue(desk, view, after=first.after)
    assert len(second.cards) == 5 and second.after is None and not second.is_first
    references = [card.reference for card in (*first.cards, *second.cards)]
    assert len(set(references)) == PAGE + 5
    if view is View.DUE:
        due = [card.due_at for card in (*first.cards, *second.cards)]
        assert due == sorted(due)


def test_each_state_has_its_view_and_its_count(desk: Newsroom) -> None:
    editor = desk.staff()
    waiting, later, done = desk.case(), desk.case("in 2019", "in 2018"), desk.case("was was", "was")
    publish_now(desk, waiting, correction("4.1 million", timing=Timing.WAIT), by=editor)
    publish_now(desk, later, correction("in 2018", timing=Timing.LATER), by=editor)
    publish_now(desk, done, minor("was"), by=editor)
    assert shown(desk, View.AWAITING_SIGNATURE) == [f"C-{waiting}"]
    assert shown(desk, View.SIGNATURE_DUE) == [f"C-{later}"]
    assert shown(desk, View.PUBLISHED) == [f"C-{done}", f"C-{later}"]
    counts = queue(desk, View.DUE).counts
    assert (counts["due"], counts["awaiting_signature"], counts["published"]) == (0, 1, 2)


def test_a_case_whose_words_are_gone_waits_for_a_place(desk: Newsroom) -> None:
    case = desk.case("the ferry", "a ferry")
    desk.later()
    desk.article(body=BRIDGE.replace("the ferry", "a boat"))
    [card] = queue(desk, View.NEEDS_PLACE).cards
    assert card.reference == f"C-{case}" and card.verdict in ("changed", "gone")
    assert card.quote == "the ferry"


def test_a_card_says_what_stands_there_now_and_what_is_proposed(desk: Newsroom) -> None:
    desk.case(comment="See the minutes.")
    [card] = queue(desk, View.DUE).cards
    assert (card.quote, card.proposed, card.comment) == ("41 million", "4.1 million", "See the minutes.")
    assert [piece.kind for piece in card.pieces] == ["deleted", "inserted", "same"]
    assert card.before.endswith("costing ") and card.after == " crowns."
    assert (card.verdict, card.reports, card.is_overdue) == ("exact", 1, False)
    desk.later(days=8)
    assert queue(desk, View.DUE).cards[0].is_overdue


def test_a_card_shows_what_most_readers_propose_as_the_sheet_does(desk: Newsroom) -> None:
    case = desk.case("41 million", "14 million", comment="First.")
    for number in (1, 2):
        assert desk.case("41 million", "4.1 million", comment=f"Reader {number}.") == case
    assert desk.case("costing 41 million", "costing 5 million") == case
    [card] = queue(desk, View.DUE).cards
    assert (card.quote, card.proposed, card.comment) == ("41 million", "4.1 million", "Reader 1.")
    wish, by = Wish(), Actor(99, "Somebody", frozenset({Role.EDITOR}))
    sheet = review_sheet(desk.sessions, case, wish, by=by, at=desk.at, house=desk.house)
    assert sheet.alternatives[0].proposed == card.proposed


def test_a_card_shows_a_proposal_before_a_remark_that_came_first(desk: Newsroom) -> None:
    desk.case("41 million", None, comment="That cannot be.")
    desk.case("41 million", "4.1 million")
    assert queue(desk, View.DUE).cards[0].proposed == "4.1 million"


def test_a_card_never_leads_with_what_was_closed_as_abuse(desk: Newsroom) -> None:
    case = desk.case("41 million", "14 million", comment="Fools!")
    desk.case("41 million", "14 million", comment="Fools all!")
    assert desk.case("41 million", "4.1 million") == case
    assert queue(desk, View.DUE).cards[0].proposed == "14 million"
    editor = desk.staff()
    for report in (1, 2):
        tokens, at = desk.tokens(case), desk.later()
        close_as_abuse(desk.sessions, case, report, tokens=tokens, by=editor, at=at, house=desk.house)
    assert queue(desk, View.DUE).cards[0].proposed == "4.1 million"


def test_a_report_without_a_passage_has_a_card_too(desk: Newsroom) -> None:
    desk.case("", None, comment="The picture shows another bridge.")
    [card] = queue(desk, View.NEWEST).cards
    assert (card.quote, card.pieces) == ("", ()) and card.comment.startswith("The picture")


@pytest.mark.parametrize("mark", ["x", "1", "1-0", "-5-5", "9" * 30 + "-1"])
def test_an_address_that_goes_nowhere_is_not_found(desk: Newsroom, mark: str) -> None:
    with pytest.raises(NotFound):
        queue(desk, View.DUE, after=mark)
