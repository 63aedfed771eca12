"""An editor publishes a change, or signs it and waits for somebody else's signature."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.casework.calling import Call
from corrections.domain.casework.decision_refusals import SignaturesMissing
from corrections.domain.disclosure import NoteKind, Severity, may_sign_later, signatures_needed, suffices
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.models import Article, Correction, PreparedFix
from corrections.models.sessions import Sessions
from corrections.services.casework.calling_signers import call_signers, tell_authors
from corrections.services.casework.custody_check import check_appeals, check_decides
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided, Decision, Timing, Tokens
from corrections.services.deciding.finishing import Work, carry_out
from corrections.services.deciding.hours import waits
from corrections.services.deciding.preparing import Prepared, prepare
from corrections.services.deciding.signatures import add_signature, check_not_author, signer
from corrections.services.handing.handing_over import check_alone, is_for_cms
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction


def publish(
    sessions: Sessions,
    correction_id: int,
    decision: Decision,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Decided:
    """Prepare the change, sign it, and publish it when the signatures suffice (lifecycle, table 2).

    Raises StaleDecision, NeedsPlace, SignaturesMissing, and whatever policy or the fix refuses.
    """
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_not_author(session, article, by)
        prepared = prepare(session, article, case, decision, by=by, at=at)
        return sign_first(session, article, case, prepared, timing=decision.timing, by=by, at=at, house=house)


def sign_first(
    session: Session,
    article: Article,
    case: Correction,
    prepared: Prepared,
    *,
    timing: Timing,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Decided:
    """Sign what was just prepared: it goes out where that suffices or the rest may follow, else it waits.

    Raises SignaturesMissing where it would have to wait and was not meant to.
    """
    cases = [member.case for member in prepared.members]
    check_decides(session, *cases, by=by)
    tell_authors(session, article, case, at=at)
    add_signature(session, prepared.row, by=by, at=at)
    kind, severity = kind_and_severity(prepared.row)
    people = [signer(session, article, by)]
    complete = suffices(signatures_needed(kind, severity), people)
    waits_first = waits(prepared.row, at=at) or is_for_cms(house, article, prepared)
    later = timing is Timing.LATER and not waits_first  # what has to wait anyway is signed before it goes out
    follows = later and house.sign_later and may_sign_later(kind, severity)
    if complete or follows:
        check_appeals(session, cases, people)
        work = Work(article, case, prepared, signers=(by.id,), complete=complete, house=house)
        return carry_out(session, work, by=by, at=at)
    if timing is not Timing.WAIT:
        raise SignaturesMissing
    if is_for_cms(house, article, prepared):
        check_alone(session, article, prepared)
    return _wait(session, case, prepared, by=by, at=at)


def _wait(session: Session, case: Correction, prepared: Prepared, *, by: Actor, at: datetime) -> Decided:
    for member in prepared.members:
        member.case.first_act_at = member.case.first_act_at or at
        member.case.severity = prepared.row.severity
        move_case(session, member.case, lifecycle.await_signature(CorrectionState(member.case.state)).after)
    call_signers(session, case, call=Call.WANTED, at=at)
    log_arrivals(session, at=at)
    numbers = [member.case.id for member in prepared.members]
    facts = {
        "prepared": prepared.row.id,
        "digest": prepared.row.digest,
        "kind": prepared.row.kind,
        "cases": numbers,
    }
    for number in numbers:
        record_private(session, "correction.prepared", case_reference(number), by=by, at=at, facts=facts)
    return Decided(CorrectionState.AWAITING_SIGNATURE)


def kind_and_severity(row: PreparedFix) -> tuple[NoteKind, Severity]:
    """What a prepared fix was decided to be."""
    return NoteKind(row.kind), Severity(row.severity)
