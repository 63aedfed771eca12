"""MovedReport: a report that went from one case to another, so that it can go back. Insert-only."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from corrections.models.base import Base, Big, Moment, Number


class MovedReport(Base):
    """One move of one report, by whom and when. The report itself names the case it is in now."""

    __tablename__ = "moved_report"

    id: Mapped[Number]
    submission_id: Mapped[int] = mapped_column(Big, ForeignKey("submission.id"), index=True)
    from_case: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"))
    to_case: Mapped[int] = mapped_column(Big, ForeignKey("correction.id"))
    moved_by: Mapped[int] = mapped_column(Big, ForeignKey("staff.id"))
    at: Mapped[Moment]

    __table_args__ = (Index("ix_moved_report_from_case", "from_case", "to_case"),)
