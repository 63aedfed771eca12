"""Checking what became of notes, and rulings: every amendment, link and ruling as it was logged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from corrections.domain.record.commitments import salted, same
from corrections.domain.record.entries import stamp
from corrections.domain.rulings.amending import amendment_content, front_page, ruling_content
from corrections.domain.rulings.pins import pin_content, starting
from corrections.domain.showing.visibility import WORDS_GONE
from corrections.models import Article, Note, NoteAmendment, NoteCorrection, NotePin, RegulatorRuling
from corrections.queries.found_broken import Broken

Spoken = Sequence[tuple[int, dict[str, Any]]]


def check_amendments(session: Session, spoken: Spoken) -> Iterator[Broken]:
    """Compare every amendment of a note with its entry; give what differs."""
    logged = {(fields["note"], fields["number"]): fields for _, fields in spoken}
    chosen = select(NoteAmendment, Note.reference).join(Note, Note.id == NoteAmendment.note_id)
    for row, reference in session.execute(
        chosen.where(Note.restatement != WORDS_GONE).order_by(NoteAmendment.id)
    ):
        where = f"note {reference}, amendment {row.number}"
        content = amendment_content(
            note=reference, number=row.number, kind=row.kind, text=row.text, at=stamp(row.amended_at)
        )
        yield from _differs(where, logged.pop((reference, row.number), None), row, content)
    gone = set(session.scalars(select(Note.reference).where(Note.restatement == WORDS_GONE)))
    for reference, number in logged:
        if reference in gone:
            continue
        yield Broken(f"note {reference}, amendment {number}", "it is in the log, but it is gone")


def check_corrections(session: Session, spoken: Spoken) -> Iterator[Broken]:
    """Compare which note corrects which with the entries; give what differs."""
    logged = {(fields["note"], fields["corrects"]) for _, fields in spoken}
    new, old = aliased(Note), aliased(Note)
    chosen = (
        select(new.reference, old.reference)
        .select_from(NoteCorrection)
        .join(new, new.id == NoteCorrection.note_id)
        .join(old, old.id == NoteCorrection.corrects_id)
    )
    found = {(row[0], row[1]) for row in session.execute(chosen)}
    for note, corrected in sorted(logged ^ found):
        yield Broken(f"note {note}", f"that it corrects note {corrected} is not as it was logged")


def check_rulings(session: Session, spoken: Spoken) -> Iterator[Broken]:
    """Compare every regulator's ruling with its entry; give what differs."""
    logged = {fields["ruling"]: fields for _, fields in spoken}
    chosen = select(RegulatorRuling, Article.id).join(Article, Article.id == RegulatorRuling.article_id)
    for row, _ in session.execute(chosen.order_by(RegulatorRuling.id)):
        entry = logged.pop(row.reference, None)
        bound = {
            "reference": row.reference,
            "article": entry["article"] if entry else "",
            "regulator": row.regulator,
            "ruled_on": row.ruled_on,
            "text": row.text,
            "url": row.url,
            "language": row.language,
            "pinned_until": stamp(row.pinned_until) if row.pinned_until else "",
            "published": stamp(row.published_at),
            **front_page(on_front=row.on_front),
            **starting(row.pinned_from),
        }
        yield from _differs(f"ruling {row.reference}", entry, row, ruling_content(bound))
        if entry and entry["article_id"] != row.article_id:
            yield Broken(f"ruling {row.reference}", "its article is not the one that was logged")
    for reference in logged:
        yield Broken(f"ruling {reference}", "it is in the log, but it is gone")


def check_pins(session: Session, spoken: Spoken) -> Iterator[Broken]:
    """Compare for which time every note was pinned with its entry; give what differs."""
    logged = {(fields["note"], fields["number"]): fields for _, fields in spoken}
    chosen = select(NotePin, Note.reference).join(Note, Note.id == NotePin.note_id).order_by(NotePin.id)
    for row, reference in session.execute(chosen):
        content = pin_content(
            note=reference,
            number=row.number,
            begins=row.pinned_from,
            ends=row.pinned_until,
            on_front=row.on_front,
            at=row.pinned_at,
        )
        entry = logged.pop((reference, row.number), None)
        yield from _differs(f"note {reference}, pin {row.number}", entry, row, content)
    for reference, number in logged:
        yield Broken(f"note {reference}, pin {number}", "it is in the log, but it is gone")


def _differs(
    where: str, entry: dict[str, Any] | None, row: NoteAmendment | NotePin | RegulatorRuling, content: bytes
) -> Iterator[Broken]:
    if entry is None:
        yield Broken(where, "it is not in the log")
    elif row.commitment != entry["commitment"]:
        yield Broken(where, "its commitment is not the one that was logged")
    elif len(row.salt) != 32 or not same(salted(row.salt, content), row.commitment):
        yield Broken(where, "its words or details do not match its commitment")
