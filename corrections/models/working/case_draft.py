"""CaseDraft: what one person has typed into one form of a case and not yet sent."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment


class CaseDraft(Base):
    """Fields as typed (JSON, names to lists of values), and the live version they were typed on."""

    __tablename__ = "case_draft"

    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"), primary_key=True, index=True)
    form: Mapped[str] = mapped_column(String(12), primary_key=True)
    fields: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer)
    saved_at: Mapped[Moment] = mapped_column(index=True)
