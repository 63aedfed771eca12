"""Taking people onto the staff, giving roles, closing accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.domain.refusals import EmailTaken, Empty, NotAnEmail, NotFound, StaffRefused
from corrections.domain.text.plain_text import admit
from corrections.models import Staff, StaffRole, StaffSession
from corrections.models.sessions import Sessions
from corrections.services.recording import record_private
from corrections.services.transaction import transaction

EMAIL = re.compile(r"[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f]{1,188}\Z")


def add(
    sessions: Sessions,
    *,
    email: str,
    name: str,
    roles: frozenset[Role],
    password_hash: str,
    at: datetime,
    by: Actor | None = None,
    language: str = "en",
) -> int:
    """Take somebody onto the staff; returns their number. Raises StaffRefused or TextRefused."""
    email, name = _address(email), admit(name, field="name", limit=120, single_line=True)
    if not roles:
        raise StaffRefused(fields={"roles": Empty.code})
    with transaction(sessions) as session:
        if session.scalar(select(Staff.id).where(Staff.email == email)) is not None:
            raise EmailTaken(fields={"email": EmailTaken.code})
        staff = Staff(email=email, name=name, password_hash=password_hash, language=language, joined_at=at)
        session.add(staff)
        session.flush()
        session.add_all(StaffRole(staff_id=staff.id, role=role) for role in sorted(roles))
        facts = {"roles": sorted(roles)}
        record_private(session, "staff.added", _subject(staff), by=by, at=at, facts=facts)
        return staff.id


def disable(sessions: Sessions, staff_id: int, *, by: Actor | None, at: datetime) -> None:
    """Close an account; whoever is signed in with it is out at the next request."""
    with transaction(sessions) as session:
        staff = _staff(session, staff_id)
        staff.disabled_at = staff.disabled_at or at
        session.execute(delete(StaffSession).where(StaffSession.staff_id == staff_id))
        record_private(session, "staff.disabled", _subject(staff), by=by, at=at, facts={})


def give_roles(
    sessions: Sessions, staff_id: int, roles: Iterable[Role], *, by: Actor | None, at: datetime
) -> None:
    """Give somebody these roles in place of those held; it holds from the next request on."""
    with transaction(sessions) as session:
        staff = _staff(session, staff_id)
        given = sorted(set(roles))
        session.execute(delete(StaffRole).where(StaffRole.staff_id == staff_id))
        session.add_all(StaffRole(staff_id=staff_id, role=role) for role in given)
        record_private(session, "staff.roles_given", _subject(staff), by=by, at=at, facts={"roles": given})


def _address(email: str) -> str:
    address = email.strip().lower()
    if not EMAIL.match(address):
        raise NotAnEmail(fields={"email": NotAnEmail.code})
    return address


def _staff(session: Session, staff_id: int) -> Staff:
    staff = session.scalar(select(Staff).where(Staff.id == staff_id).with_for_update())
    if staff is None:
        raise NotFound
    return staff


def _subject(staff: Staff) -> str:
    return f"staff-{staff.id}"
