"""ReaderQuestion: what the desk asks one reader; it lapses after ten days and never stops the case."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number

OPEN = text("state = 'open'")


class ReaderQuestion(Base):
    """One question about one report. Its words may quote the reader, and go when the reader's words go.

    `state` is open, replied, lapsed, or closed (the report was decided or taken back meanwhile).
    """

    __tablename__ = "reader_question"

    id: Mapped[Number]
    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"))
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"))
    question: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(8), default="open")
    asked_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    asked_at: Mapped[Moment]
    lapses_at: Mapped[Moment]
    ended_at: Mapped[MaybeMoment]

    __table_args__ = (
        CheckConstraint("state IN ('open', 'replied', 'lapsed', 'closed')", name="state_known"),
        Index("ix_reader_question_submission", "submission_id", "id"),
        Index("ix_reader_question_correction", "correction_id", "id"),
        Index("ix_reader_question_lapses", "state", "lapses_at"),
        Index(
            "uq_reader_question_open", "submission_id", unique=True, sqlite_where=OPEN, postgresql_where=OPEN
        ),
    )
