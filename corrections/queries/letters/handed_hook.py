"""What webhooks say of a change that the CMS is to make: splices on its text, and the note, never a whole body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.record.entries import stamp
from corrections.domain.text.splicing.splices import Fix, to_json
from corrections.models import Article, Correction, PreparedFix
from corrections.models.newsroom.handed_change import carried
from corrections.models.public_view import visibility_of
from corrections.queries.letters.desk_hooks import Body, case_body


def handed_body(session: Session, payload: Mapping[str, Any]) -> Body:
    """The change as it stands on the live text; no words where it is no longer to be made, or they are not shown."""
    case = session.get_one(Correction, payload["correction"])
    article = session.get_one(Article, case.article_id)
    row = session.get_one(PreparedFix, payload["prepared"])
    waits = case.state == CorrectionState.SCHEDULED and case.prepared_fix_id == row.id
    fix = carried(session, article, row) if waits and _is_shown(article) else None
    return {
        **case_body(session, payload),
        "version": article.current_version,
        "base_version": fix.base if fix else None,
        "splices": _splices(fix),
        "kind": row.kind,
        "place": row.place,
        "note": row.note if fix else "",
        "language": article.language,
        "live_due": stamp(case.live_due_at) if case.live_due_at else None,
    }


def _is_shown(article: Article) -> bool:
    return visibility_of(article).shows_version(article.current_version)


def _splices(fix: Fix | None) -> object:
    return to_json(fix) if fix else None
