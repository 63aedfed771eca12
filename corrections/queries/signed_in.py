"""Who a browser's session belongs to, asked anew at every request."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from corrections.domain import session_life
from corrections.domain.actors import Actor
from corrections.domain.permissions import Role
from corrections.models import Staff, StaffRole, StaffSession
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class KeptSession:
    """What a session holds, and its person with the roles held now; nobody before the sign-in."""

    contents: dict[str, Any]
    person: Actor | None
    seen_at: datetime
    factor_waived: bool = False
    single_keys: bool = True


def kept_session(sessions: Sessions, token_hash: bytes, *, at: datetime) -> KeptSession | None:
    """The living session under a token. One statement; a disabled person's session is none."""
    found = (
        select(StaffSession, Staff, StaffRole.role)
        .outerjoin(Staff, Staff.id == StaffSession.staff_id)
        .outerjoin(StaffRole, StaffRole.staff_id == Staff.id)
        .where(StaffSession.token_hash == token_hash)
    )
    with reading(sessions) as session:
        return _living(session.execute(found).all(), at=at)


def _living(rows: Sequence[Any], *, at: datetime) -> KeptSession | None:
    if not rows:
        return None
    kept, staff, _role = rows[0]
    if session_life.is_over(seen_at=kept.seen_at, ends_at=kept.ends_at, at=at):
        return None
    if staff is not None and staff.disabled_at is not None:
        return None
    roles = frozenset(Role(role) for _kept, _staff, role in rows if role)
    person = Actor(id=staff.id, name=staff.name, roles=roles) if staff is not None else None
    return KeptSession(
        contents=json.loads(kept.contents),
        person=person,
        seen_at=kept.seen_at,
        factor_waived=staff is not None and staff.factor_waived,
        single_keys=staff is None or staff.single_keys,
    )
