"""Regulators' rulings that are pinned now: on one article, or on all of them; locked wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from corrections.domain.reading.directions import direction_of
from corrections.domain.wording.written_dates import written
from corrections.models import Article, RegulatorRuling
from corrections.models.public_view import SHOWS_WORDS
from corrections.models.sessions import Sessions
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


def pinned_on(
    sessions: Sessions, *, at: datetime, slug: str = "", on_front: bool = False
) -> tuple[RulingView, ...]:
    """The rulings that are pinned now: on one article, on the front page, or all."""
    with reading(sessions) as session:
        return pinned_rulings(session, at=at, slug=slug, on_front=on_front)


def pinned_rulings(
    session: Session, *, at: datetime, slug: str = "", on_front: bool = False
) -> tuple[RulingView, ...]:
    """The rulings whose time is not over, the latest first. One statement."""
    chosen = (
        select(RegulatorRuling, Article.slug)
        .join(Article, Article.id == RegulatorRuling.article_id)
        .where(or_(RegulatorRuling.pinned_until.is_(None), RegulatorRuling.pinned_until > at), SHOWS_WORDS)
        .order_by(RegulatorRuling.id.desc())
        .limit(MOST_SHOWN)
    )
    if on_front:
        chosen = chosen.where(RegulatorRuling.on_front)
    if slug:
        chosen = chosen.where(Article.slug == slug)
    return tuple(
        RulingView(
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
        for row, slug in session.execute(chosen)
    )


def first_to_go(rulings: Sequence[RulingView]) -> datetime | None:
    """When the first of them is pinned no longer; None where all of them stay."""
    return min((ruling.until for ruling in rulings if ruling.until is not None), default=None)
