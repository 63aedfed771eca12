"""Inviting people and resetting accounts: a code, good once and for a while, to choose a password with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corrections.domain.accounts.account_refusals import AccountClosed, OwnAccount, WrongInvitation
from corrections.domain.accounts.invitations import GOOD_FOR, InvitationKind, invitation_code
from corrections.domain.accounts.second_factors import secret_typed
from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.domain.record.log_subjects import staff_subject
from corrections.models import Invitation, SignInAttempt, Staff
from corrections.models.sessions import Sessions
from corrections.services.accounts.enrolling import end_sessions, forget_factors
from corrections.services.accounts.showing_factors import hash_of
from corrections.services.outbox.announcing import announce
from corrections.services.recording import record_private
from corrections.services.signing_in import Credentials, admit_try, keyed
from corrections.services.staffing import staff_row, take_on
from corrections.services.transaction import transaction


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who may choose a password until then, with this code; the code is shown once."""

    staff_id: int
    code: str = field(repr=False)
    ends_at: datetime


def invite(
    sessions: Sessions, *, email: str, name: str, roles: frozenset[Role], key: bytes, by: Actor, at: datetime
) -> Invited:
    """Take somebody onto the staff who will choose a password. Raises StaffRefused or TextRefused."""
    with transaction(sessions) as session:
        staff = take_on(session, email=email, name=name, roles=roles, password_hash="", by=by, at=at)
        return _invitation(session, staff, InvitationKind.INVITATION, key=key, at=at)


def invite_again(sessions: Sessions, staff_id: int, *, key: bytes, by: Actor, at: datetime) -> Invited:
    """A new code for somebody who has not come in yet. Raises AccountClosed, OwnAccount."""
    with transaction(sessions) as session:
        staff = _other(session, staff_id, by=by)
        record_private(session, "staff.invited_again", staff_subject(staff.id), by=by, at=at, facts={})
        return _invitation(session, staff, InvitationKind.INVITATION, key=key, at=at)


def reset(
    sessions: Sessions, staff_id: int, *, factors_too: bool, key: bytes, by: Actor | None, at: datetime
) -> Invited:
    """End somebody's sessions and password, and their second factors too when the device is lost.

    `by` is nobody where it is done at the machine itself. Raises AccountClosed, OwnAccount.
    """
    with transaction(sessions) as session:
        staff = _other(session, staff_id, by=by)
        staff.password_hash = ""
        end_sessions(session, staff_id)
        if factors_too:
            forget_factors(session, staff_id)
        facts = {"second_factors": factors_too}
        record_private(session, "staff.reset", staff_subject(staff.id), by=by, at=at, facts=facts)
        return _invitation(session, staff, InvitationKind.RESET, key=key, at=at)


def choose_password(
    sessions: Sessions, given: Credentials, code: str, *, password_hash: str, key: bytes, at: datetime
) -> int:
    """Use a code, once: the password holds, every session is ended. Raises WrongInvitation, TooManyTries.

    The second factor is still asked for at the sign-in that follows; the code replaces the password only.
    """
    hashes = keyed(key, given.account), keyed(key, given.address)
    admit_try(sessions, given.account, hashes=hashes, at=at)
    typed = secret_typed(code)
    with transaction(sessions) as session:
        chosen = select(Invitation).where(Invitation.code_hash == hash_of(typed)).with_for_update()
        invitation = session.scalar(chosen) if typed else None
        if invitation is None or invitation.used_at is not None or at >= invitation.ends_at:
            raise WrongInvitation
        staff = staff_row(session, invitation.staff_id)
        if staff.disabled_at is not None or staff.email != given.account:
            raise WrongInvitation
        invitation.used_at, staff.password_hash = at, password_hash
        end_sessions(session, staff.id)
        session.execute(delete(SignInAttempt).where(SignInAttempt.account_hash == hashes[0]))
        person = Actor(id=staff.id, name=staff.name, roles=frozenset())
        record_private(session, "staff.password_set", staff_subject(staff.id), by=person, at=at, facts={})
        return staff.id


def _other(session: Session, staff_id: int, *, by: Actor | None) -> Staff:
    if by is not None and staff_id == by.id:
        raise OwnAccount
    staff = staff_row(session, staff_id)
    if staff.disabled_at is not None:
        raise AccountClosed
    return staff


def _invitation(session: Session, staff: Staff, kind: InvitationKind, *, key: bytes, at: datetime) -> Invited:
    """Earlier codes of the same person end; the code follows from the number of its row."""
    mine = select(Invitation).where(Invitation.staff_id == staff.id, Invitation.used_at.is_(None))
    for earlier in session.scalars(mine.with_for_update()):
        earlier.ends_at = min(earlier.ends_at, at)
    invitation = Invitation(
        staff_id=staff.id, kind=kind, code_hash=uuid4().bytes * 2, made_at=at, ends_at=at + GOOD_FOR[kind]
    )
    session.add(invitation)
    session.flush()
    code = invitation_code(key, invitation.id)
    invitation.code_hash = hash_of(code)
    announce(session, f"staff.{kind}", {"invitation": invitation.id}, at=at)
    return Invited(staff.id, code, invitation.ends_at)
