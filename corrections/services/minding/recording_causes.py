"""Saying why a serious error happened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.minding.causes import Cause, is_asked
from corrections.domain.minding.minding_refusals import CauseNotAsked, NotYourDesk, UnknownCause
from corrections.domain.minding.working_days import WorkingDays
from corrections.domain.permissions import Role
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound
from corrections.domain.text.plain_text import admit
from corrections.models import CaseCause, Correction, StaffDesk
from corrections.models.sessions import Sessions
from corrections.services.recording import record_private
from corrections.services.transaction import transaction

LONGEST = 2_000


def record_cause(
    sessions: Sessions,
    correction_id: int,
    cause: str,
    prevention: str,
    *,
    days: WorkingDays,
    by: Actor,
    at: datetime,
) -> None:
    """Keep the cause of a published serious error and what is done about it.

    Raises UnknownCause, CauseNotAsked before the day after, NotYourDesk for an editor of other desks.
    """
    if cause not in set(Cause):
        raise UnknownCause(fields={"cause": UnknownCause.code})
    words = admit(prevention, field="prevention", limit=LONGEST, single_line=False, required=False)
    with transaction(sessions) as session:
        case = session.scalar(select(Correction).where(Correction.id == correction_id).with_for_update())
        if case is None:
            raise NotFound
        if case.state != CorrectionState.PUBLISHED or case.decided_at is None:
            raise CauseNotAsked
        if not is_asked(Severity(case.severity), case.decided_at, at=at, days=days):
            raise CauseNotAsked
        if Role.STANDARDS not in by.roles and session.get(StaffDesk, (by.id, case.desk_id or 0)) is None:
            raise NotYourDesk
        session.add(CaseCause(correction_id=case.id, cause=cause, prevention=words, staff_id=by.id, at=at))
        session.flush()
        facts = {"cause": cause, "prevention": words}
        record_private(session, "correction.cause_given", case_reference(case.id), by=by, at=at, facts=facts)
