"""An editor merges a case into another one of the article, or takes it out again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.refusals import StaleDecision, WrongState
from corrections.domain.sorting.sorting_refusals import LeadsOthers, OtherArticle, SameCase
from corrections.models import Correction, MovedReport, Submission
from corrections.models.sessions import Sessions
from corrections.services.casework.custody_check import check_decides
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided, Tokens, state_token
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.sorting.moving_reports import both_named, locked_pair, move_reports, reports_in
from corrections.services.transaction import transaction


@dataclass(frozen=True, slots=True)
class Lead:
    """The case that another one goes on in, and the state it was believed to be in."""

    correction_id: int
    state: str


def merge(
    sessions: Sessions,
    correction_id: int,
    lead: Lead,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every act of the desk takes the newsroom's rules
) -> Decided:
    """Let a case go on as part of the lead: its reports are answered with the lead's, each by its own words.

    Raises SameCase, OtherArticle, LeadsOthers, StaleDecision for either case, WrongState.
    """
    if lead.correction_id == correction_id:
        raise SameCase
    with transaction(sessions) as session:
        article, _ = locked_case(session, correction_id)
        case, target = locked_pair(session, correction_id, lead.correction_id)
        tokens.check(article, case)
        _check(session, case, target, lead)
        check_decides(session, case, target, by=by)
        reports = reports_in(session, case)
        move_reports(session, reports, case, target, by=by, at=at)
        _join(session, case, target)
        log_arrivals(session, at=at)
        facts = both_named((case, target), reports)
        for name in facts["cases"]:
            record_private(session, "correction.merged", name, by=by, at=at, facts=facts)
        return Decided(CorrectionState.MERGED)


def take_out(
    sessions: Sessions,
    correction_id: int,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every act of the desk takes the newsroom's rules
) -> Decided:
    """Take a merged case out of its lead again, with the reports that came with it.

    What the lead has answered meanwhile stays answered. Raises StaleDecision, WrongState.
    """
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        after = lifecycle.split(CorrectionState(case.state)).after
        case, lead = locked_pair(session, case.id, case.lead_id or 0)
        check_decides(session, case, lead, by=by)
        reports = _came_with(session, case, lead)
        move_reports(session, reports, lead, case, by=by, at=at)
        case.lead_id = None
        move_case(session, case, after)
        move_case(session, lead, CorrectionState(lead.state))
        log_arrivals(session, at=at)
        facts = both_named((case, lead), reports)
        for name in facts["cases"]:
            record_private(session, "correction.taken_out", name, by=by, at=at, facts=facts)
        return Decided(after)


def _check(session: Session, case: Correction, target: Correction, lead: Lead) -> None:
    if target.article_id != case.article_id:
        raise OtherArticle
    if state_token(target) != lead.state:
        raise StaleDecision
    if target.state != CorrectionState.OPEN:
        raise WrongState(state=target.state, wanted=CorrectionState.OPEN.value)
    if session.scalar(select(Correction.id).where(Correction.lead_id == case.id).limit(1)) is not None:
        raise LeadsOthers


def _join(session: Session, case: Correction, target: Correction) -> None:
    """The lead is due when the first of the two was, and everybody concerned is concerned by it."""
    target.due_at = min(target.due_at, case.due_at)
    target.subject_involved = target.subject_involved or case.subject_involved
    case.lead_id = target.id
    move_case(session, case, lifecycle.merge(CorrectionState(case.state)).after)
    move_case(session, target, CorrectionState(target.state))


def _came_with(session: Session, case: Correction, lead: Correction) -> list[Submission]:
    """The reports that are in the lead now and came to it from this case."""
    came = select(MovedReport.submission_id).where(
        MovedReport.from_case == case.id, MovedReport.to_case == lead.id
    )
    chosen = select(Submission).where(Submission.correction_id == lead.id, Submission.id.in_(came))
    return list(session.scalars(chosen.order_by(Submission.id).with_for_update()))
