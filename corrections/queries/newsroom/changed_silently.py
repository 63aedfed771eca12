"""Pages that were changed without a note, and that nobody has said anything of yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.domain.references import case_reference
from corrections.models import SilentEdit
from corrections.models.sessions import Sessions
from corrections.queries.live_headlines import headlines
from corrections.queries.reading_session import reading

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """One page: its case, and the version that changed it last."""

    reference: str
    headline: str
    slug: str
    language: str
    severity: str
    version: int
    changed_at: datetime


def changed_silently(sessions: Sessions) -> tuple[ChangedPage, ...]:
    """The latest of them, ten at most. Two statements."""
    with reading(sessions) as session:
        chosen = select(SilentEdit).where(SilentEdit.outcome == "")
        edits = session.scalars(chosen.order_by(SilentEdit.correction_id.desc()).limit(MOST_SHOWN)).all()
        names = headlines(session, {each.article_id for each in edits})
    return tuple(
        ChangedPage(
            reference=case_reference(each.correction_id),
            headline=names[each.article_id].words,
            slug=names[each.article_id].slug,
            language=names[each.article_id].language,
            severity=each.severity,
            version=each.last_version,
            changed_at=each.shift_at,
        )
        for each in edits
    )
