"""The step that carries a signed fix out: version, note, answers, other cases, outbox, and the log last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.casework.calling import Call
from corrections.domain.due import signature_due
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import apply, edits_of
from corrections.models import Article, Correction, Note, Submission
from corrections.services.answering import Reply, answer
from corrections.services.casework.calling_signers import call_signers
from corrections.services.casework.custody_check import check_goes_out, settle_appeals
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided
from corrections.services.deciding.hours import schedule, waits
from corrections.services.deciding.noting import note_fields_for_log, write_note
from corrections.services.deciding.preparing import Prepared
from corrections.services.deciding.replies import replies_of
from corrections.services.newsroom.whole_work import Effects, put_into_effect, record_effects
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.releasing import Released, release
from corrections.services.standing import Overtaken, record_overtaken, settle


@dataclass(frozen=True, slots=True)
class Work:
    """A prepared fix about to be published: everything is locked, checked and signed.

    `case` is the one it was signed at; `prepared.members` are all that it settles.
    """

    article: Article
    case: Correction
    prepared: Prepared
    signers: tuple[int, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Done:
    released: Released
    note: Note | None
    answered: Mapping[int, Sequence[tuple[Submission, Reply]]]
    overtaken: Sequence[Overtaken]
    effects: Effects


def carry_out(session: Session, work: Work, *, by: Actor | None, at: datetime) -> Decided:
    """Publish: all of it in the caller's transaction, or none; or let it wait for its hour."""
    cases = [member.case for member in work.prepared.members]
    check_goes_out(session, cases)
    if waits(work.prepared.row, at=at):
        return schedule(session, work.prepared.row, cases, by=by, at=at)
    done = _publish(session, work, at=at)
    _announce(session, work, done, at=at)
    _record(session, work, done, by=by, at=at)
    return Decided(
        state=CorrectionState.PUBLISHED,
        version=done.released.number,
        note=done.note.reference if done.note else None,
        signature_due=not work.complete,
    )


def _publish(session: Session, work: Work, *, at: datetime) -> _Done:
    article, prepared = work.article, work.prepared
    text, step = result_of(prepared)
    released = release(session, article, text, step=step, kind=prepared.row.kind, at=at)
    note = write_note(session, article, prepared, step=step, version=released.number, at=at)
    effects = put_into_effect(session, article, prepared.row, prepared.whole, version=released.number, at=at)
    answered = {}
    for member in prepared.members:
        number, note_id = released.number, note.id if note else None
        replies = replies_of(session, article, member, version=number, note_id=note_id)
        answer(session, member.case, replies, at=at)
        answered[member.case.id] = replies
        _close(session, work, member.case, released, at=at)
    overtaken = settle(session, article, step=step, at=at)
    return _Done(released, note, answered, overtaken, effects)


def result_of(prepared: Prepared) -> tuple[ArticleText, VersionEdits]:
    """The text that a prepared change makes of the live one, and the edits that make it."""
    if prepared.whole is not None:
        return prepared.whole.text, prepared.whole.step
    return apply(prepared.fix, prepared.live), edits_of(prepared.fix, prepared.live)


def _close(session: Session, work: Work, case: Correction, released: Released, *, at: datetime) -> None:
    case.decided_at, case.first_act_at = at, case.first_act_at or at
    case.published_version, case.severity = released.number, work.prepared.row.severity
    case.signature_due_at = None if work.complete else signature_due(at)
    move_case(session, case, lifecycle.publish(CorrectionState(case.state)).after)
    settle_appeals(session, case, at=at)
    session.flush()


def _announce(session: Session, work: Work, done: _Done, *, at: datetime) -> None:
    about: dict[str, object] = {"article": work.article.id, "version": done.released.number}
    announce(session, "version.published", about, at=at)
    if done.note:
        announce(session, "note.published", {**about, "note": done.note.reference}, at=at)
    if not work.complete:
        call_signers(session, work.case, call=Call.WANTED, at=at)


def _record(session: Session, work: Work, done: _Done, *, by: Actor | None, at: datetime) -> None:
    log_arrivals(session, at=at)
    facts = _facts(work, done)
    for number, answers in done.answered.items():
        subject = case_reference(number)
        record_private(session, "correction.published", subject, by=by, at=at, facts=facts)
        if answers:
            told = [[submission.id, reply.outcome.value] for submission, reply in answers]
            record_private(session, "submissions.answered", subject, by=by, at=at, facts={"answers": told})
    record_overtaken(session, done.overtaken, version=done.released.number, at=at)
    record_public(session, "version.published", done.released.entry, at=at)
    if done.note:
        fields = note_fields_for_log(done.note, work.article)
        record_public(session, "note.published", fields, at=at)
    record_effects(session, work.article, done.effects, version=done.released.number, at=at)


def _facts(work: Work, done: _Done) -> Mapping[str, Any]:
    row = work.prepared.row
    return {
        "version": done.released.number,
        "note": done.note.reference if done.note else None,
        "kind": row.kind,
        "severity": row.severity,
        "error_type": row.error_type,
        "place": row.place,
        "prepared": row.id,
        "digest": row.digest,
        "cases": [member.case.id for member in work.prepared.members],
        "signers": list(work.signers),
        "checked": row.checked,
        "departure": row.departure_reason,
        "signature_due": not work.complete,
    }
