"""OutboxEvent: something the world must hear of, written in the act's own transaction."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, MaybeMoment, Moment, Number


class OutboxEvent(Base):
    """Claimed by state, never by number: numbers do not follow commit order. Holds ids, no words."""

    __tablename__ = "outbox_event"

    id: Mapped[Number]
    event_id: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    payload: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    created_at: Mapped[Moment]
    next_attempt_at: Mapped[Moment]
    delivered_at: Mapped[MaybeMoment]

    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'delivered', 'parked')", name="state_known"),
        Index("ix_outbox_event_waiting", "state", "next_attempt_at", "id"),
    )
