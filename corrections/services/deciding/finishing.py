"""The step that carries a signed fix out: version, note, answers, other cases, outbox, and the log last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.alarms import AlarmKind
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.casework.calling import Call
from corrections.domain.due import signature_due
from corrections.domain.house_rules import HouseRules
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.references import case_reference
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import apply, edits_of
from corrections.models import Article, Correction, Note, Submission
from corrections.services.alarming import settle_alarm
from corrections.services.answering import Reply, answer
from corrections.services.casework.calling_signers import call_signers
from corrections.services.casework.custody_check import check_goes_out, settle_appeals
from corrections.services.counting import move_case
from corrections.services.deciding.decisions import Decided
from corrections.services.deciding.hours import schedule, waits
from corrections.services.deciding.noting import note_fields_for_log, write_note
from corrections.services.deciding.preparing import Prepared
from corrections.services.deciding.replies import replies_of
from corrections.services.handing.handing_over import hand_over, is_for_cms
from corrections.services.newsroom.whole_work import Effects, put_into_effect, record_effects
from corrections.services.outbox.announcing import announce
from corrections.services.recording import log_arrivals, record_private, record_public
from corrections.services.releasing import Released, release
from corrections.services.standing import Overtaken, record_overtaken, settle


@dataclass(frozen=True, slots=True)
class Work:
    """A prepared fix about to be published: everything is locked, checked and signed.

    `case` is the one it was signed at; `prepared.members` are all that it settles. `house` is there where it
    was signed just now: it may have to be made in a CMS first.
    """

    article: Article
    case: Correction
    prepared: Prepared
    signers: tuple[int, ...]
    complete: bool
    house: HouseRules | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was written for a change that went out; it is recorded last."""

    released: Released
    note: Note | None
    answered: Mapping[int, Sequence[tuple[Submission, Reply]]]
    overtaken: Sequence[Overtaken]
    effects: Effects


def carry_out(session: Session, work: Work, *, by: Actor | None, at: datetime) -> Decided:
    """Publish: all of it in the caller's transaction, or none; or hand it over, or let it wait for its hour."""
    row, cases = work.prepared.row, [member.case for member in work.prepared.members]
    check_goes_out(session, cases)
    if work.house and is_for_cms(work.house, work.article, work.prepared):
        return hand_over(session, work.article, work.prepared, by=by, at=at, house=work.house)
    if waits(row, at=at):
        return schedule(session, row, cases, by=by, at=at)
    done = put_out(session, work, at=at)
    log_arrivals(session, at=at)
    record_done(session, work, done, by=by, at=at)
    return decided(work, done)


def decided(work: Work, done: Done) -> Decided:
    """What came of a change that went out."""
    return Decided(
        state=CorrectionState.PUBLISHED,
        version=done.released.number,
        note=done.note.reference if done.note else None,
        signature_due=not work.complete,
    )


def put_out(session: Session, work: Work, *, at: datetime) -> Done:
    """Write version, note and answers, and announce them; `record_done` is called at the act's end."""
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
    done = Done(released, note, answered, overtaken, effects)
    _announce(session, work, done, at=at)
    return done


def result_of(prepared: Prepared) -> tuple[ArticleText, VersionEdits]:
    """The text that a prepared change makes of the live one, and the edits that make it."""
    if prepared.whole is not None:
        return prepared.whole.text, prepared.whole.step
    return apply(prepared.fix, prepared.live), edits_of(prepared.fix, prepared.live)


def _close(session: Session, work: Work, case: Correction, released: Released, *, at: datetime) -> None:
    case.decided_at, case.first_act_at = at, case.first_act_at or at
    case.published_version, case.severity = released.number, work.prepared.row.severity
    case.signature_due_at = None if work.complete else signature_due(at)
    if case.live_due_at is not None:
        case.handed_at = case.live_due_at = None
        settle_alarm(session, AlarmKind.NOT_SEEN_LIVE, case_reference(case.id), at=at)
    move_case(session, case, lifecycle.publish(CorrectionState(case.state)).after)
    settle_appeals(session, case, at=at)
    session.flush()


def _announce(session: Session, work: Work, done: Done, *, at: datetime) -> None:
    about: dict[str, object] = {"article": work.article.id, "version": done.released.number}
    announce(session, "version.published", about, at=at)
    if done.note:
        announce(session, "note.published", {**about, "note": done.note.reference}, at=at)
    if not work.complete:
        call_signers(session, work.case, call=Call.WANTED, at=at)


def record_done(session: Session, work: Work, done: Done, *, by: Actor | None, at: datetime) -> None:
    """Log what went out; among an act's last statements, after `log_arrivals`."""
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


def _facts(work: Work, done: Done) -> Mapping[str, Any]:
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
