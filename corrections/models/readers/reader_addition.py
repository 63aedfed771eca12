"""ReaderAddition: what a reader added to a report afterwards. Deleting the row is the erasure."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class ReaderAddition(Base):
    """Evidence, the reply to a question, or why the answer does not do; the log holds its commitment."""

    __tablename__ = "reader_addition"

    id: Mapped[Number]
    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"))
    about: Mapped[str] = mapped_column(String(8))
    words: Mapped[str] = mapped_column(Text)
    evidence_url: Mapped[str] = mapped_column(String(2000))
    question_id: Mapped[int | None] = mapped_column(Big, ForeignKey("reader_question.id"))
    commitment_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    added_at: Mapped[Moment]
    purge_after: Mapped[Moment] = mapped_column(index=True)

    __table_args__ = (
        CheckConstraint("about IN ('evidence', 'question', 'missed', 'appeal')", name="about_known"),
        Index("ix_reader_addition_submission", "submission_id", "id"),
    )
