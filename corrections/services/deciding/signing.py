"""A second person signs a prepared change, or returns it; the drafter recalls it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.binding import bound_digest
from corrections.domain.disclosure import signatures_needed, suffices
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.refusals import NoLongerStands, SignatureFell, WrongState
from corrections.domain.text.fixes import carry
from corrections.domain.text.plain_text import admit
from corrections.models import Article, Correction, PreparedFix
from corrections.models.sessions import Sessions
from corrections.models.version_chain import steps_between, texts_of
from corrections.services.casework.custody_check import check_appeals, check_decides
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.deciding.finishing import Work, carry_out
from corrections.services.deciding.joining import hand_back, members_of
from corrections.services.deciding.preparing import SIGNED, Prepared, stored_fix
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
    house: HouseRules,  # noqa: ARG001  # every decision takes the newsroom's rules
) -> Decided:
    """Sign what was prepared; publish it when that suffices. What was published unsigned is signed afterwards.

    Raises SignatureFell where the words around it changed meanwhile (the case is open again then),
    AlreadySigned, AuthorCannotSign, StaleDecision, WrongState.
    """
    comment = _admitted(comment)
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_not_author(article, by)
        check_decides(session, case, by=by)
        if case.signature_due_at is not None:
            return _sign_late(session, article, case, comment=comment, by=by, at=at)
        lifecycle.hand_back(CorrectionState(case.state))  # only what awaits a signature can be signed
        row = session.get_one(PreparedFix, case.prepared_fix_id)
        prepared = _still_stands(session, article, row)
        if prepared is not None:
            return _sign(session, article, case, prepared, comment=comment, by=by, at=at)
        _fall(session, row, at=at)
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
) -> Decided:
    add_signature(session, prepared.row, by=by, at=at, comment=comment)
    signers, cases = signers_of(session, article, prepared.row), [member.case for member in prepared.members]
    if suffices(signatures_needed(*kind_and_severity(prepared.row)), signers):
        check_decides(session, *cases, by=by)
        check_appeals(session, cases, signers)
        numbers = tuple(signer.staff_id for signer in signers)
        return carry_out(session, Work(article, case, prepared, signers=numbers, complete=True), by=by, at=at)
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
    _record(session, "correction.signed", case, row, by=by, at=at)
    return Decided(CorrectionState(case.state), version=case.published_version, signature_due=not complete)


def _still_stands(session: Session, article: Article, row: PreparedFix) -> Prepared | None:
    """The prepared fix on the live text, if what was signed is untouched there."""
    members = members_of(session, row)
    if any(member.case.state != CorrectionState.AWAITING_SIGNATURE for member in members):
        return None
    numbers = {row.base_version, article.current_version}
    texts = texts_of(session, {(article.id, number) for number in numbers})
    live = texts[article.id, article.current_version]
    steps = steps_between(session, article.id, after=row.base_version, upto=article.current_version)
    try:
        fix = carry(
            stored_fix(row), steps, base=texts[article.id, row.base_version], onto=article.current_version
        )
    except NoLongerStands:
        return None
    digest = bound_digest(fix, live, **{name: getattr(row, name) for name in SIGNED})
    return Prepared(row, fix, live, tuple(members)) if digest == row.digest else None


def _fall(session: Session, row: PreparedFix, *, at: datetime) -> None:
    cases = hand_back(session, row)
    for case in cases:
        announce(session, "signature.fell", {"correction": case.id, "prepared": row.id}, at=at)
    for case in cases:
        subject, facts = case_reference(case.id), {"prepared": row.id}
        record_private(session, "correction.signature_fell", subject, by=None, at=at, facts=facts)


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
