"""One's own account: second factors, recovery codes left, where one is signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from corrections.models import RecoveryCode, SecondFactor, Staff, StaffSession
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One second factor."""

    id: int
    kind: str
    label: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """What somebody sees of their own account."""

    email: str
    language: str
    factors: tuple[FactorLine, ...]
    recovery_codes: int
    other_sessions: int


def own_account(sessions: Sessions, staff_id: int, *, at: datetime) -> OwnAccount:
    """The account of whoever is signed in. Four statements."""
    with reading(sessions) as session:
        staff = session.get_one(Staff, staff_id)
        held = select(SecondFactor).where(SecondFactor.staff_id == staff_id).order_by(SecondFactor.id)
        living = select(func.count()).where(StaffSession.staff_id == staff_id, StaffSession.ends_at > at)
        return OwnAccount(
            email=staff.email,
            language=staff.language,
            factors=tuple(
                FactorLine(each.id, each.kind, each.label, each.added_at, each.used_at)
                for each in session.scalars(held)
            ),
            recovery_codes=session.scalars(
                select(func.count()).where(RecoveryCode.staff_id == staff_id)
            ).one(),
            other_sessions=session.scalars(living).one() - 1,
        )
