"""Showing a second factor: tries are counted before a code is looked at, and a code is good once."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corrections.domain.accounts.account_refusals import PasskeyRefused, WrongCode
from corrections.domain.accounts.second_factors import (
    LONGEST_WINDOW,
    FactorKind,
    Passkey,
    accepted,
    code_typed,
    free_at,
    secret_typed,
)
from corrections.domain.accounts.sign_in_refusals import TooManyTries
from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.domain.record.log_subjects import staff_subject
from corrections.models import FactorAttempt, RecoveryCode, SecondFactor, Staff, StaffRole
from corrections.models.sessions import Sessions
from corrections.services.recording import record_private
from corrections.services.transaction import transaction


class FactorsOf(Protocol):
    """What is asked of the second factors (`outside/authenticators.py`)."""

    def new_secret(self) -> str: ...
    def address(self, secret: str, *, email: str) -> str: ...
    def picture(self, address: str) -> str: ...
    def seal(self, secret: str, *, staff_id: int) -> bytes: ...
    def open(self, sealed: bytes, *, staff_id: int) -> str: ...
    def step_of(self, secret: str, code: str, *, at: datetime) -> int | None: ...
    def to_register(
        self, *, staff_id: int, email: str, name: str, known: Sequence[bytes]
    ) -> tuple[str, bytes]: ...
    def registered(self, answer: str, *, challenge: bytes) -> Passkey: ...
    def to_show(self, known: Sequence[bytes]) -> tuple[str, bytes]: ...
    def named(self, answer: str) -> bytes: ...
    def shown(self, answer: str, *, challenge: bytes, public_key: bytes, count: int) -> int: ...


def show_code(sessions: Sessions, staff_id: int, typed: str, *, factors: FactorsOf, at: datetime) -> Actor:
    """Take a one-time or recovery code, once. Raises WrongCode, TooManyTries; gives the person it let in."""
    code, recovery = code_typed(typed), secret_typed(typed)

    def take(session: Session, person: Actor) -> None:
        if recovery:
            _use_recovery(session, person, recovery, at=at)
        else:
            _use_step(session, person, code, factors=factors, at=at)

    return _shown(sessions, staff_id, take, at=at)


def show_passkey(
    sessions: Sessions, staff_id: int, answer: str, *, challenge: bytes, factors: FactorsOf, at: datetime
) -> Actor:
    """Take a passkey's answer to our challenge. Raises PasskeyRefused, TooManyTries; gives the person."""

    def take(session: Session, person: Actor) -> None:
        chosen = select(SecondFactor).where(
            SecondFactor.staff_id == person.id, SecondFactor.credential_id == factors.named(answer)
        )
        passkey = session.scalar(chosen.with_for_update())
        if passkey is None or passkey.public_key is None:
            raise PasskeyRefused
        passkey.last_count = factors.shown(
            answer, challenge=challenge, public_key=passkey.public_key, count=passkey.last_count
        )
        passkey.used_at = at

    return _shown(sessions, staff_id, take, at=at)


def _shown(
    sessions: Sessions, staff_id: int, take: Callable[[Session, Actor], None], *, at: datetime
) -> Actor:
    _count_try(sessions, staff_id, at=at)
    with transaction(sessions) as session:
        person = person_of(session, staff_id)
        take(session, person)
        session.execute(delete(FactorAttempt).where(FactorAttempt.staff_id == staff_id))
        return person


def person_of(session: Session, staff_id: int) -> Actor:
    """The person of an open account, locked, with the roles held now. Raises WrongCode."""
    open_account = select(Staff).where(Staff.id == staff_id, Staff.disabled_at.is_(None))
    staff = session.scalar(open_account.with_for_update())
    if staff is None:
        raise WrongCode
    held = session.scalars(select(StaffRole.role).where(StaffRole.staff_id == staff_id))
    return Actor(id=staff.id, name=staff.name, roles=frozenset(map(Role, held)))


def _count_try(sessions: Sessions, staff_id: int, *, at: datetime) -> None:
    with transaction(sessions) as session:
        session.execute(select(Staff.id).where(Staff.id == staff_id).with_for_update())
        mine = FactorAttempt.staff_id == staff_id
        session.execute(delete(FactorAttempt).where(mine, FactorAttempt.at <= at - LONGEST_WINDOW))
        tries = session.scalars(select(FactorAttempt.at).where(mine).order_by(FactorAttempt.at)).all()
        free = free_at(tries, at=at)
        if free > at:
            seconds = math.ceil((free - at).total_seconds())
            raise TooManyTries(seconds=seconds, minutes=math.ceil(seconds / 60))
        session.add(FactorAttempt(staff_id=staff_id, at=at))


def _use_step(session: Session, person: Actor, code: str, *, factors: FactorsOf, at: datetime) -> None:
    if FactorKind.TOTP not in accepted(person.roles):
        raise WrongCode
    mine = select(SecondFactor).where(
        SecondFactor.staff_id == person.id, SecondFactor.kind == FactorKind.TOTP
    )
    for generator in session.scalars(mine.order_by(SecondFactor.id).with_for_update()):
        secret = factors.open(generator.sealed_secret or b"", staff_id=person.id)
        step = factors.step_of(secret, code, at=at) if secret and code else None
        if step is not None and step > generator.last_count:
            generator.last_count, generator.used_at = step, at
            return
    raise WrongCode


def _use_recovery(session: Session, person: Actor, recovery: str, *, at: datetime) -> None:
    mine = select(RecoveryCode).where(
        RecoveryCode.code_hash == hash_of(recovery), RecoveryCode.staff_id == person.id
    )
    kept = session.scalar(mine.with_for_update())
    if kept is None:
        raise WrongCode
    session.delete(kept)
    session.flush()
    record_private(session, "staff.recovery_used", staff_subject(person.id), by=person, at=at, facts={})


def hash_of(secret: str) -> bytes:
    """What the database keeps of a code of 80 random bits."""
    return hashlib.sha256(secret.encode()).digest()
