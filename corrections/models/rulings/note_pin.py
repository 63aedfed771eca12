"""NotePin: a serious apology stands alone on top of the record, for a time."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class NotePin(Base):
    """From when until when a note is shown alone. Insert-only; `salt` and `commitment` bind all of it.

    `on_front` is whether it stands on the front page as well.
    """

    __tablename__ = "note_pin"

    id: Mapped[Number]
    note_id: Mapped[int] = mapped_column(Big, ForeignKey("note.id"))
    number: Mapped[int] = mapped_column(Integer)
    pinned_from: Mapped[Moment]
    pinned_until: Mapped[Moment]
    on_front: Mapped[bool] = mapped_column(Boolean)
    pinned_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    pinned_at: Mapped[Moment]
    salt: Mapped[bytes] = mapped_column(LargeBinary(32))
    commitment: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        UniqueConstraint("note_id", "number"),
        CheckConstraint("pinned_until >= pinned_from", name="lasts"),
        Index("ix_note_pin_until", "pinned_until"),
    )
