"""The morning's digest: what was fixed overnight, what waits for a signature, what is late."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import CorrectionState
from corrections.domain.minding.working_days import WorkingDays
from corrections.domain.permissions import Role
from corrections.domain.references import case_reference
from corrections.models import Alarm, Correction, Staff, StaffRole
from corrections.models.sessions import Sessions
from corrections.queries.live_headlines import headlines
from corrections.queries.minding.standing_now import StandingNow, standing_now
from corrections.queries.reading_session import reading

OVERNIGHT, MOST = timedelta(hours=24), 20


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One case."""

    reference: str
    headline: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What happened in the day before, and what is left."""

    fixed: tuple[DigestLine, ...]
    unsigned: tuple[DigestLine, ...]
    waiting: tuple[DigestLine, ...]
    alarms: int
    now: StandingNow


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody of the standards desk."""

    staff_id: int
    address: str = field(repr=False)
    language: str


def digest(sessions: Sessions, *, days: WorkingDays, at: datetime) -> Digest:
    """The digest as of now."""
    published = Correction.state == CorrectionState.PUBLISHED
    with reading(sessions) as session:
        fixed = _lines(session, published, Correction.decided_at > at - OVERNIGHT)
        unsigned = _lines(session, published, Correction.signature_due_at.is_not(None))
        waiting = _lines(session, Correction.state == CorrectionState.AWAITING_SIGNATURE)
        alarms = len(
            session.scalars(select(Alarm.id).where(Alarm.cleared_at.is_(None)).limit(MOST * 10)).all()
        )
    return Digest(fixed, unsigned, waiting, alarms, standing_now(sessions, days=days, at=at))


def addressees(sessions: Sessions) -> tuple[Addressee, ...]:
    """Everybody of the standards desk whose account is open."""
    with reading(sessions) as session:
        chosen = select(Staff).join(StaffRole, StaffRole.staff_id == Staff.id)
        open_accounts = chosen.where(StaffRole.role == Role.STANDARDS, Staff.disabled_at.is_(None))
        return tuple(
            Addressee(staff.id, staff.email, staff.language)
            for staff in session.scalars(open_accounts.order_by(Staff.id))
        )


def _lines(session: Session, *conditions: object) -> tuple[DigestLine, ...]:
    chosen = select(Correction).where(*conditions).order_by(Correction.id.desc()).limit(MOST)  # type: ignore[arg-type]
    cases = session.scalars(chosen).all()
    names = headlines(session, {case.article_id for case in cases})
    return tuple(DigestLine(case_reference(case.id), names[case.article_id].words) for case in cases)
