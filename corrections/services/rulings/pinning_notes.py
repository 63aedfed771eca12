"""A serious apology is shown alone on top of the record, from an hour on and for a number of days."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.record.commitments import salted
from corrections.domain.record.entries import stamp
from corrections.domain.record.log_subjects import note_subject
from corrections.domain.rulings.pins import (
    Pin,
    check_may_be_pinned,
    checked_days,
    first_hour,
    pin_content,
)
from corrections.models import Note, NotePin
from corrections.models.sessions import Sessions
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.rulings.amending_notes import locked_note
from corrections.services.transaction import transaction


def pin_note(
    sessions: Sessions, reference: str, said: Pin, *, believed: int, by: Actor, at: datetime
) -> None:
    """Pin a note, in the words it has then. `believed` is the number of amendments that the page knew.

    Raises UnknownNote, StaleDecision, NotSerious, HourIsPast, DaysUnclear.
    """
    with transaction(sessions) as session:
        _, note, _ = locked_note(session, reference, believed=believed)
        check_may_be_pinned(note.severity)
        row = _row(session, note, said, by=by, at=at)
        session.add(row)
        session.flush()
        announce(session, "note.pinned", {"note": note.reference, "number": row.number}, at=at)
        log_arrivals(session, at=at)
        facts = {"number": row.number, "from": stamp(row.pinned_from), "until": stamp(row.pinned_until)}
        record_private(session, "note.pinning", note_subject(note.reference), by=by, at=at, facts=facts)
        told = {"note": note.reference, "number": row.number, "at": stamp(at)}
        record_public(session, "note.pinned", {**told, "commitment": row.commitment}, at=at)


def _row(session: Session, note: Note, said: Pin, *, by: Actor, at: datetime) -> NotePin:
    """The pin as a row, the next of its note."""
    begins = first_hour(said.starts, at=at) or at
    ends = begins + timedelta(days=checked_days(said.days))
    before = session.scalar(select(func.count()).select_from(NotePin).where(NotePin.note_id == note.id)) or 0
    bound = pin_content(
        note=note.reference, number=before + 1, begins=begins, ends=ends, on_front=said.on_front, at=at
    )
    salt = secrets.token_bytes(32)
    return NotePin(
        note_id=note.id,
        number=before + 1,
        pinned_from=begins,
        pinned_until=ends,
        on_front=said.on_front,
        pinned_by=by.id,
        pinned_at=at,
        salt=salt,
        commitment=salted(salt, bound),
    )
