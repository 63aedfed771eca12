"""LogEntry, LogHead, PrivateAct: the log as stored bytes, its frontier, and what only the newsroom holds."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment


class LogEntry(Base):
    """One leaf of the tree: the bytes that were hashed, and its leaf hash. Insert-only."""

    __tablename__ = "log_entry"

    seq: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=False)
    entry: Mapped[bytes] = mapped_column(LargeBinary)
    leaf_hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class LogHead(Base):
    """Size and frontier of the tree (RFC 6962): the row every append locks last."""

    __tablename__ = "log_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    size: Mapped[int] = mapped_column(Big)
    frontier: Mapped[str] = mapped_column(Text)

    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)


class PrivateAct(Base):
    """The bytes behind a private entry and the key of its commitment; the columns are an index to it.

    Insert-only. Holds ids, codes and what staff say of a decision, never a reader's words or address.
    """

    __tablename__ = "private_act"

    seq: Mapped[int] = mapped_column(Big, primary_key=True, autoincrement=False)
    act: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(60))
    staff_id: Mapped[int | None] = mapped_column(Big)
    at: Mapped[Moment]
    contents: Mapped[bytes] = mapped_column(LargeBinary)
    commitment_key: Mapped[bytes] = mapped_column(LargeBinary(32))

    __table_args__ = (
        Index("ix_private_act_subject", "subject", "seq"),
        Index("ix_private_act_staff", "staff_id", "seq"),
    )
