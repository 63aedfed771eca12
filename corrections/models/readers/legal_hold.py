"""LegalHold: an order that a report's words and address be kept, whatever their date, until it is lifted."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number

STANDING = text("lifted_at IS NULL")


class LegalHold(Base):
    """One hold on one report; the log has its placing and its lifting as well."""

    __tablename__ = "legal_hold"

    id: Mapped[Number]
    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"))
    reason: Mapped[str] = mapped_column(Text)
    placed_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    placed_at: Mapped[Moment]
    lifted_by: Mapped[int | None] = mapped_column(Big, ForeignKey("staff.id"))
    lifted_at: Mapped[MaybeMoment]

    __table_args__ = (
        Index("ix_legal_hold_submission", "submission_id", "id"),
        Index(
            "uq_legal_hold_standing",
            "submission_id",
            unique=True,
            sqlite_where=STANDING,
            postgresql_where=STANDING,
        ),
    )
