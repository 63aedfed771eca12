"""No desk page asks the database more often because there is more to show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.permissions import Role
from corrections.queries.desk.queue import Wanted, queue
from corrections.queries.desk.review_sheet import Wish, review_sheet
from corrections.queries.desk.standards_overview import overview
from corrections.queries.record.log_listing import log_page
from corrections.queries.sorting.glance import glance
from corrections.queries.sorting.narrowing import Narrowing
from corrections.queries.sorting.viewing import View
from corrections.services.deciding.decisions import Timing
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import correction, publish_now
from tests.statement_counter import counted

MOST = 8
READER = Actor(99, "Somebody", frozenset({Role.EDITOR}))


def sheet(it: Newsroom, number: int) -> object:
    return review_sheet(it.sessions, number, Wish(), by=READER, at=it.at, house=it.house)


SEARCH = Wanted(
    View.EVERYTHING,
    Narrowing(words="million", mine=False, severity=Severity.ORDINARY, article="harbour-bridge"),
)
PAGES: dict[str, Callable[[Newsroom], Any]] = {
    **{
        f"queue, {view}": lambda it, view=view: queue(it.sessions, Wanted(view), by=1, at=it.at)
        for view in View
    },
    "a search in it": lambda it: queue(it.sessions, SEARCH, by=1, at=it.at),
    "open case": lambda it: sheet(it, 1),
    "published case": lambda it: sheet(it, 2),
    "log": lambda it: log_page(it.sessions),
    "overview": lambda it: overview(it.sessions, at=it.at),
}


def asks(newsroom: Newsroom) -> dict[str, int]:
    found = {}
    for name, page in PAGES.items():
        with counted(newsroom.sessions) as said:
            page(newsroom)
        found[name] = len(said)
    return found


def add_more(newsroom: Newsroom, number: int) -> None:
    slug = f"story-{number}"
    newsroom.article(slug, body=f"<p>There were {number} ferries and {number} boats.</p>")
    newsroom.case(f"{number} boats", f"{number}0 boats", article=slug)
    later = newsroom.case(f"{number} ferries", f"{number}0 ferries", article=slug)
    decision = correction(f"{number}0 ferries", timing=Timing.LATER)
    publish_now(newsroom, later, decision, by=newsroom.staff())
    newsroom.report("41 million", f"4.{number} million")


@pytest.fixture
def filled(newsroom: Newsroom) -> Newsroom:
    newsroom.article()
    newsroom.case()
    later = newsroom.case("in 2019", "in 2018")
    publish_now(newsroom, later, correction("in 2018", timing=Timing.LATER), by=newsroom.staff())
    add_more(newsroom, 1)
    return newsroom


def test_no_desk_page_takes_more_than_eight_statements_however_much_there_is(filled: Newsroom) -> None:
    before = asks(filled)
    for number in range(2, 9):
        add_more(filled, number)
    after = asks(filled)
    assert before == after
    assert max(after.values()) <= MOST, after


def test_a_glance_takes_as_many_statements_however_many_cases_are_near(newsroom: Newsroom) -> None:
    newsroom.article()
    case = newsroom.case("costing 41 million crowns", "costing 4.1 million crowns")
    newsroom.case("41", "42")
    newsroom.article(body=BRIDGE.replace("was was", "was"))
    newsroom.case("crowns", "euros")
    numbers = []
    for words in ("costing", "Monday for repairs costing", "on Monday for repairs costing 41 million crowns"):
        with counted(newsroom.sessions) as said:
            found = glance(newsroom.sessions, case, at=newsroom.at)
        numbers.append(len(said))
        newsroom.case(words, "no")
    assert len(found.near) >= 3
    assert numbers[0] == numbers[-1] <= 12
