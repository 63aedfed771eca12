"""Changing one's own password, and signing out everywhere else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from corrections.domain.accounts.sign_in_refusals import WrongSignIn
from corrections.domain.actors import Actor
from corrections.domain.record.log_subjects import staff_subject
from corrections.models import Staff
from corrections.models.sessions import Sessions
from corrections.services.accounts.enrolling import end_sessions
from corrections.services.recording import record_private
from corrections.services.signing_in import PasswordsOf
from corrections.services.staffing import staff_row
from corrections.services.transaction import transaction


def change(
    sessions: Sessions,
    old: str,
    new: str,
    *,
    passwords: PasswordsOf,
    keep: bytes,
    by: Actor,
    at: datetime,
) -> None:
    """Put a new password in place of one's own; `keep` is the only session that stays.

    Raises WrongSignIn unless the old one is given, WeakPassword. The slow work is done before the
    transaction, which checks that the old hash still stands.
    """
    with sessions.reads() as session:
        stored = session.scalars(select(Staff.password_hash).where(Staff.id == by.id)).one()
    if not passwords.agree(stored or None, old):
        raise WrongSignIn
    hashed = passwords.hash(new)
    with transaction(sessions) as session:
        staff = staff_row(session, by.id)
        if staff.password_hash != stored:
            raise WrongSignIn
        staff.password_hash = hashed
        end_sessions(session, by.id, but=keep)
        record_private(session, "staff.password_set", staff_subject(staff.id), by=by, at=at, facts={})


def end_other_sessions(sessions: Sessions, *, keep: bytes, by: Actor, at: datetime) -> None:
    """Sign somebody out of every browser but the one at hand."""
    with transaction(sessions) as session:
        staff = staff_row(session, by.id)
        end_sessions(session, by.id, but=keep)
        record_private(session, "staff.sessions_ended", staff_subject(staff.id), by=by, at=at, facts={})
