"""WholeChange: what a prepared fix does to its whole article, besides or instead of splices."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big


class WholeChange(Base):
    """A new status, a whole new text with the edits that make it of the base version, or a new address. Insert-only.

    Empty or null is unchanged. `status_before` is the status that it was signed for.
    """

    __tablename__ = "whole_change"

    prepared_fix_id: Mapped[int] = mapped_column(Big, ForeignKey("prepared_fix.id"), primary_key=True)
    status_before: Mapped[str] = mapped_column(String(10))
    status_after: Mapped[str] = mapped_column(String(10), default="")
    covered: Mapped[bool] = mapped_column(Boolean, default=False)
    by_order: Mapped[bool] = mapped_column(Boolean, default=False)
    slug: Mapped[str] = mapped_column(String(160), default="")
    headline: Mapped[str | None] = mapped_column(Text)
    dek: Mapped[str | None] = mapped_column(Text)
    body: Mapped[str | None] = mapped_column(Text)
    edits: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        CheckConstraint("status_after IN ('', 'live', 'held', 'retracted', 'removed')", name="status_known"),
        CheckConstraint(
            "(body IS NULL AND headline IS NULL AND dek IS NULL AND edits = '')"
            " OR (body IS NOT NULL AND headline IS NOT NULL AND dek IS NOT NULL AND edits <> '')",
            name="text_whole",
        ),
    )
