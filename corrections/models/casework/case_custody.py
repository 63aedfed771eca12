"""CaseCustody and Appeal: who has a case, whether it is stopped, and who asked for a second look."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class CaseCustody(Base):
    """Whose a case is. No row means the desk's, with no flag; the reasons stand in the log as well."""

    __tablename__ = "case_custody"

    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), primary_key=True)
    owner: Mapped[str] = mapped_column(String(10), default="desk")
    owner_reason: Mapped[str] = mapped_column(Text, default="")
    owned_since: Mapped[MaybeMoment]
    legal_flag: Mapped[bool] = mapped_column(Boolean, default=False)
    legal_reason: Mapped[str] = mapped_column(Text, default="")
    flagged_at: Mapped[MaybeMoment]

    __table_args__ = (
        CheckConstraint("owner IN ('desk', 'standards')", name="owner_known"),
        Index("ix_case_custody_owner", "owner", "correction_id"),
        Index("ix_case_custody_flag", "legal_flag", "correction_id"),
    )


class Appeal(Base):
    """A reader's one request for a second look at one answer; `settled_at` once somebody decided again.

    What the reader wrote with it is kept with the reader's other words, where it can be erased.
    """

    __tablename__ = "appeal"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"))
    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"))
    kind: Mapped[str] = mapped_column(String(8))
    asked_at: Mapped[Moment]
    settled_at: Mapped[MaybeMoment]

    __table_args__ = (
        UniqueConstraint("submission_id", "kind"),
        CheckConstraint("kind IN ('appeal', 'missed')", name="kind_known"),
        Index("ix_appeal_correction", "correction_id", "settled_at"),
        Index("ix_appeal_waiting", "settled_at", "id"),
    )
