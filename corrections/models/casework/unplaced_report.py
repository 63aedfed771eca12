"""UnplacedReport: what a reader of an allowed site said of an article that the desk does not have."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class UnplacedReport(Base):
    """One report that waits for its article. Deleting the row is the erasure of what its reader wrote.

    `state` is waiting, placed (then `submission_id` names the report it became) or dismissed.
    """

    __tablename__ = "unplaced_report"

    id: Mapped[Number]
    address: Mapped[str] = mapped_column(String(2000))
    title: Mapped[str] = mapped_column(String(300))
    part: Mapped[str] = mapped_column(String(8))
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    proposed: Mapped[str | None] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    evidence_url: Mapped[str] = mapped_column(String(2000))
    error_type: Mapped[str] = mapped_column(String(32))
    relation: Mapped[str] = mapped_column(String(8))
    language: Mapped[str] = mapped_column(String(12))
    email: Mapped[str] = mapped_column(String(254))
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    submission_id: Mapped[int | None] = mapped_column(Big, ForeignKey("submission.id"))
    receipt_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    key_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    body_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    received_at: Mapped[Moment]
    ended_at: Mapped[MaybeMoment]
    purge_after: Mapped[Moment] = mapped_column(index=True)

    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'placed', 'dismissed')", name="state_known"),
        CheckConstraint("(state = 'placed') = (submission_id IS NOT NULL)", name="placed_with_report"),
        Index("ix_unplaced_report_waiting", "state", "id"),
    )
