"""Changes that answered a report and were taken back again, with what the public is told about it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.models import Answer, Article, Correction, Note, PreparedFix
from corrections.models.public_view import told_text


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One change that was taken back; `note` is empty where the public needs none."""

    note: str
    language: str
    at: datetime

    kind = "taken_back"


def taken_back(session: Session, article: Article, answers: Sequence[Answer]) -> Sequence[TakenBack]:
    """What became of the versions that these answers name, oldest first."""
    undone = {json.dumps({"undo": each.version}) for each in answers if each.version is not None}
    if not undone:
        return []
    its_note = (Note.article_id == article.id) & (Note.version == PreparedFix.base_version + 1)
    chosen = (
        select(PreparedFix.id, PreparedFix.prepared_at, Note)
        .join(Correction, Correction.id == PreparedFix.correction_id)
        .outerjoin(Note, its_note)
        .where(Correction.article_id == article.id, PreparedFix.changes.in_(undone))
        .order_by(PreparedFix.id, Note.id.desc())
    )
    rows = {row.id: row for row in session.execute(chosen)}
    return [
        TakenBack(told_text(row.Note, article) if row.Note else "", article.language, row.prepared_at)
        for row in rows.values()
    ]
