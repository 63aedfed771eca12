"""An editor looks at a decided case again, with a reason: it is open, and so are the reports it answered."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.disclosure import Severity
from corrections.domain.due import due_at
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.text.plain_text import admit
from corrections.models import Article, Correction
from corrections.models.sessions import Sessions
from corrections.models.whereabouts import anchors_of, chain_for
from corrections.services.casework.custody_check import check_decides
from corrections.services.casework.waiting_again import wait_again
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_REASON = 1000


def reopen(
    sessions: Sessions,
    correction_id: int,
    reason: str,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Decided:
    """Open a case again that was declined or found fixed; what was answered stays on record.

    Raises Empty without a reason, StaleDecision, WrongState, StandardsHasIt, LegallyStopped.
    """
    reason = admit(reason, field="reason", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_decides(session, case, by=by)
        told = wait_again(session, case)
        move_case(session, case, lifecycle.reopen(CorrectionState(case.state)).after)
        case.standing, case.published_version = _standing(session, article, case), None
        case.due_at = due_at(Severity(case.severity), at, house.days)
        log_arrivals(session, at=at)
        facts = {"reason": reason, "told": told}
        record_private(session, "correction.reopened", case_reference(case.id), by=by, at=at, facts=facts)
        return Decided(CorrectionState.OPEN)


def _standing(session: Session, article: Article, case: Correction) -> str:
    anchors = anchors_of(session, [case])
    if case.id not in anchors:
        return "needs_place"
    judged = chain_for(session, article, anchors.values()).judge(anchors[case.id], None)
    return "clean" if judged.verdict.publishes else "needs_place"
