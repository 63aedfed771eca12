"""A wrong note is corrected by another note, which two people sign; nothing of the first is taken away."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.disclosure import NoteKind, Place, Severity, Signer, signatures_needed, suffices
from corrections.domain.notes import check_note
from corrections.domain.permissions import Role
from corrections.domain.record.log_subjects import note_subject
from corrections.domain.refusals import NotFound, WrongState
from corrections.domain.rulings.ruling_refusals import SamePerson, SignersNotEnough
from corrections.domain.text.plain_text import admit
from corrections.models import Article, Note, NoteCase, NoteCorrection, NoteProposal, Staff, StaffRole
from corrections.models.casework.author_question import linked_authors
from corrections.models.casework.staff_able import Colleague, as_signer
from corrections.models.sessions import Sessions
from corrections.services.deciding.noting import add_note, note_fields_for_log
from corrections.services.deciding.signatures import check_not_author, signer
from corrections.services.locking import locked_article
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.rulings.amending_notes import locked_note
from corrections.services.transaction import transaction

NEEDED = signatures_needed(NoteKind.CORRECTION, Severity.SERIOUS)


def propose_note(
    sessions: Sessions, reference: str, words: str, *, believed: int, by: Actor, at: datetime
) -> int:
    """Prepare a note that corrects another one; it goes out when a second person signs. Gives its number.

    Raises NoteMissing, UnknownNote, StaleDecision, AuthorCannotSign.
    """
    text = check_note(
        NoteKind.CORRECTION, admit(words, field="note", limit=4000, single_line=True, required=False)
    )
    with transaction(sessions) as session:
        article, note, _ = locked_note(session, reference, believed=believed)
        check_not_author(session, article, by)
        row = NoteProposal(corrects_id=note.id, text=text, prepared_by=by.id, prepared_at=at)
        session.add(row)
        session.flush()
        announce(session, "note.proposed", {"proposal": row.id, "note": note.reference}, at=at)
        log_arrivals(session, at=at)
        subject, facts = note_subject(note.reference), {"proposal": row.id}
        record_private(session, "note.correction_prepared", subject, by=by, at=at, facts=facts)
        return row.id


def sign_note(sessions: Sessions, proposal_id: int, *, by: Actor, at: datetime) -> str:
    """Sign a note that corrects another one, and publish it; gives its reference.

    Raises SamePerson, SignersNotEnough unless one of the two is senior or standards, AuthorCannotSign, WrongState.
    """
    with transaction(sessions) as session:
        article, corrected, row = _waiting(session, proposal_id)
        check_not_author(session, article, by)
        if row.prepared_by == by.id:
            raise SamePerson
        people = [_drafter(session, article, row), signer(session, article, by)]
        if not suffices(NEEDED, people):
            raise SignersNotEnough
        note = _publish(session, article, corrected, row, at=at)
        row.state, row.settled_by, row.settled_at, row.note_id = "published", by.id, at, note.id
        session.flush()
        announce(session, "note.published", {"article": article.id, "note": note.reference}, at=at)
        log_arrivals(session, at=at)
        subject = note_subject(corrected.reference)
        facts = {"proposal": row.id, "note": note.reference, "signers": [row.prepared_by, by.id]}
        record_private(session, "note.correction_signed", subject, by=by, at=at, facts=facts)
        record_public(session, "note.published", note_fields_for_log(note, article), at=at)
        record_correction(session, note, at=at)
        return note.reference


def withdraw_note(sessions: Sessions, proposal_id: int, *, by: Actor, at: datetime) -> None:
    """Give up a note that waits for its second signature. Raises WrongState."""
    with transaction(sessions) as session:
        _, corrected, row = _waiting(session, proposal_id)
        row.state, row.settled_by, row.settled_at = "withdrawn", by.id, at
        log_arrivals(session, at=at)
        subject, facts = note_subject(corrected.reference), {"proposal": row.id}
        record_private(session, "note.correction_withdrawn", subject, by=by, at=at, facts=facts)


def link_correction(session: Session, note: Note, corrected: Note) -> None:
    """The step that says which note a note corrects."""
    session.add(NoteCorrection(note_id=note.id, corrects_id=corrected.id))
    session.flush()


def record_correction(session: Session, note: Note, *, at: datetime) -> None:
    """Say the same in the public log; among an act's last statements."""
    chosen = select(Note.reference).join(NoteCorrection, NoteCorrection.corrects_id == Note.id)
    corrected = session.scalars(chosen.where(NoteCorrection.note_id == note.id)).one()
    fields = {"note": note.reference, "corrects": corrected}
    record_public(session, "note.corrects", fields, at=at)


def _waiting(session: Session, proposal_id: int) -> tuple[Article, Note, NoteProposal]:
    note_id = session.scalar(select(NoteProposal.corrects_id).where(NoteProposal.id == proposal_id))
    if note_id is None:
        raise NotFound
    note = session.get_one(Note, note_id)
    article = locked_article(session, note.article_id)
    row = session.scalars(select(NoteProposal).where(NoteProposal.id == proposal_id).with_for_update()).one()
    if row.state != "waiting":
        raise WrongState(state=row.state, wanted="published")
    return article, note, row


def _drafter(session: Session, article: Article, row: NoteProposal) -> Signer:
    staff = session.get_one(Staff, row.prepared_by)
    held = session.scalars(select(StaffRole.role).where(StaffRole.staff_id == staff.id))
    person = Colleague(staff, frozenset(map(Role, held)))
    return as_signer(article, person, linked=linked_authors(session, article.id))


def _publish(session: Session, article: Article, corrected: Note, row: NoteProposal, *, at: datetime) -> Note:
    chosen = select(NoteCase.correction_id).where(NoteCase.note_id == corrected.id)
    note = add_note(
        session,
        article,
        list(session.scalars(chosen.order_by(NoteCase.correction_id))),
        version=corrected.version,
        kind=NoteKind.CORRECTION.value,
        place=max(Place(corrected.place), Place.FOOT, key=lambda place: place.rank).value,
        severity=corrected.severity,
        error_type=corrected.error_type,
        text=row.text,
        changes="[]",
        restatement=corrected.restatement,
        reported_at=None,
        published_at=at,
    )
    link_correction(session, note, corrected)
    return note
