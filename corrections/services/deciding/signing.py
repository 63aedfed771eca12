"""A second person signs a prepared change, or returns it; the drafter recalls it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.alarms import AlarmKind
from corrections.domain.casework.decision_refusals import SignatureFell
from corrections.domain.disclosure import signatures_needed, suffices
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import WrongState
from corrections.domain.text.plain_text import admit
from corrections.models import Article, Correction, PreparedFix
from corrections.models.sessions import Sessions
from corrections.services.alarming import settle_alarm
from corrections.services.casework.custody_check import check_appeals, check_decides
from corrections.services.casework.falling import let_fall, record_fallen, still_stands
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.deciding.finishing import Work, carry_out
from corrections.services.deciding.joining import hand_back, members_of
from corrections.services.deciding.preparing import Prepared
from corrections.services.deciding.publishing import kind_and_severity
from corrections.services.deciding.signatures import add_signature, check_not_author, signers_of
from corrections.services.locking import locked_case
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_COMMENT = 500


def sign(
    sessions: Sessions,
    correction_id: int,
    *,
    tokens: Tokens,
    comment: str = "",
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Decided:
    """Sign what was prepared; publish it when that suffices. What was published unsigned is signed afterwards.

    Raises SignatureFell where the words around it changed meanwhile (the case is open again then),
    AlreadySigned, AuthorCannotSign, StaleDecision, WrongState.
    """
    comment = _admitted(comment)
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_not_author(session, article, by)
        check_decides(session, case, by=by)
        if case.signature_due_at is not None:
            return _sign_late(session, article, case, comment=comment, by=by, at=at)
        lifecycle.hand_back(CorrectionState(case.state))  # only what awaits a signature can be signed
        row = session.get_one(PreparedFix, case.prepared_fix_id)
        prepared = still_stands(session, article, row)
        if prepared is not None:
            return _sign(session, article, case, prepared, comment=comment, by=by, at=at, house=house)
        for each in let_fall(session, row, at=at):
            record_fallen(session, case_reference(each.id), row.id, at=at)
    raise SignatureFell


def _sign(
    session: Session,
    article: Article,
    case: Correction,
    prepared: Prepared,
    *,
    comment: str,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Decided:
    add_signature(session, prepared.row, by=by, at=at, comment=comment)
    signers, cases = signers_of(session, article, prepared.row), [member.case for member in prepared.members]
    if suffices(signatures_needed(*kind_and_severity(prepared.row)), signers):
        check_decides(session, *cases, by=by)
        check_appeals(session, cases, signers)
        numbers = tuple(signer.staff_id for signer in signers)
        work = Work(article, case, prepared, signers=numbers, complete=True, house=house)
        return carry_out(session, work, by=by, at=at)
    for member in prepared.members:
        member.case.revision += 1
    _record(session, "correction.signed", case, prepared.row, by=by, at=at)
    return Decided(CorrectionState.AWAITING_SIGNATURE)


def _sign_late(
    session: Session, article: Article, case: Correction, *, comment: str, by: Actor, at: datetime
) -> Decided:
    row = session.get_one(PreparedFix, case.prepared_fix_id)
    add_signature(session, row, by=by, at=at, comment=comment, late=True)
    complete = suffices(signatures_needed(*kind_and_severity(row)), signers_of(session, article, row))
    for member in members_of(session, row):
        member.case.signature_due_at = None if complete else member.case.signature_due_at
        member.case.revision += 1
        if complete:
            settle_alarm(session, AlarmKind.SIGNATURE_OVERDUE, case_reference(member.case.id), at=at)
    _record(session, "correction.signed", case, row, by=by, at=at)
    return Decided(
        CorrectionState(case.state),
        version=case.published_version,
        signature_due=not complete,
        signed_afterwards=True,
    )


def send_back(
    sessions: Sessions,
    correction_id: int,
    *,
    tokens: Tokens,
    comment: str = "",
    by: Actor,
    at: datetime,
    house: HouseRules,  # noqa: ARG001  # every decision takes the newsroom's rules
) -> Decided:
    """Return a prepared change to its drafter, or recall one's own; the case is open again."""
    comment = _admitted(comment)
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        if case.state != CorrectionState.AWAITING_SIGNATURE:
            raise WrongState(state=case.state, wanted=CorrectionState.OPEN.value)
        row = session.get_one(PreparedFix, case.prepared_fix_id)
        cases = hand_back(session, row)
        act = "correction.recalled" if row.prepared_by == by.id else "correction.returned"
        announce(session, act, {"correction": case.id, "prepared": row.id}, at=at)
        log_arrivals(session, at=at)
        facts = {"prepared": row.id, "comment": comment}
        for each in cases:
            record_private(session, act, case_reference(each.id), by=by, at=at, facts=facts)
        return Decided(CorrectionState.OPEN)


def _admitted(comment: str) -> str:
    return admit(comment, field="comment", limit=LONGEST_COMMENT, single_line=False, required=False)


def _record(
    session: Session, act: str, case: Correction, row: PreparedFix, *, by: Actor, at: datetime
) -> None:
    log_arrivals(session, at=at)
    facts = {"prepared": row.id, "digest": row.digest}
    record_private(session, act, case_reference(case.id), by=by, at=at, facts=facts)
