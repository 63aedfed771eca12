"""Keeping, renewing and ending the sessions of the staff's browsers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, update

from corrections.domain import session_life
from corrections.models import StaffSession
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction


def begin(
    sessions: Sessions,
    token_hash: bytes,
    contents: str,
    *,
    staff_id: int | None,
    instead_of: bytes | None,
    at: datetime,
) -> None:
    """Start a session under a new token; the one it replaces is dead, and so are those that ran out."""
    with transaction(sessions) as session:
        gone = StaffSession.ends_at <= at
        if instead_of is not None:
            gone |= StaffSession.token_hash == instead_of
        session.execute(delete(StaffSession).where(gone))
        session.add(
            StaffSession(
                token_hash=token_hash,
                staff_id=staff_id,
                contents=contents,
                created_at=at,
                seen_at=at,
                ends_at=session_life.end_of(signed_in=staff_id is not None, at=at),
            )
        )


def keep(sessions: Sessions, token_hash: bytes, contents: str, *, at: datetime) -> None:
    """Write what the session holds now. One that was ended meanwhile stays ended."""
    with transaction(sessions) as session:
        kept = update(StaffSession).where(StaffSession.token_hash == token_hash)
        session.execute(kept.values(contents=contents, seen_at=at))


def note_sign_of_life(sessions: Sessions, token_hash: bytes, *, at: datetime) -> None:
    """Remember that its person was here."""
    with transaction(sessions) as session:
        kept = update(StaffSession).where(StaffSession.token_hash == token_hash)
        session.execute(kept.values(seen_at=at))


def end(sessions: Sessions, token_hash: bytes) -> None:
    """End a session for certain: its token opens nothing any more."""
    with transaction(sessions) as session:
        session.execute(delete(StaffSession).where(StaffSession.token_hash == token_hash))
