"""What is kept of the reader of one report, and until when; the address itself is not among it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound
from corrections.models import (
    Article,
    LegalHold,
    ReaderAddition,
    ReaderContact,
    ReaderWords,
    Staff,
    Submission,
)
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class HoldView:
    """The legal hold that stands."""

    reason: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReaderData:
    """One report's data. The dates are None where nothing is kept (any more)."""

    number: int
    slug: str
    case: str
    state: str
    received_at: datetime
    words_until: datetime | None
    address_until: datetime | None
    additions: int
    hold: HoldView | None

    @property
    def anything(self) -> bool:
        """Whether there is something to delete."""
        return self.words_until is not None or self.address_until is not None or self.additions > 0


def reader_data(sessions: Sessions, number: int) -> ReaderData:
    """What is kept with a report. Raises NotFound."""
    with reading(sessions) as session:
        chosen = (
            select(Submission, Article.slug, ReaderWords.purge_after, ReaderContact.purge_after)
            .join(Article, Article.id == Submission.article_id)
            .outerjoin(ReaderWords, ReaderWords.submission_id == Submission.id)
            .outerjoin(ReaderContact, ReaderContact.submission_id == Submission.id)
            .where(Submission.id == number)
        )
        row = session.execute(chosen).one_or_none()
        if row is None:
            raise NotFound
        submission, slug, words_until, address_until = row
        added = select(func.count()).where(ReaderAddition.submission_id == number)
        return ReaderData(
            number=number,
            slug=slug,
            case=case_reference(submission.correction_id) if submission.correction_id else "",
            state=submission.state,
            received_at=submission.received_at,
            words_until=words_until,
            address_until=address_until,
            additions=session.scalar(added) or 0,
            hold=_hold(session, number),
        )


def _hold(session: Session, number: int) -> HoldView | None:
    chosen = (
        select(LegalHold, Staff.name)
        .join(Staff, Staff.id == LegalHold.placed_by)
        .where(LegalHold.submission_id == number, LegalHold.lifted_at.is_(None))
    )
    row = session.execute(chosen).one_or_none()
    return HoldView(row.LegalHold.reason, row.name, row.LegalHold.placed_at) if row else None
