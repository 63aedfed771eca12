"""The reports that wait for their article, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from corrections.models import UnplacedReport
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading

ON_A_PAGE, MOST_COUNTED = 25, 1000


@dataclass(frozen=True, slots=True)
class UnplacedRow:
    """One report: where its reader stood, and what was said."""

    id: int
    address: str
    title: str
    part: str
    quote: str
    before: str
    after: str
    proposed: str | None
    comment: str
    evidence_url: str
    concerned: bool
    received_at: datetime


@dataclass(frozen=True, slots=True)
class UnplacedPage:
    """A page of them; `older` is the number after which the next page begins, None at the end.

    `waiting` is how many there are of all pages; no more than a thousand are counted.
    """

    rows: tuple[UnplacedRow, ...]
    older: int | None
    waiting: int


def unplaced_page(sessions: Sessions, *, after: int = 0) -> UnplacedPage:
    """The reports that wait, from the one after this number on."""
    with reading(sessions) as session:
        chosen = (
            select(UnplacedReport)
            .where(UnplacedReport.state == "waiting", UnplacedReport.id > after)
            .order_by(UnplacedReport.id)
            .limit(ON_A_PAGE + 1)
        )
        found = session.scalars(chosen).all()
        shown = tuple(_row(each) for each in found[:ON_A_PAGE])
        all_of_them = select(UnplacedReport.id).where(UnplacedReport.state == "waiting").limit(MOST_COUNTED)
        waiting = session.scalar(select(func.count()).select_from(all_of_them.subquery())) or 0
        return UnplacedPage(shown, shown[-1].id if len(found) > ON_A_PAGE else None, waiting)


def _row(report: UnplacedReport) -> UnplacedRow:
    return UnplacedRow(
        id=report.id,
        address=report.address,
        title=report.title,
        part=report.part,
        quote=report.exact,
        before=report.prefix,
        after=report.suffix,
        proposed=report.proposed,
        comment=report.comment,
        evidence_url=report.evidence_url,
        concerned=report.relation != "none",
        received_at=report.received_at,
    )
