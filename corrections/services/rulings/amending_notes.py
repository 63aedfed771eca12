"""A typo of a note is mended, or an apology added; the note itself stays as it was published."""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.record.commitments import salted
from corrections.domain.record.entries import stamp
from corrections.domain.record.log_subjects import note_subject
from corrections.domain.refusals import StaleDecision
from corrections.domain.reporting.report_refusals import UnknownNote
from corrections.domain.rulings.amending import amendment_content, mended, with_apology
from corrections.models import Article, Note, NoteAmendment
from corrections.models.sessions import Sessions
from corrections.services.deciding.signatures import check_not_author
from corrections.services.locking import locked_article
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.transaction import transaction


def mend_note(
    sessions: Sessions, reference: str, words: str, *, believed: int, by: Actor, at: datetime
) -> None:
    """Mend a typo of a note; the old words are kept in its history. One editor may do it.

    `believed` is the number of amendments that the page knew. Raises MoreThanTypo where it says something else then,
    StaleDecision, UnknownNote, AuthorCannotSign.
    """
    with transaction(sessions) as session:
        article, note, amendments = locked_note(session, reference, believed=believed)
        check_not_author(session, article, by)
        text = mended(amendments[-1].text if amendments else note.text, words)
        _amend(session, note, len(amendments) + 1, "minor_fix", text, by=by, at=at)


def apologise(
    sessions: Sessions, reference: str, apology: str, *, believed: int, by: Actor, at: datetime
) -> None:
    """Add a sentence of apology to a note. Raises StaleDecision, UnknownNote, and whatever the text refuses."""
    with transaction(sessions) as session:
        _, note, amendments = locked_note(session, reference, believed=believed)
        text = with_apology(amendments[-1].text if amendments else note.text, apology)
        _amend(session, note, len(amendments) + 1, "apology", text, by=by, at=at)


def locked_note(
    session: Session, reference: str, *, believed: int
) -> tuple[Article, Note, list[NoteAmendment]]:
    """A note with its amendments, its article locked. Raises UnknownNote, StaleDecision."""
    note = session.scalar(select(Note).where(Note.reference == reference))
    if note is None:
        raise UnknownNote
    article = locked_article(session, note.article_id)
    chosen = select(NoteAmendment).where(NoteAmendment.note_id == note.id).order_by(NoteAmendment.number)
    amendments = list(session.scalars(chosen))
    if len(amendments) != believed:
        raise StaleDecision
    return article, note, amendments


def _amend(
    session: Session, note: Note, number: int, kind: str, text: str, *, by: Actor, at: datetime
) -> None:
    salt = secrets.token_bytes(32)
    bound = amendment_content(note=note.reference, number=number, kind=kind, text=text, at=stamp(at))
    row = NoteAmendment(
        note_id=note.id,
        number=number,
        kind=kind,
        text=text,
        amended_by=by.id,
        amended_at=at,
        salt=salt,
        commitment=salted(salt, bound),
    )
    session.add(row)
    session.flush()
    announce(session, "note.amended", {"note": note.reference, "number": number}, at=at)
    log_arrivals(session, at=at)
    facts = {"number": number, "kind": kind}
    record_private(session, "note.amending", note_subject(note.reference), by=by, at=at, facts=facts)
    told = {"note": note.reference, "number": number, "amendment": kind, "at": stamp(at)}
    record_public(session, "note.amended", {**told, "commitment": row.commitment}, at=at)
