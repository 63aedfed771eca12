"""LogCheckpoint, LogSubtree, LogSubject: what was signed of the log, and what serves it to others quickly."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment


class LogCheckpoint(Base):
    """A signed statement of the tree's size and root (C2SP signed note). Insert-only."""

    __tablename__ = "log_checkpoint"

    size: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=False)
    root: Mapped[bytes] = mapped_column(LargeBinary(32))
    note: Mapped[str] = mapped_column(Text)
    signed_at: Mapped[Moment]


class LogSubtree(Base):
    """The hash over 256^level leaves, the `number`-th of its level; leaf hashes stand with entries. Insert-only."""

    __tablename__ = "log_subtree"

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class LogSubject(Base):
    """Which entry speaks of a note or a version, once a checkpoint covers it. Insert-only."""

    __tablename__ = "log_subject"

    subject: Mapped[str] = mapped_column(String(60), primary_key=True)
    seq: Mapped[int] = mapped_column(Big)
