"""Correction: the newsroom's case about one passage, with any number of reports."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, String, Text, false, select, text
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.article import Article
from corrections.models.base import Base, Big, MaybeMoment, Moment, Number


def _where(condition: str) -> dict[str, Any]:
    """An index over only those rows; queries have to say the same words."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def _desk_of_article(context: Any) -> int | None:
    """The desk of the article that a new case is about."""
    article = context.get_current_parameters()["article_id"]
    desk: int | None = context.connection.scalar(select(Article.desk_id).where(Article.id == article))
    return desk


class Correction(Base):
    """The case. Its passage (code points, half open) stays on the version of its first report.

    `standing` is the only thing publishing writes on cases it touches; `revision` counts every act,
    and decisions must name it. `desk_id` is the article's, kept here so that a desk's cases are one range of
    an index. A case that goes on in another one names it in `lead_id`. `without_note` says that the case stands for
    a change without a note that nobody has settled yet. `handed_at` and `live_due_at` are
    there while a signed change is with the CMS: since when, and by when it should be seen live.
    """

    __tablename__ = "correction"

    id: Mapped[Number]
    article_id: Mapped[int] = mapped_column(Big, ForeignKey("article.id"))
    desk_id: Mapped[int | None] = mapped_column(Big, ForeignKey("desk.id"), default=_desk_of_article)
    lead_id: Mapped[int | None] = mapped_column(Big, ForeignKey("correction.id"), index=True)
    state: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int] = mapped_column(Integer, default=1)
    standing: Mapped[str] = mapped_column(String(16), default="clean")
    severity: Mapped[str] = mapped_column(String(10), default="ordinary")
    version: Mapped[int] = mapped_column(Integer)
    part: Mapped[str] = mapped_column(String(8))
    start: Mapped[int | None] = mapped_column(Integer)
    end: Mapped[int | None] = mapped_column(Integer)
    reports: Mapped[int] = mapped_column(Integer, default=0)
    waiting: Mapped[int] = mapped_column(Integer, default=0)
    subject_involved: Mapped[bool] = mapped_column(Boolean, default=False)
    opened_at: Mapped[Moment]
    due_at: Mapped[Moment]
    first_act_at: Mapped[MaybeMoment]
    decided_at: Mapped[MaybeMoment]
    published_version: Mapped[int | None] = mapped_column(Integer)
    prepared_fix_id: Mapped[int | None] = mapped_column(Big)
    signature_due_at: Mapped[MaybeMoment]
    handed_at: Mapped[MaybeMoment]
    live_due_at: Mapped[MaybeMoment]
    decline_reason: Mapped[str] = mapped_column(String(40), default="")
    internal_note: Mapped[str] = mapped_column(Text, default="")
    without_note: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())

    __table_args__ = (
        CheckConstraint(
            "state IN ('open', 'awaiting_signature', 'scheduled', 'published', 'declined',"
            " 'already_fixed', 'merged')",
            name="state_known",
        ),
        CheckConstraint("standing IN ('clean', 'needs_place', 'already_fixed')", name="standing_known"),
        CheckConstraint("severity IN ('minor', 'ordinary', 'serious')", name="severity_known"),
        CheckConstraint(
            '(start IS NULL AND "end" IS NULL) OR (start >= 0 AND "end" >= start)', name="span_half_open"
        ),
        Index("ix_correction_passage", "article_id", "state", "version", "part", "start"),
        Index("ix_correction_due", "state", "due_at", "id"),
        Index("ix_correction_newest", "state", "id"),
        CheckConstraint("(state = 'merged') = (lead_id IS NOT NULL)", name="merged_has_a_lead"),
        Index("ix_correction_signature_due", "signature_due_at"),
        Index("ix_correction_live_due", "live_due_at", "id", **_where("live_due_at IS NOT NULL")),
        Index(
            "ix_correction_to_sign",
            "state",
            "signature_due_at",
            "id",
            **_where("signature_due_at IS NOT NULL"),
        ),
        Index("ix_correction_most_reported", "state", "reports", "id"),
        Index("ix_correction_desk_due", "desk_id", "state", "due_at", "id"),
        Index("ix_correction_severity_due", "severity", "state", "due_at", "id"),
        Index("ix_correction_needs_place", "state", "due_at", "id", **_where("standing = 'needs_place'")),
        Index("ix_correction_subject", "state", "due_at", "id", **_where("subject_involved")),
        Index("ix_correction_without_note", "state", "due_at", "id", **_where("without_note")),
        Index("ix_correction_prepared", "prepared_fix_id", "state", **_where("prepared_fix_id IS NOT NULL")),
    )


def _article_of_case(context: Any) -> int | None:
    """The article of the case that a new place is for."""
    case = context.get_current_parameters()["correction_id"]
    article: int | None = context.connection.scalar(
        select(Correction.article_id).where(Correction.id == case)
    )
    return article


class Placement(Base):
    """A place that a person chose for a passage, on a later version. Insert-only."""

    __tablename__ = "placement"

    id: Mapped[Number]
    correction_id: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"), index=True)
    article_id: Mapped[int | None] = mapped_column(Big, ForeignKey("article.id"), default=_article_of_case)
    version: Mapped[int] = mapped_column(Integer)
    part: Mapped[str] = mapped_column(String(8))
    start: Mapped[int] = mapped_column(Integer)
    end: Mapped[int] = mapped_column(Integer)
    chosen_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    at: Mapped[Moment]

    __table_args__ = (
        CheckConstraint('start >= 0 AND "end" >= start', name="span_half_open"),
        Index("ix_placement_passage", "article_id", "version", "part", "start"),
    )
