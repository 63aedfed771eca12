"""The queue narrowed: each filter, the search, and pages in both directions."""

from __future__ import annotations

from typing import Any

import pytest

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.models import Correction
from corrections.queries.desk.queue import PAGE, Queue, Wanted, queue
from corrections.queries.sorting.narrowing import Narrowing
from corrections.queries.sorting.viewing import View
from corrections.services.deciding.decisions import Timing
from corrections.services.transaction import transaction
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, minor, publish_now


def page(newsroom: Newsroom, view: View = View.DUE, *, by: int = 99, **wanted: Any) -> Queue:
    marks = {name: wanted.pop(name) for name in ("after", "before") if name in wanted}
    return queue(newsroom.sessions, Wanted(view, Narrowing(**wanted), **marks), by=by, at=newsroom.at)


def shown(newsroom: Newsroom, view: View = View.DUE, **wanted: Any) -> list[str]:
    return [card.reference for card in page(newsroom, view, **wanted).cards]


@pytest.fixture
def desk(any_newsroom: Newsroom) -> Newsroom:
    it = any_newsroom
    it.article(desk="City")
    it.article("ferry", headline="The ferry sails again")
    it.case(comment="Says the budget office.")
    it.case("was was", "was", relation="subject")
    it.case("the ferry", "a ferry", article="ferry")
    it.case("no such words at all", "others", article="ferry")
    return it


def test_each_filter_narrows_and_two_narrow_more(desk: Newsroom) -> None:
    with transaction(desk.sessions) as session:
        session.get_one(Correction, 1).severity = "serious"
    assert shown(desk) == ["C-1", "C-2", "C-3", "C-4"]
    assert shown(desk, desk=1) == ["C-1", "C-2"]
    assert shown(desk, article="ferry") == ["C-3", "C-4"]
    assert shown(desk, severity=Severity.SERIOUS) == ["C-1"]
    assert shown(desk, certain=False) == ["C-4"]
    assert shown(desk, certain=True) == ["C-1", "C-2", "C-3"]
    assert shown(desk, subject=True) == ["C-2"]
    assert shown(desk, subject=True, article="ferry") == []
    assert shown(desk, overdue=True) == []
    desk.later(days=9)
    assert len(shown(desk, overdue=True)) == 4


def test_state_kind_and_hand_narrow_what_was_begun(desk: Newsroom) -> None:
    editor = desk.staff()
    publish_now(desk, 1, correction("4.1 million", timing=Timing.WAIT), by=editor)
    publish_now(desk, 2, minor("was"), by=editor)
    assert shown(desk, View.MINE, by=editor.id) == ["C-1"]
    assert shown(desk, View.MINE) == []
    assert shown(desk, View.EVERYTHING, mine=True, by=editor.id) == ["C-1"]
    assert shown(desk, state=CorrectionState.PUBLISHED) == ["C-2"]
    assert shown(desk, View.EVERYTHING, kind=NoteKind.CORRECTION) == ["C-1"]
    assert shown(desk, View.EVERYTHING) == ["C-4", "C-3", "C-2", "C-1"]


def test_words_find_cases_by_quote_comment_and_headline(desk: Newsroom) -> None:
    assert shown(desk, View.EVERYTHING, words="budget 41") == ["C-1"]
    assert shown(desk, View.EVERYTHING, words="SAILS") == ["C-4", "C-3"]
    assert shown(desk, View.NEEDS_PLACE, words="sails") == ["C-4"]
    assert shown(desk, View.EVERYTHING, words="budge") == []
    assert shown(desk, words="“?!”") == ["C-1", "C-2", "C-3", "C-4"]


def test_the_most_reported_come_first(desk: Newsroom) -> None:
    for _ in range(2):
        desk.report("was was", "was")
    desk.report("the ferry", "one ferry", article="ferry")
    assert shown(desk, View.MOST_REPORTED) == ["C-2", "C-3", "C-4", "C-1"]


def test_counts_come_by_view_desk_and_severity(desk: Newsroom) -> None:
    found = page(desk)
    assert (found.counts["due"], found.counts["needs_place"], found.counts["published"]) == (4, 1, 0)
    assert found.desks == {1: "City"}
    assert found.by_desk == {1: 2, 0: 2}
    assert found.by_severity == {"serious": 0, "ordinary": 4, "minor": 0}
    assert page(desk, View.EVERYTHING).by_desk == {}


@pytest.mark.parametrize("view", [View.DUE, View.NEWEST, View.MOST_REPORTED, View.EVERYTHING])
def test_going_on_and_back_shows_the_same_pages(newsroom: Newsroom, view: View) -> None:
    words = "".join(f"<p>There were {each} ferries on day {each}.</p>" for each in range(1, 2 * PAGE + 4))
    newsroom.article("ferries", body=words)
    for each in range(1, 2 * PAGE + 4):
        newsroom.case(f"were {each} ferries", f"were {each}0 ferries", article="ferries")
    pages = [page(newsroom, view)]
    while pages[-1].after:
        pages.append(page(newsroom, view, after=pages[-1].after))
    assert [len(each.cards) for each in pages] == [PAGE, PAGE, 3]
    assert pages[0].is_first and not pages[1].is_first
    back = page(newsroom, view, before=pages[2].before)
    assert back.cards == pages[1].cards and back.after and back.before
    first = page(newsroom, view, before=back.before)
    assert first.cards == pages[0].cards and first.is_first and first.after


def test_cards_of_a_changed_article_still_say_what_they_did(desk: Newsroom) -> None:
    desk.later()
    desk.article("ferry", body=BRIDGE.replace("the ferry", "a boat"), headline="The ferry sails again")
    assert shown(desk, View.NEEDS_PLACE) == ["C-3", "C-4"]
