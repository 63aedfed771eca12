"""What programs are told of the public record is the same on both databases."""

from __future__ import annotations

from datetime import timedelta

from corrections.queries.published.mementos import mementos_of
from corrections.queries.published.note_choice import NoteChoice
from corrections.queries.published.note_feed import note_feed
from corrections.queries.published.note_passages import note_passages
from corrections.queries.published.public_figures import public_figures
from corrections.queries.published.wire_article import wire_article
from tests.newsroom import MONDAY, Newsroom
from tests.services.decisions import correction, minor, publish_now, publish_two

SLUG = "harbour-bridge"


def test_both_databases_tell_the_same(any_newsroom: Newsroom) -> None:
    any_newsroom.article(desk="City")
    publish_two(any_newsroom, any_newsroom.case(), correction("4.1 million"))
    publish_now(any_newsroom, any_newsroom.case("was was", "was"), minor("was"), by=any_newsroom.staff())
    feed = note_feed(any_newsroom.sessions, NoteChoice(desk="City", article=SLUG), any_newsroom.house.zone)
    assert [note.reference for note in feed.notes] == ["2026-0001"]
    assert feed.updated_at == MONDAY + timedelta(minutes=2)
    assert feed.changed_at == MONDAY + timedelta(minutes=3)
    known = mementos_of(any_newsroom.sessions, SLUG)
    assert [each.at for each in known.versions] == [
        MONDAY + timedelta(minutes=passed) for passed in (0, 2, 3)
    ]
    article = wire_article(any_newsroom.sessions, SLUG)
    assert (article.desk, article.version, [note.version for note in article.notes]) == ("City", 3, [2])
    (passage,) = note_passages(any_newsroom.sessions, "2026-0001").passages
    assert (passage.part, passage.exact, passage.after) == ("body", "41", "4.1")
    figures = public_figures(any_newsroom.sessions, at=any_newsroom.at)
    assert (figures.reports, figures.answered, dict(figures.notes)) == (2, 2, {"correction": 1})
    assert figures.median_time == timedelta(minutes=2)
