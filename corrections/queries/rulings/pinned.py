"""What is pinned now: regulators' rulings, in their locked wording, and serious apologies; shown alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, or_, select

from corrections.domain.reading.directions import direction_of
from corrections.domain.wording.written_dates import written
from corrections.models import Article, Note, NotePin, PinEnd, RegulatorRuling
from corrections.models.public_view import SHOWS_WORDS, told_text, visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.published.note_feed import with_articles
from corrections.queries.reading_session import reading

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class RulingView:
    """A ruling as the public reads it, in the wording that was ordered."""

    reference: str
    slug: str
    regulator: str
    ruled_on: str
    text: str
    url: str
    language: str
    direction: str
    published_at: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ApologyView:
    """A note that is pinned, in the words that it has now, with the headline its article has now."""

    reference: str
    slug: str
    headline: str
    text: str
    language: str
    direction: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Pinned:
    """What stands on top of a page. `until` is the hour at which it is something else, None where it stays."""

    rulings: tuple[RulingView, ...] = ()
    apologies: tuple[ApologyView, ...] = ()
    until: datetime | None = None


def pinned_on(sessions: Sessions, *, at: datetime, slug: str = "", on_front: bool = False) -> Pinned:
    """What is pinned now: on an article its rulings, on the front page what was ordered there, or all.

    An apology stands in its article's own notes, and is not said twice there. Two statements at most.
    """
    with reading(sessions) as session:
        found = session.execute(_chosen_rulings(at=at, slug=slug, on_front=on_front)).all()
        pins = [] if slug else session.execute(_chosen_pins(at=at, on_front=on_front)).all()
        rulings = [(row.pinned_from, row.pinned_until) for row, _ in found]
        times = [*rulings, *((pin.pinned_from, pin.pinned_until) for *_, pin in pins)]
        return Pinned(
            rulings=tuple(_ruling(row, of) for row, of in found if _begun(row.pinned_from, at))[:MOST_SHOWN],
            apologies=_apologies(row for row in pins if _begun(row[-1].pinned_from, at)),
            until=min((hour for pair in times for hour in pair if hour and hour > at), default=None),
        )


def _begun(hour: datetime | None, at: datetime) -> bool:
    return hour is None or hour <= at


def _chosen_rulings(*, at: datetime, slug: str, on_front: bool) -> Select[RegulatorRuling, str]:
    """The rulings whose time is not over, the latest first; some of them are still to come."""
    chosen = (
        select(RegulatorRuling, Article.slug)
        .join(Article, Article.id == RegulatorRuling.article_id)
        .outerjoin(PinEnd, PinEnd.ruling_id == RegulatorRuling.id)
        .where(or_(RegulatorRuling.pinned_until.is_(None), RegulatorRuling.pinned_until > at), SHOWS_WORDS)
        .where(PinEnd.id.is_(None))
        .order_by(RegulatorRuling.id.desc())
        .limit(2 * MOST_SHOWN)
    )
    if on_front:
        chosen = chosen.where(RegulatorRuling.on_front)
    return chosen.where(Article.slug == slug) if slug else chosen


def _chosen_pins(*, at: datetime, on_front: bool) -> Select[Any]:
    """The pinned notes whose time is not over, the latest note first."""
    chosen = (
        with_articles()
        .join(NotePin, NotePin.note_id == Note.id)
        .outerjoin(PinEnd, PinEnd.note_pin_id == NotePin.id)
        .add_columns(NotePin)
        .where(NotePin.pinned_until > at, PinEnd.id.is_(None), SHOWS_WORDS)
        .limit(2 * MOST_SHOWN)
    )
    return chosen.where(NotePin.on_front) if on_front else chosen


def _apologies(rows: Iterable[Any]) -> tuple[ApologyView, ...]:
    """Each note once, and none whose own words are not told any more."""
    views = {}
    for note, article, headline, _pin in rows:
        words = told_text(note, article)
        if words == (note.amended or note.text):
            views[note.id] = ApologyView(
                reference=note.reference,
                slug=article.slug,
                headline=visibility_of(article).headline(headline or ""),
                text=words,
                language=note.language,
                direction=direction_of(note.language),
                published_at=note.published_at,
            )
    return tuple(views.values())[:MOST_SHOWN]


def _ruling(row: RegulatorRuling, slug: str) -> RulingView:
    return RulingView(
        reference=row.reference,
        slug=slug,
        regulator=row.regulator,
        ruled_on=written(date.fromisoformat(row.ruled_on), row.language),
        text=row.text,
        url=row.url,
        language=row.language,
        direction=direction_of(row.language),
        published_at=row.published_at,
        until=row.pinned_until,
    )
