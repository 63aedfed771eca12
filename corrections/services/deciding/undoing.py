"""A published change is reversed by a new version; nothing is rewritten, and readers are told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.alarms import AlarmKind
from corrections.domain.casework.calling import Call
from corrections.domain.casework.decision_refusals import SignaturesMissing
from corrections.domain.disclosure import NoteKind, signatures_needed, suffices
from corrections.domain.due import signature_due
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.notes import check_note
from corrections.domain.references import case_reference
from corrections.domain.refusals import WrongState
from corrections.domain.showing.visibility import WORDS_GONE, Restatement
from corrections.domain.text.plain_text import admit
from corrections.domain.text.text_refusals import Empty
from corrections.models import Article, Correction, Note, PreparedFix
from corrections.models.sessions import Sessions
from corrections.services.alarming import settle_alarm
from corrections.services.casework.calling_signers import call_signers
from corrections.services.casework.custody_check import check_decides
from corrections.services.casework.waiting_again import wait_again
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided, Tokens
from corrections.services.deciding.joining import Member, keep_scope
from corrections.services.deciding.noting import add_note, note_fields_for_log
from corrections.services.deciding.publishing import kind_and_severity
from corrections.services.deciding.reversals import reversal
from corrections.services.deciding.signatures import add_signature, check_not_author, signers_of
from corrections.services.locking import locked_case
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.releasing import Released, release
from corrections.services.rulings.correcting_notes import link_correction, record_correction
from corrections.services.standing import Overtaken, record_overtaken, settle
from corrections.services.transaction import transaction

LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class Reversal:
    """Why a change is taken back, and what the public is told where it had a note."""

    reason: str
    note: str = ""


def undo(
    sessions: Sessions,
    correction_id: int,
    said: Reversal,
    *,
    tokens: Tokens,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> Decided:
    """Bring back the version before the change, as a new version, and open the case again.

    The reversal needs the signatures that the change needed; where sign-later is on, the second may follow.
    Raises NoLongerStands where a later version stands on the change, WrongState where nothing was published,
    NoteMissing where the change had a note and the reversal has none, SignaturesMissing.
    """
    reason = admit(said.reason, field="reason", limit=LONGEST_REASON, single_line=True)
    if not reason:
        raise Empty(fields={"reason": Empty.code})
    with transaction(sessions) as session:
        article, case = locked_case(session, correction_id)
        tokens.check(article, case)
        check_not_author(session, article, by)
        check_decides(session, case, by=by)
        if case.state != CorrectionState.PUBLISHED or case.published_version is None:
            raise WrongState(state=case.state, wanted=CorrectionState.OPEN.value)
        row = session.get_one(PreparedFix, case.prepared_fix_id)
        complete = _signed(session, article, case, row, by=by, at=at)
        if not complete and not house.sign_later:
            raise SignaturesMissing
        said = replace(said, reason=reason)
        return _undo(session, article, case, row, said, complete=complete, by=by, at=at)


def _undo(
    session: Session,
    article: Article,
    case: Correction,
    row: PreparedFix,
    said: Reversal,
    *,
    complete: bool,
    by: Actor,
    at: datetime,
) -> Decided:
    undone = case.published_version
    cases = [case, *_published_with(session, article, case)]
    released, overtaken = _reverse(session, article, case, at=at)
    note = _note(session, article, cases, row, said, version=released.number, at=at)
    told = {each.id: _reopen(session, each, complete=complete, at=at) for each in cases}
    announce(session, "version.published", {"article": article.id, "version": released.number}, at=at)
    if not complete:
        call_signers(session, case, call=Call.WANTED, at=at)
    log_arrivals(session, at=at)
    facts = {"version": released.number, "undone": undone, "reason": said.reason}
    for number, reports in told.items():
        bound = {**facts, "told": reports}
        record_private(session, "correction.undone", case_reference(number), by=by, at=at, facts=bound)
    record_overtaken(session, overtaken, version=released.number, at=at)
    record_public(session, "version.published", released.entry, at=at)
    if note:
        record_public(session, "note.published", note_fields_for_log(note, article), at=at)
        record_correction(session, note, at=at)
    return Decided(CorrectionState.OPEN, released.number, note.reference if note else None, not complete)


def _published_with(session: Session, article: Article, case: Correction) -> list[Correction]:
    """The other cases that the same version settled: what is taken back is the version."""
    chosen = select(Correction).where(
        Correction.article_id == article.id,
        Correction.state == CorrectionState.PUBLISHED,
        Correction.published_version == case.published_version,
        Correction.id != case.id,
    )
    return list(session.scalars(chosen.order_by(Correction.id).with_for_update()))


def _signed(
    session: Session, article: Article, case: Correction, row: PreparedFix, *, by: Actor, at: datetime
) -> bool:
    """Sign the reversal; whether that suffices for what the change had needed."""
    settle_alarm(session, AlarmKind.SIGNATURE_OVERDUE, case_reference(case.id), at=at)
    reversal = PreparedFix(
        correction_id=case.id,
        base_version=article.current_version,
        changes=json.dumps({"undo": case.published_version}),
        proposed="",
        kind=row.kind,
        severity=row.severity,
        error_type=row.error_type,
        place=row.place,
        note="",
        checked="",
        digest=row.digest,
        prepared_by=by.id,
        prepared_at=at,
    )
    session.add(reversal)
    session.flush()
    members = [Member(each, "") for each in (case, *_published_with(session, article, case))]
    keep_scope(session, reversal, members, [])
    add_signature(session, reversal, by=by, at=at)
    return suffices(signatures_needed(*kind_and_severity(row)), signers_of(session, article, reversal))


def _reverse(
    session: Session, article: Article, case: Correction, *, at: datetime
) -> tuple[Released, list[Overtaken]]:
    undone = case.published_version or 0
    text, step = reversal(session, article, undone)
    _reopen_overtaken(session, article, undone)
    released = release(session, article, text, step=step, kind="undo", at=at)
    return released, settle(session, article, step=step, at=at)


def _reopen_overtaken(session: Session, article: Article, undone: int) -> None:
    """Cases that the undone version had settled are open again; settling judges them anew."""
    chosen = select(Correction).where(
        Correction.article_id == article.id,
        Correction.state == CorrectionState.ALREADY_FIXED,
        Correction.published_version == undone,
    )
    for case in session.scalars(chosen).all():
        wait_again(session, case)
        case.standing, case.published_version = "needs_place", None
        move_case(session, case, lifecycle.reopen(CorrectionState(case.state)).after)
    session.flush()


def _note(
    session: Session,
    article: Article,
    cases: Sequence[Correction],
    row: PreparedFix,
    said: Reversal,
    *,
    version: int,
    at: datetime,
) -> Note | None:
    kind = NoteKind(row.kind)
    if not kind.has_note:
        return None
    undone = _undone_note(session, article, cases[0])
    changes = [
        {"part": change["part"], "before": change["after"], "after": change["before"]}
        for change in json.loads(undone.changes)
    ]
    note = add_note(
        session,
        article,
        [case.id for case in cases],
        version=version,
        kind=NoteKind.CORRECTION.value,
        place=row.place,
        severity=row.severity,
        error_type=row.error_type,
        text=check_note(NoteKind.CORRECTION, said.note),
        changes=json.dumps(changes, ensure_ascii=False, sort_keys=True),
        restatement=Restatement.NONE.value if undone.restatement == WORDS_GONE else undone.restatement,
        reported_at=None,
        published_at=at,
    )
    link_correction(session, note, undone)
    return note


def _undone_note(session: Session, article: Article, case: Correction) -> Note:
    """The note that went out with the change; a note that corrects it came later."""
    chosen = select(Note).where(Note.article_id == article.id, Note.version == case.published_version)
    return session.scalars(chosen.order_by(Note.id).limit(1)).one()


def _reopen(session: Session, case: Correction, *, complete: bool, at: datetime) -> list[int]:
    """Open the case and its answered reports again; gives the numbers of those reports."""
    told = wait_again(session, case)
    case.signature_due_at, case.published_version = None if complete else signature_due(at), None
    move_case(session, case, lifecycle.undo(CorrectionState(case.state)).after)
    session.flush()
    return told
