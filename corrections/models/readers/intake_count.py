"""IntakeCount, SpentProof, SpamFinding: what is counted of senders, and what waits for a spam check."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment


class IntakeCount(Base):
    """How many reports one sender sent in one window, or letters one address got: the key is a keyed hash.

    That of a sender changes daily; no row outlives its window for long.
    """

    __tablename__ = "intake_count"

    sender: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    window: Mapped[str] = mapped_column(String(24), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
    ends_at: Mapped[Moment] = mapped_column(index=True)


class SpentProof(Base):
    """A proof of work that was used: it is good for one report."""

    __tablename__ = "spent_proof"

    challenge: Mapped[str] = mapped_column(String(64), primary_key=True)
    spent_at: Mapped[Moment] = mapped_column(index=True)


class SpamFinding(Base):
    """Why a report was held back (codes, divided by spaces), and who ended the check how."""

    __tablename__ = "spam_finding"

    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"), primary_key=True)
    rules: Mapped[str] = mapped_column(String(120))
    found_at: Mapped[Moment]
    ended_at: Mapped[MaybeMoment] = mapped_column(index=True)
    ended_by: Mapped[int | None] = mapped_column(Big, ForeignKey("staff.id"))
