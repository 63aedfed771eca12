"""The step that writes a public note."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.binding import block_changes
from corrections.domain.disclosure import NoteKind
from corrections.domain.newsroom.told_changes import restated
from corrections.domain.record.commitments import salted
from corrections.domain.record.entries import stamp
from corrections.domain.record.note_fields import note_content, note_entry
from corrections.domain.showing.visibility import Restatement
from corrections.models import Article, Note, NoteCase, Submission
from corrections.services.counting import next_number
from corrections.services.deciding.preparing import Prepared
from corrections.services.newsroom.noted_later import noted_later


def write_note(
    session: Session,
    article: Article,
    prepared: Prepared,
    *,
    step: VersionEdits,
    version: int,
    at: datetime,
) -> Note | None:
    """Write the note of a prepared fix for all cases it settles; a minor fix has none."""
    if not NoteKind(prepared.row.kind).has_note:
        return None
    cases = [member.case.id for member in prepared.members]
    blocks = block_changes(prepared.fix, prepared.live) if prepared.whole is None else None
    later = noted_later(session, article, prepared.row, prepared.whole)
    made, old = (later.step, later.old) if later else (step, prepared.live)
    restatement = Restatement(prepared.row.restatement)
    changes = [
        {"part": change.part.value, "before": change.before, "after": change.after}
        for change in restated(blocks, made, old, restatement)
    ]
    return add_note(
        session,
        article,
        cases,
        version=version,
        kind=prepared.row.kind,
        place=prepared.row.place,
        severity=prepared.row.severity,
        error_type=prepared.row.error_type,
        text=prepared.row.note,
        changes=json.dumps(changes, ensure_ascii=False, sort_keys=True),
        restatement=restatement.value,
        reported_at=session.scalar(
            select(func.min(Submission.received_at)).where(Submission.correction_id.in_(cases))
        ),
        published_at=at,
    )


def add_note(session: Session, article: Article, cases: list[int], **fields: Any) -> Note:
    """Write a note with its number, its salt and its commitment."""
    at: datetime = fields["published_at"]
    series = next_number(session, f"notes:{at.year}")
    note = Note(
        reference=f"{at.year}-{series:04d}",
        article_id=article.id,
        number=next_number(session, f"notes:article:{article.id}"),
        language=article.language,
        salt=secrets.token_bytes(32),
        **fields,
    )
    reported = stamp(note.reported_at) if note.reported_at else ""
    content = note_content(note, reported=reported, published=stamp(at), cases=cases)
    note.commitment = salted(note.salt, content)
    session.add(note)
    session.flush()
    session.add_all(NoteCase(note_id=note.id, correction_id=number) for number in cases)
    session.flush()
    return note


def note_fields_for_log(note: Note, article: Article) -> Mapping[str, Any]:
    """What the public log says of a note."""
    return note_entry(note, slug=article.slug, published=stamp(note.published_at), commitment=note.commitment)
