"""Causes: the serious errors whose cause is still asked, and what was said of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.minding.causes import asked_before
from corrections.domain.minding.working_days import WorkingDays
from corrections.domain.permissions import Role
from corrections.domain.references import case_reference
from corrections.models import CaseCause, Correction, Staff, StaffDesk
from corrections.models.sessions import Sessions
from corrections.queries.live_headlines import headlines
from corrections.queries.reading_session import reading

PERIOD, MOST_ASKED, MOST_GIVEN = timedelta(days=365), 25, 50


@dataclass(frozen=True, slots=True)
class AskedCause:
    """One serious error: its case, when it was corrected, and what was said of it last."""

    id: int
    reference: str
    headline: str
    language: str
    corrected_at: datetime
    cause: str = ""
    prevention: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Causes:
    """The newest of those still asked, of how many, and the newest answered."""

    asked: tuple[AskedCause, ...]
    number: int
    given: tuple[AskedCause, ...]


def causes(sessions: Sessions, *, by: Actor, days: WorkingDays, at: datetime) -> Causes:
    """The causes that this person may see: all for standards, else those of the person's desks. Seven statements."""
    with reading(sessions) as session:
        serious = _serious(by, days, at)
        newest = serious.order_by(Correction.decided_at.desc(), Correction.id.desc())
        asked = session.scalars(newest.where(~_GIVEN).limit(MOST_ASKED)).all()
        given = session.scalars(newest.where(_GIVEN).limit(MOST_GIVEN)).all()
        return Causes(
            asked=tuple(_told(session, asked)),
            number=_number(session, serious),
            given=tuple(_told(session, given)),
        )


def causes_asked(sessions: Sessions, *, by: Actor, days: WorkingDays, at: datetime) -> int:
    """How many are still asked. One statement."""
    with reading(sessions) as session:
        return _number(session, _serious(by, days, at))


_GIVEN = exists().where(CaseCause.correction_id == Correction.id)


def _number(session: Session, serious: Any) -> int:
    counted = select(func.count()).select_from(serious.where(~_GIVEN).subquery())
    return session.scalars(counted).one()


def _serious(by: Actor, days: WorkingDays, at: datetime) -> Any:
    chosen = select(Correction).where(
        Correction.state == CorrectionState.PUBLISHED,
        Correction.severity == Severity.SERIOUS,
        Correction.decided_at >= at - PERIOD,
        Correction.decided_at < asked_before(at, days),
    )
    if Role.STANDARDS not in by.roles:
        chosen = chosen.where(
            Correction.desk_id.in_(select(StaffDesk.desk_id).where(StaffDesk.staff_id == by.id))
        )
    return chosen


def _told(session: Session, cases: Sequence[Correction]) -> list[AskedCause]:
    names = headlines(session, {case.article_id for case in cases})
    latest = select(func.max(CaseCause.id)).where(CaseCause.correction_id.in_([case.id for case in cases]))
    chosen = select(CaseCause, Staff.name).join(Staff, Staff.id == CaseCause.staff_id)
    rows = session.execute(chosen.where(CaseCause.id.in_(latest.group_by(CaseCause.correction_id))))
    said = {row.correction_id: (row.cause, row.prevention, name) for row, name in rows}
    return [
        AskedCause(
            case.id,
            case_reference(case.id),
            names[case.article_id].words,
            names[case.article_id].language,
            case.decided_at or case.opened_at,
            *said.get(case.id, ("", "", "")),
        )
        for case in cases
    ]
