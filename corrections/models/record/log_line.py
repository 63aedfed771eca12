"""LogLine, LogWord: how the log is searched. An index to the entries, which `flask log verify` compares."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment


class LogLine(Base):
    """What an entry is about, by the entry's number: kind or act, subject, article, person, reason. Insert-only.

    `at` is the entry's own time, so it never goes back as `seq` grows.
    """

    __tablename__ = "log_line"

    seq: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=False)
    act: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(60))
    article_id: Mapped[int | None] = mapped_column(Big)
    staff_id: Mapped[int | None] = mapped_column(Big)
    reason: Mapped[str] = mapped_column(String(40))
    at: Mapped[Moment]

    __table_args__ = (
        Index("ix_log_line_act", "act", "seq"),
        Index("ix_log_line_subject", "subject", "seq"),
        Index("ix_log_line_article", "article_id", "seq"),
        Index("ix_log_line_staff", "staff_id", "act", "seq"),
        Index("ix_log_line_person", "staff_id", "seq"),
        Index("ix_log_line_reason", "reason", "seq"),
        Index("ix_log_line_at", "at", "seq"),
    )


class LogWord(Base):
    """A word that staff gave an act's reason or comment, and the entry it stands in. Insert-only."""

    __tablename__ = "log_word"

    word: Mapped[str] = mapped_column(String(40), primary_key=True)
    seq: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=False)
