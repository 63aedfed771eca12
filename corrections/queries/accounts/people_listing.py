"""The staff as an administrator sees it: roles, desks, second factors, who has not come in yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute as Column
from sqlalchemy.orm import Session

from corrections.domain.refusals import NotFound
from corrections.models import Desk, Invitation, SecondFactor, Staff, StaffDesk, StaffRole, StaffSession
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One account."""

    id: int
    email: str
    name: str
    roles: tuple[str, ...]
    desks: tuple[int, ...]
    factors: tuple[str, ...]
    has_password: bool
    disabled_at: datetime | None
    invited_until: datetime | None
    seen_at: datetime | None

    @property
    def state(self) -> str:
        """Whether the account is open, closed, or waits for its first password."""
        if self.disabled_at:
            return "closed"
        return "open" if self.has_password else "invited"


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, and the desks there are."""

    lines: tuple[PersonLine, ...]
    desks: tuple[tuple[int, str], ...]


def people(sessions: Sessions) -> People:
    """Everybody by name, closed accounts last. Seven statements, however many people."""
    with reading(sessions) as session:
        everybody = session.scalars(select(Staff).order_by(Staff.name, Staff.id)).all()
        lines = sorted(_lines(session, everybody), key=lambda line: line.disabled_at is not None)
        return People(tuple(lines), _desks(session))


def person(sessions: Sessions, staff_id: int) -> tuple[PersonLine, tuple[tuple[int, str], ...]]:
    """One account, and the desks there are. Raises NotFound."""
    with reading(sessions) as session:
        staff = session.get(Staff, staff_id)
        if staff is None:
            raise NotFound
        return _lines(session, [staff])[0], _desks(session)


def _desks(session: Session) -> tuple[tuple[int, str], ...]:
    return tuple((desk.id, desk.name) for desk in session.scalars(select(Desk).order_by(Desk.name)))


def _lines(session: Session, everybody: Sequence[Staff]) -> list[PersonLine]:
    numbers = [staff.id for staff in everybody]
    roles, desks, factors = (
        _held(session, numbers, owner, value)
        for owner, value in (
            (StaffRole.staff_id, StaffRole.role),
            (StaffDesk.staff_id, StaffDesk.desk_id),
            (SecondFactor.staff_id, SecondFactor.kind),
        )
    )
    invited = _latest(session, numbers, Invitation.staff_id, Invitation.ends_at)
    seen = _latest(session, numbers, StaffSession.staff_id, StaffSession.seen_at)
    return [
        PersonLine(
            id=staff.id,
            email=staff.email,
            name=staff.name,
            roles=tuple(roles.get(staff.id, ())),
            desks=tuple(desks.get(staff.id, ())),
            factors=tuple(factors.get(staff.id, ())),
            has_password=bool(staff.password_hash),
            disabled_at=staff.disabled_at,
            invited_until=invited.get(staff.id),
            seen_at=seen.get(staff.id),
        )
        for staff in everybody
    ]


def _held(
    session: Session, numbers: list[int], owner: Column[int], value: Column[Any]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for number, each in session.execute(select(owner, value).where(owner.in_(numbers)).order_by(value)):
        found.setdefault(number, []).append(each)
    return found


def _latest(
    session: Session, numbers: list[int], owner: Column[Any], value: Column[datetime]
) -> dict[int, datetime]:
    chosen = select(owner, func.max(value)).where(owner.in_(numbers)).group_by(owner)
    return {row[0]: row[1] for row in session.execute(chosen)}
