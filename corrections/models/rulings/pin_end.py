"""PinEnd: what stood alone on top was taken down before its time."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class PinEnd(Base):
    """A note's pin, or a ruling, that is not shown any more. Insert-only; why is in the act that did it."""

    __tablename__ = "pin_end"

    id: Mapped[Number]
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    note_pin_id: Mapped[int | None] = mapped_column(Big, ForeignKey("note_pin.id"), unique=True)
    ruling_id: Mapped[int | None] = mapped_column(Big, ForeignKey("regulator_ruling.id"), unique=True)
    ended_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    ended_at: Mapped[Moment]

    __table_args__ = (CheckConstraint("(note_pin_id IS NULL) <> (ruling_id IS NULL)", name="one_of_both"),)
