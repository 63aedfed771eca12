"""What a prepared fix reaches beyond its own case: other cases that go out with it, other places it changes."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big


class PreparedCase(Base):
    """Another case of the same article that a prepared fix settles as well, with the words for it. Insert-only."""

    __tablename__ = "prepared_case"

    prepared_fix_id: Mapped[int] = mapped_column(Big, ForeignKey("prepared_fix.id"), primary_key=True)
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), primary_key=True, index=True)
    proposed: Mapped[str] = mapped_column(Text)


class PreparedPlace(Base):
    """Another place of the base version that a prepared fix changes as well (code points, half open). Insert-only."""

    __tablename__ = "prepared_place"

    prepared_fix_id: Mapped[int] = mapped_column(Big, ForeignKey("prepared_fix.id"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    part: Mapped[str] = mapped_column(String(8))
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    proposed: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        CheckConstraint("part IN ('headline', 'dek', 'body')", name="part_known"),
        CheckConstraint('start >= 0 AND "end" >= start', name="span_half_open"),
    )
