"""Somebody works on a case: claimed at the first edit, renewed by activity, taken over with a notice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.refusals import NotFound
from corrections.domain.working import claims
from corrections.models import CaseClaim, ClaimNotice, Correction
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction


def take_over(sessions: Sessions, correction_id: int, *, by: Actor, at: datetime) -> None:
    """Claim a case, whoever is at it; the previous holder is told. Raises NotFound."""
    with transaction(sessions) as session:
        check_case(session, correction_id)
        held = _held(session, correction_id)
        if held is not None and held.staff_id != by.id and claims.stands(held.active_at, at):
            notice = {"correction_id": correction_id, "taken_by": by.name, "at": at}
            session.add(ClaimNotice(staff_id=held.staff_id, **notice))
        _write(session, correction_id, held, by=by, at=at)


def see_notices(sessions: Sessions, correction_id: int, *, by: Actor, at: datetime) -> None:
    """The previous holder has read who took the case over."""
    with transaction(sessions) as session:
        told = update(ClaimNotice).where(
            ClaimNotice.correction_id == correction_id,
            ClaimNotice.staff_id == by.id,
            ClaimNotice.seen_at.is_(None),
        )
        session.execute(told.values(seen_at=at))


def touch(session: Session, correction_id: int, *, by: Actor, at: datetime) -> None:
    """Note that somebody edits a case: theirs from now on, unless somebody else's claim still stands."""
    held = _held(session, correction_id)
    if held is not None and claims.stands(held.active_at, at):
        if held.staff_id == by.id and claims.is_due(held.active_at, at):
            held.active_at = at
        return
    _write(session, correction_id, held, by=by, at=at)


def let_go(session: Session, correction_id: int, *, by: Actor) -> None:
    """The holder is done with a case."""
    mine = delete(CaseClaim).where(CaseClaim.correction_id == correction_id, CaseClaim.staff_id == by.id)
    session.execute(mine)


def check_case(session: Session, correction_id: int) -> None:
    """Raises NotFound where there is no such case."""
    if session.scalar(select(Correction.id).where(Correction.id == correction_id)) is None:
        raise NotFound


def _held(session: Session, correction_id: int) -> CaseClaim | None:
    chosen = select(CaseClaim).where(CaseClaim.correction_id == correction_id)
    return session.scalar(chosen.with_for_update())


def _write(session: Session, correction_id: int, held: CaseClaim | None, *, by: Actor, at: datetime) -> None:
    values = {"staff_id": by.id, "name": by.name, "since": at, "active_at": at}
    if held is not None:
        for name, value in values.items():
            setattr(held, name, value)
        session.flush()
        return
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    row = insert(CaseClaim).values(correction_id=correction_id, **values)
    session.execute(row.on_conflict_do_nothing())  # whoever came first at the same moment has it
