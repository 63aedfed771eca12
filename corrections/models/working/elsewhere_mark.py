"""ElsewhereMark: what somebody said of a place where the wrong words may have run as well."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number

CHANNELS = "'push', 'newsletter', 'social', 'print', 'partners', 'translations'"


class ElsewhereMark(Base):
    """One mark on one channel of a case; the latest counts. Insert-only."""

    __tablename__ = "elsewhere_mark"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), index=True)
    channel: Mapped[str] = mapped_column(String(12))
    mark: Mapped[str] = mapped_column(String(14))
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(120))
    at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint(f"channel IN ({CHANNELS})", name="channel_known"),
        CheckConstraint("mark IN ('done', 'not_applicable', 'open')", name="mark_known"),
    )
