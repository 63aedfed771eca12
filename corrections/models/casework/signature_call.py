"""SignatureCall: each time that those who can sign were called, so that nobody is called twice for one thing."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class SignatureCall(Base):
    """One call for a second signature: wanted, a reminder, or overdue. Insert-only."""

    __tablename__ = "signature_call"

    id: Mapped[Number]
    prepared_fix_id: Mapped[int] = mapped_column(Big, ForeignKey("prepared_fix.id"))
    kind: Mapped[str] = mapped_column(String(8))
    at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint("kind IN ('wanted', 'reminder', 'overdue')", name="kind_known"),
        Index("ix_signature_call_fix", "prepared_fix_id", "at"),
    )
