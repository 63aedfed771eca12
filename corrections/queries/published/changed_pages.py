"""Which articles have pages that changed since caches outside were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.models import Article, Note, PageStamp
from corrections.models.page_stamp import SITE
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

ARTICLES_AT_ONCE = 100
NOTES_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ChangedPages:
    """What changed: the stamps as they were read, by the article's number (0: the site), and what stands at them."""

    stamps: dict[int, int]
    slugs: tuple[str, ...]
    notes: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.stamps)


def changed_pages(sessions: Sessions) -> ChangedPages:
    """The next hundred articles at most, with their newest notes; nothing where the site's own stamp stands still."""
    with reading(sessions) as session:
        site = session.get(PageStamp, SITE)
        if site is None or site.value == site.purged:
            return ChangedPages({}, (), ())
        rows = session.execute(
            select(PageStamp.article_id, PageStamp.value, Article.slug)
            .join(Article, Article.id == PageStamp.article_id)
            .where(PageStamp.value != PageStamp.purged)
            .order_by(PageStamp.article_id)
            .limit(ARTICLES_AT_ONCE)
        ).all()
        stamps = {number: value for number, value, _ in rows}
        if len(rows) < ARTICLES_AT_ONCE:  # else the rest comes the next time
            stamps[SITE] = site.value
        return ChangedPages(stamps, tuple(slug for _, _, slug in rows), _notes(session, list(stamps)))


def _notes(session: Session, articles: Sequence[int]) -> tuple[str, ...]:
    chosen = select(Note.reference).where(Note.article_id.in_(articles))
    return tuple(session.scalars(chosen.order_by(Note.id.desc()).limit(NOTES_AT_ONCE)))
