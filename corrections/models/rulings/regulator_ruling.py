"""RegulatorRuling, SeverityReview, Dissent: what others decided about us, and what we said to each other."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, LargeBinary, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


class RegulatorRuling(Base):
    """A regulator's ruling on an article, in the wording it ordered: locked, and pinned until its time is over.

    `on_front` is whether the order wants it on the front page as well; `pinned_from` is None where it stood at once.

    Insert-only; `ruled_on` is a day (ISO 8601), `salt` and `commitment` bind all of it.
    """

    __tablename__ = "regulator_ruling"

    id: Mapped[Number]
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    regulator: Mapped[str] = mapped_column(String(120))
    ruled_on: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(String(2000), default="")
    language: Mapped[str] = mapped_column(String(35))
    pinned_from: Mapped[MaybeMoment]
    pinned_until: Mapped[MaybeMoment]
    on_front: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    published_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    published_at: Mapped[Moment]
    salt: Mapped[bytes] = mapped_column(LargeBinary(32))
    commitment: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index("ix_regulator_ruling_article", "article_id", "id"),)


class SeverityReview(Base):
    """What the standards desk said the next day about a change told as less than suggested. Insert-only."""

    __tablename__ = "severity_review"

    prepared_fix_id: Mapped[int] = mapped_column(Big, ForeignKey("prepared_fix.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(10))
    severity: Mapped[str] = mapped_column(String(10))
    words: Mapped[str] = mapped_column(Text)
    reviewed_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    reviewed_at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint("outcome IN ('confirmed', 'raised')", name="outcome_known"),
        CheckConstraint("severity IN ('minor', 'ordinary', 'serious')", name="severity_known"),
    )


class Dissent(Base):
    """Somebody of the desk holds that a decision was wrong, and says so for the record. Insert-only."""

    __tablename__ = "dissent"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"))
    staff_id: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(120))
    roles: Mapped[str] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment]

    __table_args__ = (Index("ix_dissent_correction", "correction_id", "id"),)
