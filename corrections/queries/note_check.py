"""Checking notes: every field as logged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.record.commitments import salted, same
from corrections.domain.record.entries import stamp
from corrections.domain.record.note_fields import note_content
from corrections.domain.showing.visibility import WORDS_GONE
from corrections.models import Note, NoteCase
from corrections.queries.found_broken import Broken

BATCH = 500


def check(session: Session, spoken: Sequence[tuple[int, dict[str, Any]]]) -> Iterator[Broken]:
    """Compare every note with its entry; give what differs."""
    logged = {fields["note"]: fields for _, fields in spoken}
    cases: dict[int, list[int]] = {}
    for note_id, correction_id in session.execute(select(NoteCase.note_id, NoteCase.correction_id)):
        cases.setdefault(note_id, []).append(correction_id)
    for note in session.scalars(select(Note).order_by(Note.id)).yield_per(BATCH):
        entry = logged.pop(note.reference, None)
        if entry is None:
            yield Broken(f"note {note.reference}", "it is not in the log")
        else:
            yield from _differs(note, entry, cases.get(note.id, []))
    for reference in logged:
        yield Broken(f"note {reference}", "it is in the log, but it is gone")


def _differs(note: Note, entry: dict[str, Any], cases: list[int]) -> Iterator[Broken]:
    reported = stamp(note.reported_at) if note.reported_at else ""
    content = note_content(note, reported=reported, published=stamp(note.published_at), cases=cases)
    if note.commitment != entry["commitment"]:
        yield Broken(f"note {note.reference}", "its commitment is not the one that was logged")
    elif note.restatement == WORDS_GONE:
        return  # its words went with a version's; that the log says so is checked with the withdrawals
    elif len(note.salt) != 32 or not same(salted(note.salt, content), note.commitment):
        yield Broken(f"note {note.reference}", "its words or details do not match its commitment")
