"""Adding and removing second factors, and making recovery codes."""

from __future__ import annotations

import secrets
from base64 import b32encode
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from corrections.domain.accounts.account_refusals import FactorNotAccepted, LastFactor, PasskeyRefused
from corrections.domain.accounts.second_factors import RECOVERY_CODES, FactorKind, Passkey, accepted
from corrections.domain.actors import Actor
from corrections.domain.record.log_subjects import staff_subject
from corrections.domain.refusals import NotFound
from corrections.domain.text.plain_text import admit
from corrections.models import RecoveryCode, SecondFactor, StaffSession
from corrections.models.sessions import Sessions
from corrections.services.accounts.showing_factors import hash_of, person_of
from corrections.services.recording import record_private
from corrections.services.transaction import transaction


def add_generator(
    sessions: Sessions, staff_id: int, *, sealed: bytes, step: int, label: str, at: datetime
) -> Actor:
    """Keep a code generator whose first code was shown. Raises FactorNotAccepted."""
    with transaction(sessions) as session:
        person = person_of(session, staff_id)
        if FactorKind.TOTP not in accepted(person.roles):
            raise FactorNotAccepted
        return _keep(
            session, person, kind=FactorKind.TOTP, label=label, sealed_secret=sealed, last_count=step, at=at
        )


def add_passkey(
    sessions: Sessions,
    staff_id: int,
    made: Passkey,
    *,
    label: str,
    at: datetime,
) -> Actor:
    """Keep a passkey that a browser made. Raises PasskeyRefused for one that is known already."""
    with transaction(sessions) as session:
        person = person_of(session, staff_id)
        known = select(SecondFactor.id).where(SecondFactor.credential_id == made.credential_id)
        if session.scalar(known) is not None:
            raise PasskeyRefused
        return _keep(
            session, person, kind=FactorKind.PASSKEY, label=label,
            credential_id=made.credential_id, public_key=made.public_key, last_count=made.count, at=at,
        )  # fmt: skip


def _keep(
    session: Session, person: Actor, *, kind: FactorKind, label: str, at: datetime, **more: Any
) -> Actor:
    label = admit(label, field="label", limit=60, single_line=True)
    session.add(SecondFactor(staff_id=person.id, kind=kind, label=label, added_at=at, used_at=at, **more))
    session.flush()
    record_private(
        session, "staff.factor_added", staff_subject(person.id), by=person, at=at, facts={"kind": kind}
    )
    return person


def remove_factor(sessions: Sessions, factor_id: int, *, by: Actor, at: datetime) -> None:
    """Take away one of one's own factors. Raises LastFactor where nothing accepted would be left."""
    with transaction(sessions) as session:
        person = person_of(session, by.id)
        factor = session.get(SecondFactor, factor_id)
        if factor is None or factor.staff_id != person.id:
            raise NotFound
        kinds = list(accepted(person.roles))
        others = select(func.count()).where(
            SecondFactor.staff_id == person.id, SecondFactor.id != factor_id, SecondFactor.kind.in_(kinds)
        )
        if not session.scalars(others).one():
            raise LastFactor
        session.delete(factor)
        session.flush()
        facts = {"kind": factor.kind}
        record_private(
            session, "staff.factor_removed", staff_subject(person.id), by=person, at=at, facts=facts
        )


def make_recovery_codes(sessions: Sessions, staff_id: int, *, at: datetime) -> tuple[str, ...]:
    """New codes of 80 random bits in place of those there were; given to be shown, once."""
    codes = tuple(b32encode(secrets.token_bytes(10)).decode() for _ in range(RECOVERY_CODES))
    with transaction(sessions) as session:
        person = person_of(session, staff_id)
        _replace_codes(session, staff_id, codes)
        facts = {"codes": len(codes)}
        record_private(session, "staff.recovery_made", staff_subject(staff_id), by=person, at=at, facts=facts)
    return codes


def forget_factors(session: Session, staff_id: int) -> None:
    """The step that takes all second factors of somebody away, whose device is lost."""
    session.execute(delete(SecondFactor).where(SecondFactor.staff_id == staff_id))
    _replace_codes(session, staff_id, ())


def end_sessions(session: Session, staff_id: int, *, but: bytes | None = None) -> None:
    """The step that ends every session of somebody, or all but the one at hand."""
    gone = delete(StaffSession).where(StaffSession.staff_id == staff_id)
    session.execute(gone if but is None else gone.where(StaffSession.token_hash != but))


def _replace_codes(session: Session, staff_id: int, codes: Iterable[str]) -> None:
    session.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    session.add_all(RecoveryCode(code_hash=hash_of(code), staff_id=staff_id) for code in codes)
