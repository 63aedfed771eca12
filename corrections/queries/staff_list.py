"""The staff: who they are, what they may do, whether the account is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.models import Staff, StaffRole
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One person of the staff."""

    id: int
    email: str
    name: str
    roles: tuple[str, ...]
    joined_at: datetime
    disabled_at: datetime | None

    @property
    def active(self) -> bool:
        """Whether the account is open."""
        return self.disabled_at is None


def everybody(sessions: Sessions) -> tuple[StaffLine, ...]:
    """Everybody of the staff, by name. Two statements."""
    with reading(sessions) as session:
        people = session.scalars(select(Staff).order_by(Staff.name, Staff.id)).all()
        roles: dict[int, list[str]] = {}
        for staff_id, role in session.execute(
            select(StaffRole.staff_id, StaffRole.role).order_by(StaffRole.role)
        ):
            roles.setdefault(staff_id, []).append(role)
        return tuple(
            StaffLine(
                id=staff.id,
                email=staff.email,
                name=staff.name,
                roles=tuple(roles.get(staff.id, ())),
                joined_at=staff.joined_at,
                disabled_at=staff.disabled_at,
            )
            for staff in people
        )
