"""Handover: a case that this desk passed on, and to whom, so that "somebody has it now" is true."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class Handover(Base):
    """One passing on, to the standards desk or to support, with what an editor said to them. Insert-only."""

    __tablename__ = "handover"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), index=True)
    reason: Mapped[str] = mapped_column(String(40))
    taken_on_by: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint("taken_on_by IN ('standards', 'support')", name="taken_on_by_known"),
        Index("ix_handover_newest", "taken_on_by", "id"),
    )
