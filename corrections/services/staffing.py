"""Taking people onto the staff, giving roles, closing accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corrections.domain.accounts.account_refusals import LastAdmin, OwnAccount
from corrections.domain.accounts.sign_in_refusals import EmailTaken, NotAnEmail, StaffRefused
from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.domain.record.log_subjects import staff_subject
from corrections.domain.refusals import NotFound
from corrections.domain.text.plain_text import admit
from corrections.domain.text.text_refusals import Empty
from corrections.models import Desk, Staff, StaffDesk, StaffRole, StaffSession
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
    factor_waived: bool = False,
) -> int:
    """Take somebody onto the staff; returns their number. Raises StaffRefused or TextRefused."""
    with transaction(sessions) as session:
        staff = take_on(
            session, email=email, name=name, roles=roles, password_hash=password_hash, by=by, at=at
        )
        staff.language, staff.factor_waived = language, factor_waived
        return staff.id


def take_on(
    session: Session,
    *,
    email: str,
    name: str,
    roles: frozenset[Role],
    password_hash: str,
    by: Actor | None,
    at: datetime,
) -> Staff:
    """The step that makes an account. Raises StaffRefused or TextRefused."""
    email, name = _address(email), admit(name, field="name", limit=120, single_line=True)
    if not roles:
        raise StaffRefused(fields={"roles": Empty.code})
    if session.scalar(select(Staff.id).where(Staff.email == email)) is not None:
        raise EmailTaken(fields={"email": EmailTaken.code})
    staff = Staff(email=email, name=name, password_hash=password_hash, joined_at=at)
    session.add(staff)
    session.flush()
    session.add_all(StaffRole(staff_id=staff.id, role=role) for role in sorted(roles))
    session.flush()
    record_private(
        session, "staff.added", staff_subject(staff.id), by=by, at=at, facts={"roles": sorted(roles)}
    )
    return staff


def disable(sessions: Sessions, staff_id: int, *, by: Actor | None, at: datetime) -> None:
    """Close an account; whoever is signed in with it is out at the next request.

    Raises OwnAccount, and LastAdmin where nobody else could open it again.
    """
    with transaction(sessions) as session:
        staff = _anothers(session, staff_id, by=by)
        _keep_an_admin(session, but=staff_id)
        staff.disabled_at = staff.disabled_at or at
        session.execute(delete(StaffSession).where(StaffSession.staff_id == staff_id))
        record_private(session, "staff.disabled", staff_subject(staff.id), by=by, at=at, facts={})


def enable(sessions: Sessions, staff_id: int, *, by: Actor | None, at: datetime) -> None:
    """Open a closed account again; password and second factors are what they were."""
    with transaction(sessions) as session:
        staff = _anothers(session, staff_id, by=by)
        staff.disabled_at = None
        record_private(session, "staff.enabled", staff_subject(staff.id), by=by, at=at, facts={})


def give_roles(
    sessions: Sessions, staff_id: int, roles: Iterable[Role], *, by: Actor | None, at: datetime
) -> None:
    """Give somebody these roles in place of those held; it holds from the next request on.

    Raises StaffRefused without any role, and LastAdmin.
    """
    given = sorted(set(roles))
    if not given:
        raise StaffRefused(fields={"roles": Empty.code})
    with transaction(sessions) as session:
        staff = staff_row(session, staff_id)
        if Role.ADMIN not in given:
            _keep_an_admin(session, but=staff_id)
        session.execute(delete(StaffRole).where(StaffRole.staff_id == staff_id))
        session.add_all(StaffRole(staff_id=staff_id, role=role) for role in given)
        session.flush()
        record_private(
            session, "staff.roles_given", staff_subject(staff.id), by=by, at=at, facts={"roles": given}
        )


def give_desks(
    sessions: Sessions, staff_id: int, desks: Iterable[int], *, by: Actor | None, at: datetime
) -> None:
    """Say for which desks of the paper somebody works: it filters what they see first. Raises NotFound."""
    given = sorted(set(desks))
    with transaction(sessions) as session:
        staff = staff_row(session, staff_id)
        known = set(session.scalars(select(Desk.id).where(Desk.id.in_(given))))
        if known != set(given):
            raise NotFound
        session.execute(delete(StaffDesk).where(StaffDesk.staff_id == staff_id))
        session.add_all(StaffDesk(staff_id=staff_id, desk_id=desk) for desk in given)
        session.flush()
        record_private(
            session, "staff.desks_given", staff_subject(staff.id), by=by, at=at, facts={"desks": given}
        )


def _keep_an_admin(session: Session, *, but: int) -> None:
    """Lock the open accounts of administrators, or two could close each other's at once. Raises LastAdmin."""
    admins = (
        select(Staff)
        .join(StaffRole, StaffRole.staff_id == Staff.id)
        .where(StaffRole.role == Role.ADMIN, Staff.disabled_at.is_(None))
        .order_by(Staff.id)
        .with_for_update(of=Staff)
    )
    held = [staff.id for staff in session.scalars(admins)]
    if held == [but]:
        raise LastAdmin


def _anothers(session: Session, staff_id: int, *, by: Actor | None) -> Staff:
    if by is not None and by.id == staff_id:
        raise OwnAccount
    return staff_row(session, staff_id)


def _address(email: str) -> str:
    address = email.strip().lower()
    if not EMAIL.match(address):
        raise NotAnEmail(fields={"email": NotAnEmail.code})
    return address


def staff_row(session: Session, staff_id: int) -> Staff:
    """Somebody's account, locked. Raises NotFound."""
    staff = session.scalar(select(Staff).where(Staff.id == staff_id).with_for_update())
    if staff is None:
        raise NotFound
    return staff
