"""What webhooks say of an event: numbers, addresses, and a published fix as splices, never a whole body."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.entries import stamp
from corrections.models import Article, ArticleVersion, Correction, Note, PreparedFix
from corrections.models.public_view import visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.letters.desk_hooks import article_names, case_body, status_body
from corrections.queries.letters.handed_hook import handed_body
from corrections.queries.reading_session import reading
from corrections.queries.site.note_view import note_view

Body = dict[str, Any]


def hook_body(sessions: Sessions, kind: str, payload: Mapping[str, Any]) -> Body | None:
    """What receivers are told of an event now; None for one that is not theirs. What is withheld has no words."""
    if kind not in BODIES:
        return None
    with reading(sessions) as session:
        return BODIES[kind](session, payload)


def _version(session: Session, payload: Mapping[str, Any]) -> Body:
    article, version = _found(session, payload)
    fix = _fix_of(session, article.id, version.number)
    shown = visibility_of(article).shows_version(version.number)
    return {
        **article_names(article),
        "version": version.number,
        "change": version.kind,
        "published": stamp(version.published_at),
        "base_version": fix.base_version if fix else None,
        "splices": json.loads(fix.changes) if fix and shown else None,
    }


def _note(session: Session, payload: Mapping[str, Any]) -> Body:
    article, version = _found(session, payload)
    note = session.scalars(select(Note).where(Note.reference == payload["note"])).one()
    view = note_view(note, article)
    return {
        **article_names(article),
        "version": version.number,
        "note": note.reference,
        "kind": note.kind,
        "language": note.language,
        "text": view.text,
        "published": stamp(note.published_at),
    }


def _withdrawn(session: Session, payload: Mapping[str, Any]) -> Body:
    article = session.get_one(Article, payload["article"])
    return {**article_names(article), "versions": payload["versions"]}


def _found(session: Session, payload: Mapping[str, Any]) -> tuple[Article, ArticleVersion]:
    chosen = (
        select(Article, ArticleVersion)
        .join(ArticleVersion, ArticleVersion.article_id == Article.id)
        .where(Article.id == payload["article"], ArticleVersion.number == payload["version"])
    )
    row = session.execute(chosen).one()
    return row.Article, row.ArticleVersion


def _fix_of(session: Session, article_id: int, number: int) -> PreparedFix | None:
    """The fix that made a version, if one did; several cases of one version share it."""
    chosen = (
        select(PreparedFix)
        .join(Correction, Correction.prepared_fix_id == PreparedFix.id)
        .where(
            Correction.article_id == article_id,
            Correction.published_version == number,
            Correction.state == "published",
        )
        .order_by(PreparedFix.id)
        .limit(1)
    )
    return session.scalars(chosen).one_or_none()


BODIES: Mapping[str, Callable[[Session, Mapping[str, Any]], Body]] = {
    "version.published": _version,
    "note.published": _note,
    "version.withdrawn": _withdrawn,
    "article.held": status_body,
    "article.hold_ends_soon": status_body,
    "article.hold_ended": status_body,
    "article.status_changed": status_body,
    "correction.scheduled": case_body,
    "change.handed_off": handed_body,
    "correction.unscheduled": case_body,
    "signature.wanted": case_body,
    "signature.overdue": case_body,
}
