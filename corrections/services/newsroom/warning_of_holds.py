"""Those who can confirm a hold are written to before it ends by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from corrections.models import Article
from corrections.models.sessions import Sessions
from corrections.services.locking import locked_article
from corrections.services.outbox.announcing import announce
from corrections.services.transaction import transaction

WARNED_BEFORE = timedelta(hours=4)


def warn_of_holds(sessions: Sessions, *, at: datetime) -> int:
    """Announce every hold that ends within four hours, once; gives how many."""
    chosen = select(Article.id).where(
        Article.status_due_at > at,
        Article.status_due_at <= at + WARNED_BEFORE,
        Article.status_warned_at.is_(None),
    )
    with sessions.reads() as session:
        ending = session.scalars(chosen).all()
    return sum(_warn(sessions, number, at=at) for number in ending)


def _warn(sessions: Sessions, article_id: int, *, at: datetime) -> bool:
    with transaction(sessions) as session:
        article = locked_article(session, article_id)
        if article.status_due_at is None or article.status_warned_at is not None:
            return False  # somebody confirmed or ended it meanwhile, or it was told by another deliverer
        article.status_warned_at = at
        payload = {"article": article.id, "version": article.status_version}
        announce(session, "article.hold_ends_soon", payload, at=at)
        return True
