"""An editor closes one abusive report of a case; the case and the other reports go on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState, SubmissionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import NotFound, WrongState
from corrections.models import Correction, Submission
from corrections.models.sessions import Sessions
from corrections.services.answering import Reply, answer
from corrections.services.casework.asking_readers import UNDECIDED
from corrections.services.casework.custody_check import check_appeal, check_decides
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.deciding.signatures import check_not_author, signer
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction


def close_as_abuse(
    sessions: Sessions,
    correction_id: int,
    report: int,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every act of the desk takes the newsroom's rules
) -> Decided:
    """Close one report without a mail; its receipt says so, and whatever becomes of the case is not its answer.

    Raises NotFound for a report of another case, WrongState where case or report are decided, StaleDecision,
    StandardsHasIt, LegallyStopped, AppealNeedsAnother, AuthorCannotSign.
    """
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_not_author(session, article, by)
        check_decides(session, case, by=by)
        check_appeal(session, case, [signer(session, article, by)])
        closed = _report(session, case, report)
        reason = DeclineReason.ABUSIVE
        answer(session, case, [(closed, Reply(reason.outcome, reason.value))], at=at)
        case.first_act_at = case.first_act_at or at
        move_case(session, case, CorrectionState(case.state))
        log_arrivals(session, at=at)
        facts = {"submission": closed.id}
        record_private(
            session, "submission.closed_as_abuse", case_reference(case.id), by=by, at=at, facts=facts
        )
        return Decided(CorrectionState(case.state))


def _report(session: Session, case: Correction, number: int) -> Submission:
    report = session.get(Submission, number)
    if report is None or report.correction_id != case.id:
        raise NotFound
    if case.state not in UNDECIDED or report.state != SubmissionState.OPEN:
        raise WrongState(state=report.state, wanted=SubmissionState.ANSWERED.value)
    return report
