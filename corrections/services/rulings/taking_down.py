"""What stands alone on top is taken down before its time: a pin by mistake, a ruling on the wrong article."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.record.entries import stamp
from corrections.domain.record.log_subjects import note_subject
from corrections.domain.refusals import NotFound
from corrections.domain.rulings.ruling_refusals import PinOver
from corrections.domain.text.plain_text import admit
from corrections.models import Note, NotePin, PinEnd, RegulatorRuling
from corrections.models.sessions import Sessions
from corrections.services.locking import locked_article
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.transaction import transaction

LONGEST_WHY = 500


def take_down_note(
    sessions: Sessions, reference: str, number: int, why: str, *, by: Actor, at: datetime
) -> None:
    """End a note's pin, the `number`th of its note. Raises NotFound, PinOver, and what the reason refuses."""
    why = admit(why, field="why", limit=LONGEST_WHY, single_line=True)
    with transaction(sessions) as session:
        chosen = select(NotePin, Note).join(Note, Note.id == NotePin.note_id)
        found = session.execute(chosen.where(Note.reference == reference, NotePin.number == number)).first()
        if found is None:
            raise NotFound
        pin, note = found
        end = PinEnd(article_id=note.article_id, note_pin_id=pin.id, ended_by=by.id, ended_at=at)
        _end(session, end, PinEnd.note_pin_id == pin.id, until=pin.pinned_until)
        told: dict[str, str | int] = {"note": note.reference, "number": pin.number}
        _record(session, note_subject(note.reference), told, why=why, by=by, at=at)


def take_down_ruling(sessions: Sessions, reference: str, why: str, *, by: Actor, at: datetime) -> None:
    """End the pin of a regulator's ruling; the ruling stays on record. Raises NotFound, PinOver, and so on."""
    why = admit(why, field="why", limit=LONGEST_WHY, single_line=True)
    with transaction(sessions) as session:
        ruling = session.scalar(select(RegulatorRuling).where(RegulatorRuling.reference == reference))
        if ruling is None:
            raise NotFound
        end = PinEnd(article_id=ruling.article_id, ruling_id=ruling.id, ended_by=by.id, ended_at=at)
        _end(session, end, PinEnd.ruling_id == ruling.id, until=ruling.pinned_until)
        _record(session, f"A-{ruling.article_id}", {"ruling": ruling.reference}, why=why, by=by, at=at)


def _end(session: Session, end: PinEnd, same: ColumnElement[bool], *, until: datetime | None) -> None:
    locked_article(session, end.article_id)
    is_over = until is not None and until <= end.ended_at
    if is_over or session.scalar(select(PinEnd.id).where(same)) is not None:
        raise PinOver
    session.add(end)
    session.flush()


def _record(
    session: Session, subject: str, pinned: dict[str, str | int], *, why: str, by: Actor, at: datetime
) -> None:
    announce(session, "pin.ended", pinned, at=at)
    log_arrivals(session, at=at)
    record_private(session, "pin.ending", subject, by=by, at=at, facts={**pinned, "why": why})
    record_public(session, "pin.ended", {**pinned, "at": stamp(at)}, at=at)
