"""Note: what the public is told about a change."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, MappedSQLExpression, mapped_column

from corrections.models.base import Base, Big, Moment, Number

KINDS = "'correction', 'clarification', 'update', 'editors_note', 'retraction', 'removal'"


class Note(Base):
    """A public note. Insert-only: a wrong note is corrected by another note.

    `amended` are its words since a typo was mended or an apology added (`models/rulings/note_change.py`).

    `changes` are the words before and after (JSON), as far as `restatement` lets them be told; `salt` and
    `commitment` bind all of it.
    """

    __tablename__ = "note"

    id: Mapped[Number]
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    number: Mapped[int] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(20))
    place: Mapped[str] = mapped_column(String(20))
    severity: Mapped[str] = mapped_column(String(10))
    error_type: Mapped[str] = mapped_column(String(32))
    language: Mapped[str] = mapped_column(String(35))
    text: Mapped[str] = mapped_column(Text)
    changes: Mapped[str] = mapped_column(Text)
    restatement: Mapped[str] = mapped_column(String(10), default="full", server_default="full")
    reported_at: Mapped[Moment | None]
    published_at: Mapped[Moment]
    salt: Mapped[bytes] = mapped_column(LargeBinary(32))
    commitment: Mapped[str] = mapped_column(String(64))

    amended: ClassVar[MappedSQLExpression[str | None]]

    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        CheckConstraint(f"kind IN ({KINDS})", name="kind_has_a_note"),
        Index("ix_note_newest", "published_at", "id"),
    )


class NoteCase(Base):
    """Which cases a note answers."""

    __tablename__ = "note_case"

    note_id: Mapped[int] = mapped_column(Big, ForeignKey("note.id"), primary_key=True)
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), primary_key=True, index=True)
