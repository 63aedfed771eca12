"""The newsroom says that an article is a published translation of another one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.newsroom.edition_refusals import NotAnotherEdition
from corrections.models import Article, LanguageEdition
from corrections.models.article import article_named
from corrections.models.sessions import Sessions
from corrections.services.locking import locked_article
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction


def link_edition(sessions: Sessions, name: str, original: str, *, by: Actor | None, at: datetime) -> None:
    """Link a translation with its original; the translation of a translation goes to the same original.

    Raises UnknownArticle, NotAnotherEdition.
    """
    with transaction(sessions) as session:
        article = locked_article(session, article_named(session, name).id)
        first = _original(session, article_named(session, original))
        if first.id == article.id or first.language == article.language:
            raise NotAnotherEdition
        known = session.get(LanguageEdition, article.id)
        if known is not None and known.original_id == first.id:
            return
        session.merge(LanguageEdition(article_id=article.id, original_id=first.id, at=at))
        facts = {"article_id": article.id, "original_id": first.id}
        log_arrivals(session, at=at)
        record_private(session, "article.edition_linked", f"A-{article.id}", by=by, at=at, facts=facts)


def _original(session: Session, article: Article) -> Article:
    known = session.get(LanguageEdition, article.id)
    return session.get_one(Article, known.original_id) if known else article
