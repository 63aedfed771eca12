"""The standards desk looks, the next day, at what was told as less than suggested: it is confirmed or raised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound, WrongState
from corrections.domain.rulings.ruling_refusals import NotRaised, SamePerson
from corrections.domain.text.plain_text import admit
from corrections.models import Correction, PreparedFix, SeverityReview
from corrections.models.sessions import Sessions
from corrections.services.deciding.joining import hand_back
from corrections.services.locking import locked_case
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class Review:
    """What standards says: None confirms the severity that was chosen, anything else is the higher one it should be."""

    raised_to: Severity | None
    words: str = ""


def review_severity(sessions: Sessions, prepared_id: int, said: Review, *, by: Actor, at: datetime) -> None:
    """Confirm or raise, once. A raised change that still waits goes back to its drafter.

    What was published stays published: the case is more serious from then on, and a note can be corrected by
    another one. Raises NotFound, WrongState where nothing was lowered or it was reviewed already, SamePerson for
    whoever lowered it, NotRaised.
    """
    words = admit(said.words, field="words", limit=LONGEST_WORDS, single_line=True, required=False)
    with transaction(sessions) as session:
        row = session.get(PreparedFix, prepared_id)
        if row is None:
            raise NotFound
        _, case = locked_case(session, row.correction_id)
        _check(session, row, said, by=by)
        severity = said.raised_to or Severity(row.severity)
        session.add(
            SeverityReview(
                prepared_fix_id=row.id,
                outcome="raised" if said.raised_to else "confirmed",
                severity=severity.value,
                words=words,
                reviewed_by=by.id,
                reviewed_at=at,
            )
        )
        if said.raised_to:
            _raise(session, case, row, severity, at=at)
        session.flush()
        log_arrivals(session, at=at)
        facts = {"prepared": row.id, "was": row.severity, "severity": severity.value, "comment": words}
        act = "correction.severity_raised" if said.raised_to else "correction.severity_confirmed"
        record_private(session, act, case_reference(case.id), by=by, at=at, facts=facts)


def _check(session: Session, row: PreparedFix, said: Review, *, by: Actor) -> None:
    reviewed = session.get(SeverityReview, row.id) is not None
    if reviewed or not row.departure_reason:
        raise WrongState(state="reviewed" if reviewed else "kept", wanted="lowered")
    if row.prepared_by == by.id:
        raise SamePerson
    if said.raised_to and said.raised_to.rank <= Severity(row.severity).rank:
        raise NotRaised(fields={"severity": NotRaised.code})


def _raise(session: Session, case: Correction, row: PreparedFix, severity: Severity, *, at: datetime) -> None:
    waits = case.state == CorrectionState.AWAITING_SIGNATURE and case.prepared_fix_id == row.id
    if waits:
        hand_back(session, row)
        announce(session, "correction.returned", {"correction": case.id, "prepared": row.id}, at=at)
    else:
        case.revision += 1
    case.severity = severity.value
