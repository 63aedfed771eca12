"""Which articles have pages that changed since caches outside were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.models import Article, Desk, Note, PageStamp
from corrections.models.page_stamp import SITE
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

ARTICLES_AT_ONCE = 100
NOTES_AT_ONCE = 200
SHOWN_WHOLE = "live False False "


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article whose pages changed. `shown` says how much of it is shown now, empty where that is all.

    `every_version` is whether pages of superseded versions changed as well, since something was hidden, withdrawn or
    shown again; else they stand still but for the one that was live before.
    """

    number: int
    slug: str
    versions: int
    desk: str
    shown: str
    every_version: bool


@dataclass(frozen=True, slots=True)
class ChangedPages:
    """What changed: the stamps as they were read, by the article's number (0: the site), and what stands at them."""

    stamps: dict[int, int]
    articles: tuple[ChangedArticle, ...]
    notes: tuple[str, ...]

    @property
    def shown(self) -> dict[int, str]:
        """How much is shown of each article, to be remembered once caches were told."""
        return {article.number: article.shown for article in self.articles}

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
            select(PageStamp, Article, Desk.name)
            .join(Article, Article.id == PageStamp.article_id)
            .outerjoin(Desk, Desk.id == Article.desk_id)
            .where(PageStamp.value != PageStamp.purged)
            .order_by(PageStamp.article_id)
            .limit(ARTICLES_AT_ONCE)
        ).all()
        stamps = {stamp.article_id: stamp.value for stamp, _, _ in rows}
        if len(rows) < ARTICLES_AT_ONCE:  # else the rest comes the next time
            stamps[SITE] = site.value
        return ChangedPages(stamps, tuple(_article(*row) for row in rows), _notes(session, list(stamps)))


def _article(stamp: PageStamp, article: Article, desk: str | None) -> ChangedArticle:
    hidden = f"{article.status} {article.covered} {article.by_order} {article.hidden_versions}"
    shown = "" if hidden == SHOWN_WHOLE else hidden
    return ChangedArticle(
        number=article.id,
        slug=article.slug,
        versions=article.current_version,
        desk=desk or "",
        shown=shown,
        every_version=shown != stamp.purged_shown,
    )


def _notes(session: Session, articles: Sequence[int]) -> tuple[str, ...]:
    chosen = select(Note.reference).where(Note.article_id.in_(articles))
    return tuple(session.scalars(chosen.order_by(Note.id.desc()).limit(NOTES_AT_ONCE)))
