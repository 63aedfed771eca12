"""CaseComment and CaseOpening: what the staff say among themselves, and what they found without a reader."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class CaseComment(Base):
    """An internal note on a case. Insert-only; no page for the public ever reads this table."""

    __tablename__ = "case_comment"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), index=True)
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(120))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment]


class CaseOpening(Base):
    """Who of the staff opened a case without a report, who had found it, what it should say, and why. Insert-only."""

    __tablename__ = "case_opening"

    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(120))
    proposed: Mapped[str | None] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment]
    found_by: Mapped[str] = mapped_column(String(12), default="staff", server_default="staff")

    __table_args__ = (
        CheckConstraint(
            "found_by IN ('reader', 'subject', 'staff', 'author', 'newsroom', 'regulator', 'automatic')",
            name="found_by_known",
        ),
    )
