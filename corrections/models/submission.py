"""Submission: what one reader said. The words and the address stand apart, each erasable."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    func,
    select,
    true,
)  # fmt: skip
from sqlalchemy.orm import Mapped, Session, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number

OUTCOMES = "'fixed', 'changed_differently', 'already_fixed', 'declined', 'passed_on', 'closed_abuse'"


class Submission(Base):
    """The fact of a report: where, when, what became of it. Positions are code points, half open."""

    __tablename__ = "submission"

    id: Mapped[Number]
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    correction_id: Mapped[int | None] = mapped_column(Big, ForeignKey("correction.id"), index=True)
    version: Mapped[int] = mapped_column(Integer)
    part: Mapped[str] = mapped_column(String(8))
    start: Mapped[int | None] = mapped_column(Integer)
    end: Mapped[int | None] = mapped_column(Integer)
    verdict: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(12))
    error_type: Mapped[str] = mapped_column(String(32), default="")
    relation: Mapped[str] = mapped_column(String(8), default="none")
    language: Mapped[str] = mapped_column(String(12), default="en")
    commitment: Mapped[str] = mapped_column(String(64))
    receipt_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    received_at: Mapped[Moment]
    logged_seq: Mapped[int | None] = mapped_column(Big, ForeignKey("log_entry.seq"))

    __table_args__ = (
        CheckConstraint("part IN ('headline', 'dek', 'body')", name="part_known"),
        CheckConstraint("state IN ('quarantined', 'open', 'answered', 'withdrawn')", name="state_known"),
        CheckConstraint("relation IN ('none', 'quoted', 'subject', 'author')", name="relation_known"),
        CheckConstraint(
            '(start IS NULL AND "end" IS NULL) OR (start >= 0 AND "end" >= start)', name="span_half_open"
        ),
        Index("ix_submission_unlogged", "logged_seq", "id"),
    )


def drawn_number(session: Session) -> int | None:
    """The number of the next report where one can be drawn beforehand; None on SQLite, which gives it on insert."""
    if session.get_bind().dialect.name == "sqlite":
        return None
    return session.connection().scalar(_NEXT)


_NEXT = select(func.nextval(func.pg_get_serial_sequence("submission", "id")))


class ReaderWords(Base):
    """What the reader wrote, and the key of its commitment. Deleting the row is the erasure."""

    __tablename__ = "reader_words"

    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"), primary_key=True)
    exact: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text)
    suffix: Mapped[str] = mapped_column(Text)
    proposed: Mapped[str | None] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    evidence_url: Mapped[str] = mapped_column(String(2000))
    commitment_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    purge_after: Mapped[Moment] = mapped_column(index=True)


class ReaderContact(Base):
    """The address for the answer, if one was given. Never in logs, never in the audit log.

    `mailed` is whether the last letter that was due was sent: too many to one address, or of one article, are not.
    """

    __tablename__ = "reader_contact"

    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"), primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    mailed: Mapped[bool] = mapped_column(Boolean, default=True, server_default=true())
    purge_after: Mapped[Moment] = mapped_column(index=True)


class Answer(Base):
    """One answer to one report. Earlier answers are kept. Insert-only."""

    __tablename__ = "answer"

    id: Mapped[Number]
    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(40), default="")
    message: Mapped[str] = mapped_column(Text, default="")
    checked: Mapped[str] = mapped_column(Text, default="", server_default="")
    version: Mapped[int | None] = mapped_column(Integer)
    note_id: Mapped[int | None] = mapped_column(Big, ForeignKey("note.id"))
    at: Mapped[Moment]

    __table_args__ = (CheckConstraint(f"outcome IN ({OUTCOMES})", name="outcome_known"),)


class IdempotencyKey(Base):
    """A key that a sender gave, so that a double tap makes one report."""

    __tablename__ = "idempotency_key"

    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    body_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"))
    at: Mapped[MaybeMoment] = mapped_column(index=True)
