"""NoteAmendment, NoteCorrection, NoteProposal: what became of a note after it was published."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, column_property, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number
from corrections.models.note import Note


class NoteAmendment(Base):
    """A typo of a note mended, or an apology added: the whole words from then on. Insert-only.

    The note's own words, and those of earlier amendments, are its history; `salt` and `commitment` bind all of it.
    """

    __tablename__ = "note_amendment"

    id: Mapped[Number]
    note_id: Mapped[int] = mapped_column(Big, ForeignKey("note.id"))
    number: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(Text)
    amended_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    amended_at: Mapped[Moment]
    salt: Mapped[bytes] = mapped_column(LargeBinary(32))
    commitment: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        UniqueConstraint("note_id", "number"),
        CheckConstraint("kind IN ('minor_fix', 'apology')", name="kind_known"),
    )


class NoteCorrection(Base):
    """A note that corrects another one. Insert-only."""

    __tablename__ = "note_correction"

    note_id: Mapped[int] = mapped_column(Big, ForeignKey("note.id"), primary_key=True)
    corrects_id: Mapped[int] = mapped_column(Big, ForeignKey("note.id"), index=True)


class NoteProposal(Base):
    """A note that is to correct another one, prepared by one person and published when a second one signs.

    `state` is waiting, published, or withdrawn.
    """

    __tablename__ = "note_proposal"

    id: Mapped[Number]
    corrects_id: Mapped[int] = mapped_column(Big, ForeignKey("note.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    prepared_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    prepared_at: Mapped[Moment]
    settled_by: Mapped[int | None] = mapped_column(Big, ForeignKey("staff.id"))
    settled_at: Mapped[MaybeMoment]
    note_id: Mapped[int | None] = mapped_column(Big, ForeignKey("note.id"))

    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'published', 'withdrawn')", name="state_known"),
        Index("ix_note_proposal_waiting", "state", "id"),
    )


# What a note says now, loaded with every note: the words of its last amendment, or none where it has its own.
Note.amended = column_property(
    select(NoteAmendment.text)
    .where(NoteAmendment.note_id == Note.id)
    .order_by(NoteAmendment.number.desc())
    .limit(1)
    .correlate_except(NoteAmendment)
    .scalar_subquery()
)
