"""The regulators' rulings that stand pinned, or will, for the standards desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from corrections.models import Article, PinEnd, RegulatorRuling
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class StandingRuling:
    """A ruling, where it stands, and until when; None for good."""

    reference: str
    regulator: str
    slug: str
    begins: datetime | None
    until: datetime | None


def standing_rulings(sessions: Sessions, *, at: datetime) -> tuple[StandingRuling, ...]:
    """Those whose time is not over and that nobody took down, the latest first."""
    chosen = (
        select(RegulatorRuling, Article.slug)
        .join(Article, Article.id == RegulatorRuling.article_id)
        .outerjoin(PinEnd, PinEnd.ruling_id == RegulatorRuling.id)
        .where(or_(RegulatorRuling.pinned_until.is_(None), RegulatorRuling.pinned_until > at))
        .where(PinEnd.id.is_(None))
        .order_by(RegulatorRuling.id.desc())
        .limit(MOST_SHOWN)
    )
    with reading(sessions) as session:
        return tuple(
            StandingRuling(row.reference, row.regulator, slug, row.pinned_from, row.pinned_until)
            for row, slug in session.execute(chosen)
        )
