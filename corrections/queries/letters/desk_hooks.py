"""What webhooks say of the desk's own events: numbers and hours, never words that are not published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.record.entries import stamp
from corrections.domain.references import case_reference
from corrections.models import Article, Correction, PreparedFix

Body = dict[str, Any]


def article_names(article: Article) -> Body:
    """What an article is called, here and where it came from."""
    return {
        "article": article.slug,
        "external_id": article.external_id,
        "canonical_url": article.canonical_url,
    }


def status_body(session: Session, payload: Mapping[str, Any]) -> Body:
    """The status of an article as it is now, and when a hold ends unless it is confirmed."""
    article = session.get_one(Article, payload["article"])
    return {
        **article_names(article),
        "version": payload["version"],
        "status": article.status,
        "ends": stamp(article.status_due_at) if article.status_due_at else None,
    }


def case_body(session: Session, payload: Mapping[str, Any]) -> Body:
    """A case that waits for a signature or for its hour, or does so no longer."""
    case = session.get_one(Correction, payload["correction"])
    row = session.get(PreparedFix, payload.get("prepared") or case.prepared_fix_id or 0)
    hour = row.publish_at if row is not None else None
    return {
        **article_names(session.get_one(Article, case.article_id)),
        "reference": case_reference(case.id),
        "state": case.state,
        "severity": case.severity,
        "publish_at": stamp(hour) if hour else None,
        "signature_due": stamp(case.signature_due_at) if case.signature_due_at else None,
        "reason": payload.get("reason", ""),
    }
