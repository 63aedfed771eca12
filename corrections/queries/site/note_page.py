"""One public note by itself: what it says, what stood there before, what stands there since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.reading.directions import direction_of
from corrections.domain.record.entries import stamp
from corrections.domain.record.log_subjects import note_subject
from corrections.domain.record.note_fields import note_content
from corrections.domain.reporting.report_refusals import UnknownNote
from corrections.domain.showing.visibility import Restatement
from corrections.domain.showing.withheld_refusals import NoteWithheld
from corrections.models import Article, ArticleVersion, Note, NoteCase, SilentEdit, VersionText
from corrections.models.public_view import told_changes, visibility_of
from corrections.models.sessions import Sessions
from corrections.queries.proving.log_proof import proof_of
from corrections.queries.reading_session import reading
from corrections.queries.rulings.note_history import Wording, amendments_record, links_of, wordings_of
from corrections.queries.site.note_view import NoteView, note_view


@dataclass(frozen=True, slots=True)
class NoteChange:
    """The words of one change, before and after."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NotePage:
    """A note, the article it stands on, and the versions before and after it.

    `shows_versions` is whether both can be read, `is_told` whether the note's own words are, and `repeats` whether
    what was wrong is repeated.
    """

    note: NoteView
    slug: str
    headline: str
    language: str
    direction: str
    severity: str
    error_type: str
    changes: tuple[NoteChange, ...]
    reported_at: datetime | None
    version_before: int | None
    version_after: int
    shows_versions: bool
    is_told: bool
    repeats: bool
    commitment: str
    salt: str
    wordings: tuple[Wording, ...]
    corrects: str
    corrected_by: tuple[str, ...]


def note_page(sessions: Sessions, reference: str) -> NotePage:
    """A note by its public number. Raises UnknownNote."""
    with reading(sessions) as session:
        note, article, headline = _found(session, reference)
        seen = visibility_of(article)
        told = seen.tells_note(version=note.version, restatement=note.restatement)
        links = links_of(session, note)
        before, after = _versions(session, note)
        return NotePage(
            note=note_view(note, article),
            slug=article.slug,
            headline=seen.headline(headline),
            language=article.language,
            direction=direction_of(article.language),
            severity=note.severity,
            error_type=note.error_type,
            changes=tuple(NoteChange(*each) for each in told_changes(note, article)),
            reported_at=note.reported_at,
            version_before=before or None,
            version_after=after,
            shows_versions=before > 0 and all(map(seen.shows_version, (before, after))),
            is_told=told,
            repeats=note.restatement != Restatement.NONE,
            commitment=note.commitment,
            salt=note.salt.hex() if told else "",
            wordings=wordings_of(session, note) if told and note.amended else (),
            corrects=next((old for new, old in links if new == note.reference), ""),
            corrected_by=tuple(new for new, old in links if old == note.reference),
        )


def note_record(sessions: Sessions, reference: str) -> Mapping[str, Any]:
    """A note for programs: `note` is what the commitment binds (with the salt), the rest says it in short.

    Raises UnknownNote, NoteWithheld.
    """
    with reading(sessions) as session:
        note, article, _ = _found(session, reference)
        if not visibility_of(article).tells_note(version=note.version, restatement=note.restatement):
            raise NoteWithheld
        chosen = select(NoteCase.correction_id).where(NoteCase.note_id == note.id)
        cases = list(session.scalars(chosen.order_by(NoteCase.correction_id)))
        links = links_of(session, note)
        published = stamp(note.published_at)
        reported = stamp(note.reported_at) if note.reported_at else ""
        return {
            "reference": note.reference,
            "article": article.slug,
            "kind": note.kind,
            "text": note.text,
            "language": note.language,
            "reported": reported or None,
            "published": published,
            "version": note.version,
            "changes": [
                {"part": each.part, "before": each.before, "after": each.after}
                for each in changes_of(note.changes)
            ],
            "note": json.loads(note_content(note, reported=reported, published=published, cases=cases)),
            "salt": note.salt.hex(),
            "commitment": note.commitment,
            "now": note.amended or note.text,
            "amendments": amendments_record(session, note),
            "corrects": next((old for new, old in links if new == note.reference), None),
            "corrected_by": [new for new, old in links if old == note.reference],
            "proof": proof_of(session, note_subject(note.reference)),
        }


def _versions(session: Session, note: Note) -> tuple[int, int]:
    """The versions before and after what a note tells; where it came later than its change, those of the change."""
    chosen = (
        select(SilentEdit.base_version, SilentEdit.last_version)
        .join(NoteCase, NoteCase.correction_id == SilentEdit.correction_id)
        .where(NoteCase.note_id == note.id, SilentEdit.last_version < note.version)
        .where(SilentEdit.outcome == "noted")
    )
    row = session.execute(chosen).first()
    return (row[0], row[1]) if row else (note.version - 1, note.version)


def changes_of(stored: str) -> tuple[NoteChange, ...]:
    """The changes of a note from its stored JSON: a list of objects with part, before and after."""
    return tuple(NoteChange(each["part"], each["before"], each["after"]) for each in json.loads(stored))


def _found(session: Session, reference: str) -> tuple[Note, Article, str]:
    chosen = (
        select(Note, Article, VersionText.headline)
        .join(Article, Article.id == Note.article_id)
        .join(
            ArticleVersion,
            (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version),
        )
        .outerjoin(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(Note.reference == reference)
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        raise UnknownNote
    return row.Note, row.Article, row.headline or ""
