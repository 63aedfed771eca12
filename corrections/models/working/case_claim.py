"""CaseClaim and ClaimNotice: who is working on a case, and who was told that somebody else took it over."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class CaseClaim(Base):
    """The person at a case. It ends by itself some minutes after the last activity, and protects nothing."""

    __tablename__ = "case_claim"

    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    since: Mapped[Moment]
    active_at: Mapped[Moment]


class ClaimNotice(Base):
    """Tells the previous holder of a claim who took it over; shown until it was seen."""

    __tablename__ = "claim_notice"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"))
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    taken_by: Mapped[str] = mapped_column(String(120))
    at: Mapped[Moment]
    seen_at: Mapped[MaybeMoment]

    __table_args__ = (Index("ix_claim_notice_staff_id", "staff_id", "correction_id", "seen_at"),)
