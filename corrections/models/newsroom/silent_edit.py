"""SilentEdit: what went into an article without a note and looks like more than a minor fix."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment


class SilentEdit(Base):
    """One card for an article and a shift; its case carries it through the queue.

    `base_version` and `last_version` are the versions before and after what changed without a note. `outcome` is
    empty while it is open, then `noted` or `routine`; `reason` is the editor's word for a routine update.
    """

    __tablename__ = "silent_edit"

    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), primary_key=True)
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    shift_at: Mapped[Moment]
    base_version: Mapped[int] = mapped_column(Integer)
    last_version: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(20))
    severity: Mapped[str] = mapped_column(String(10))
    place: Mapped[str] = mapped_column(String(20))
    signals: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(String(10), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    settled_at: Mapped[MaybeMoment]

    __table_args__ = (
        CheckConstraint("outcome IN ('', 'noted', 'routine')", name="outcome_known"),
        CheckConstraint("base_version < last_version", name="versions_rise"),
        Index(
            "uq_silent_edit_open",
            "article_id",
            "shift_at",
            unique=True,
            sqlite_where=text("outcome = ''"),
            postgresql_where=text("outcome = ''"),
        ),
    )
