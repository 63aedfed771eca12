"""Somebody who was invited, or whose account was reset, as long as the code is good."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from corrections.models import Invitation, Staff
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class InvitedPerson:
    """Whom to write to, and until when the code is good."""

    staff_id: int
    email: str = field(repr=False)
    name: str
    language: str
    ends_at: datetime


def invited_person(sessions: Sessions, invitation_id: int, *, at: datetime) -> InvitedPerson | None:
    """The person behind an invitation; None once it was used, ran out, or the account was closed."""
    with reading(sessions) as session:
        chosen = (
            select(Invitation.ends_at, Staff)
            .join(Staff, Staff.id == Invitation.staff_id)
            .where(Invitation.id == invitation_id, Invitation.used_at.is_(None), Invitation.ends_at > at)
            .where(Staff.disabled_at.is_(None))
        )
        found = session.execute(chosen).one_or_none()
        if found is None:
            return None
        ends_at, staff = found
        return InvitedPerson(staff.id, staff.email, staff.name, staff.language, ends_at)
