"""Whatever readers send, an editor's page comes quickly."""

from __future__ import annotations

import random
import time
from typing import Any

from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part
from corrections.queries.desk.review_sheet import Wish, review_sheet
from corrections.queries.desk.surroundings import MOST_PLACES, places
from tests.newsroom import Newsroom

EDITOR = Actor(99, "Somebody", frozenset({Role.EDITOR}))


def unrelated(number: int) -> str:
    """2,000 code points that have nothing in common with anything."""
    signs = random.Random(number)
    return "".join(chr(signs.choice((0x61, 0x430, 0x4E00)) + signs.randrange(24)) for _ in range(2_000))


def test_words_that_stand_at_a_hundred_thousand_places_offer_a_few() -> None:
    text = ArticleText("", "", f"<p>{'a' * 200_000}</p>")
    text.canonical(Part.BODY)
    started = time.process_time()
    assert len(places(text, Part.BODY, (), "a")) == MOST_PLACES
    assert time.process_time() - started < 0.25


def test_of_many_hostile_wordings_only_the_first_are_compared(newsroom: Newsroom) -> None:
    newsroom.article(body=f"<p>{'The ferry carried them over. ' * 100}</p>")
    place: dict[str, Any] = {"start": 100, "end": 2_100, "exact": "", "comment": "No."}
    case = newsroom.case(proposed=unrelated(0), **place)
    for number in range(1, 20):
        newsroom.report(proposed=unrelated(number), **place)
    sheet = review_sheet(newsroom.sessions, case, Wish(), by=EDITOR, at=newsroom.at, house=newsroom.house)
    assert len(sheet.alternatives) == len(sheet.reports) == 20
    later = [(each.pieces, each.proposed) for each in sheet.alternatives[5:]]
    later += [(each.pieces, each.proposed or "") for each in sheet.reports[5:]]
    for pieces, proposed in later:
        assert [piece.kind for piece in pieces] == ["deleted", "inserted"]
        assert pieces[1].text == proposed
