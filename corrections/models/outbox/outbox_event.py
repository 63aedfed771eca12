"""OutboxEvent, Delivery: what the world must hear of, written in the act's own transaction, and who has heard."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


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
        Index("ix_outbox_event_created_at", "created_at"),
    )


class Delivery(Base):
    """One addressee of an event who has been served: `target` names them without their address.

    `accepted` by the other side, `spooled` to a file because no mail server is set, or `refused` for good.
    """

    __tablename__ = "delivery"

    event_id: Mapped[int] = mapped_column(Big, ForeignKey("outbox_event.id"), primary_key=True)
    target: Mapped[str] = mapped_column(String(80), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(10))
    at: Mapped[Moment]

    __table_args__ = (CheckConstraint("outcome IN ('accepted', 'spooled', 'refused')", name="outcome_known"),)
