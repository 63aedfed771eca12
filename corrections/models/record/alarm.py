"""Alarm: something that somebody must look at, until it is cleared."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class Alarm(Base):
    """One alarm; `kind`, `subject` and `detail` are codes and ids. Of one kind and subject, one is open."""

    __tablename__ = "alarm"

    id: Mapped[Number]
    kind: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(120))
    detail: Mapped[str] = mapped_column(String(200), default="")
    raised_at: Mapped[Moment]
    cleared_at: Mapped[MaybeMoment]
    cleared_by: Mapped[int | None] = mapped_column(Big, ForeignKey("staff.id"))

    __table_args__ = (
        Index(
            "ix_alarm_open",
            "kind",
            "subject",
            unique=True,
            sqlite_where=text("cleared_at IS NULL"),
            postgresql_where=text("cleared_at IS NULL"),
        ),
        Index("ix_alarm_cleared_at", "cleared_at", "id"),
    )
