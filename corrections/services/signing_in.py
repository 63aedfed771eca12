"""Signing in: tries are counted before a password is looked at, and every refusal reads the same."""

from __future__ import annotations

import hashlib
import hmac
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from corrections.domain.accounts.sign_in_refusals import TooManyTries, WrongSignIn
from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.models import SignInAttempt, Staff, StaffRole
from corrections.models.sessions import Sessions
from corrections.services.counting import count
from corrections.services.transaction import transaction

WINDOW = timedelta(minutes=5)
# One address alone must not be able to use up an account's tries, or it locks its owner out for ever.
PER_ACCOUNT, PER_ADDRESS, OVERALL = 20, 10, 1_000


class PasswordsOf(Protocol):
    """What signing in asks of the passwords (`outside/passwords.py`)."""

    def hash(self, password: str) -> str: ...
    def agree(self, stored: str | None, password: str) -> bool: ...
    def are_outdated(self, stored: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody typed, and the prefix of the address it came from."""

    email: str
    password: str = field(repr=False)
    address: str

    @property
    def account(self) -> str:
        """The address as accounts are kept under it."""
        return self.email.strip().lower()


def sign_in(
    sessions: Sessions, given: Credentials, *, passwords: PasswordsOf, key: bytes, at: datetime
) -> Actor:
    """Say who this is. Raises TooManyTries before, and WrongSignIn after, looking at the password.

    The slow comparison runs outside any transaction; tries stand in the database, since memory
    would be counted once a process.
    """
    account, address = keyed(key, given.account), keyed(key, given.address)
    staff = admit_try(sessions, given.account, hashes=(account, address), at=at)
    known = staff is not None and staff.disabled_at is None
    if not passwords.agree(staff.password_hash if staff and known else None, given.password) or not staff:
        raise WrongSignIn
    with transaction(sessions) as session:
        session.execute(delete(SignInAttempt).where(SignInAttempt.account_hash == account))
        if passwords.are_outdated(staff.password_hash):
            anew = update(Staff).where(Staff.id == staff.id)
            session.execute(anew.values(password_hash=passwords.hash(given.password)))
        held = session.scalars(select(StaffRole.role).where(StaffRole.staff_id == staff.id))
        return Actor(id=staff.id, name=staff.name, roles=frozenset(map(Role, held)))


def keyed(key: bytes, value: str) -> bytes:
    """What the database knows of an account or an address that somebody tries from."""
    return hmac.new(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


def admit_try(sessions: Sessions, email: str, *, hashes: tuple[bytes, bytes], at: datetime) -> Staff | None:
    """Count a try, by account and address; gives whose account it is. Raises TooManyTries."""
    account, address = hashes
    with transaction(sessions) as session:
        count(session, {"sign_in:tries": 1})  # two tries at once wait here for each other
        session.execute(delete(SignInAttempt).where(SignInAttempt.at <= at - WINDOW))
        _refuse_guessing(session, account, address, at=at)
        session.add(SignInAttempt(account_hash=account, prefix_hash=address, at=at))
        if not email.isprintable():
            return None  # nobody has such an address, and PostgreSQL cannot be asked for a NUL
        return session.scalar(select(Staff).where(Staff.email == email))


def _refuse_guessing(session: Session, account: bytes, address: bytes, *, at: datetime) -> None:
    columns = (SignInAttempt.account_hash, SignInAttempt.prefix_hash, SignInAttempt.at)
    tries = session.execute(select(*columns).order_by(SignInAttempt.at)).all()
    free = max(
        _free_at((row.at for row in tries if row.account_hash == account), PER_ACCOUNT, at=at),
        _free_at((row.at for row in tries if row.prefix_hash == address), PER_ADDRESS, at=at),
        _free_at((row.at for row in tries), OVERALL, at=at),
    )
    if free > at:
        seconds = math.ceil((free - at).total_seconds())
        raise TooManyTries(seconds=seconds, minutes=math.ceil(seconds / 60))


def _free_at(times: Iterable[datetime], limit: int, *, at: datetime) -> datetime:
    """When the next try is free: once the oldest of as many tries as allowed leaves the window."""
    latest = list(times)[-limit:]
    return latest[0] + WINDOW if len(latest) == limit else at
