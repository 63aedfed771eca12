"""Different proposals within one case each get their own answer."""

from __future__ import annotations

from sqlalchemy import select

from corrections.models import Answer
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import minor, publish_now


def test_each_reader_hears_what_became_of_their_own_words(any_newsroom: Newsroom) -> None:
    it = any_newsroom
    it.article()
    case = it.case("bridge was was", "bridge was")
    it.article(body="<p>First.</p>" + BRIDGE)
    for quote, proposed in (
        ("bridge was was", "bridge was"),  # the words that were used
        ("bridge was was", None),  # only says that something is wrong
        ("bridge was was", "bridge is"),  # other words
        ("harbour bridge was was", "harbour bridge was"),  # a longer passage with the same result
        ("harbour bridge was was", "bridge was"),  # the words that were used, but for a longer passage
        ("was was", "was"),  # a shorter passage with the same result
    ):
        assert it.report(quote, proposed, comment="Look.").reference == f"C-{case}"
    publish_now(it, case, minor("bridge was"), by=it.staff())
    with it.sessions.reads() as session:
        told = session.scalars(select(Answer.outcome).order_by(Answer.submission_id)).all()
    differently, fixed = "changed_differently", "fixed"
    assert told == [fixed, fixed, fixed, differently, fixed, differently, fixed]
