"""CaseCause: why a serious error happened, and what keeps the next one away. For the newsroom only."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class CaseCause(Base):
    """What somebody said of a case's cause; the latest counts, earlier ones are kept."""

    __tablename__ = "case_cause"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"))
    cause: Mapped[str] = mapped_column(String(20))
    prevention: Mapped[str] = mapped_column(Text)
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    at: Mapped[Moment]

    __table_args__ = (
        Index("ix_case_cause_correction", "correction_id", "id"),
        Index("ix_case_cause_at", "at", "id"),
    )
