"""PreparedFix and Signature: exactly what an editor prepared, and who stands for exactly that."""

from __future__ import annotations

from sqlalchemy import Boolean, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class PreparedFix(Base):
    """A closed fix with its note and kind, as prepared. Insert-only: other words are another row.

    `changes` is the closed fix (JSON; spans are code points, half open, on `base_version`);
    `digest` is what a signature binds: splices, the blocks around them, note and kind. `restatement` is how much
    of the wrong words the note repeats, `publish_at` the hour that it waits for.
    """

    __tablename__ = "prepared_fix"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), index=True)
    base_version: Mapped[int] = mapped_column(Integer)
    changes: Mapped[str] = mapped_column(Text)
    proposed: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    severity: Mapped[str] = mapped_column(String(10))
    error_type: Mapped[str] = mapped_column(String(32))
    place: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text)
    checked: Mapped[str] = mapped_column(Text)
    departure_reason: Mapped[str] = mapped_column(Text, default="")
    restatement: Mapped[str] = mapped_column(String(10), default="full", server_default="full")
    publish_at: Mapped[MaybeMoment]
    digest: Mapped[str] = mapped_column(String(64))
    prepared_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"), index=True)
    prepared_at: Mapped[Moment]


class Signature(Base):
    """One person's approval of one prepared fix. Insert-only."""

    __tablename__ = "signature"

    id: Mapped[Number]
    prepared_fix_id: Mapped[int] = mapped_column(Big, ForeignKey("prepared_fix.id"))
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(120))
    roles: Mapped[str] = mapped_column(String(80))
    digest: Mapped[str] = mapped_column(String(64))
    after_publishing: Mapped[bool] = mapped_column(Boolean, default=False)
    comment: Mapped[str] = mapped_column(Text, default="")
    signed_at: Mapped[Moment]

    __table_args__ = (UniqueConstraint("prepared_fix_id", "staff_id"),)
