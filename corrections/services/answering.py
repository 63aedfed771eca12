"""The step that answers readers, in the transaction of what is answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.lifecycle import Outcome, SubmissionState
from corrections.models import (
    Answer,
    Correction,
    ReaderContact,
    ReaderQuestion,
    ReaderWords,
    Submission,
)
from corrections.services.outbox.announcing import announce

ADDRESS_KEPT_AFTER_ANSWER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reader is told: the outcome, a reason code, our words, what was checked, and where to look."""

    outcome: Outcome
    reason: str = ""
    message: str = ""
    version: int | None = None
    note_id: int | None = None
    checked: str = ""


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """An open report of a case and what it proposed, if the words are still there."""

    submission: Submission
    proposed: str | None
    exact: str


def waiting_reports(session: Session, cases: Iterable[int]) -> Mapping[int, list[WaitingReport]]:
    """The open reports of cases, in one statement."""
    numbers = list(cases)
    found: dict[int, list[WaitingReport]] = {number: [] for number in numbers}
    chosen = (
        select(Submission, ReaderWords.proposed, ReaderWords.exact)
        .outerjoin(ReaderWords, ReaderWords.submission_id == Submission.id)
        .where(Submission.correction_id.in_(numbers), Submission.state == SubmissionState.OPEN)
        .order_by(Submission.id)
    )
    for submission, proposed, exact in session.execute(chosen):
        found[submission.correction_id or 0].append(WaitingReport(submission, proposed, exact or ""))
    return found


def answer(
    session: Session,
    case: Correction,
    replies: Sequence[tuple[Submission, Reply]],
    *,
    at: datetime,
    mails: bool = True,
) -> None:
    """Answer reports of one case; whoever gave an address hears of it through the outbox.

    Abuse is closed without a mail, and so is what `mails` forbids; their receipts say so.
    """
    for submission, reply in replies:
        submission.state = lifecycle.answer(SubmissionState(submission.state)).after
        session.add(
            Answer(
                submission_id=submission.id,
                outcome=reply.outcome,
                reason=reply.reason,
                message=reply.message,
                checked=reply.checked,
                version=reply.version,
                note_id=reply.note_id,
                at=at,
            )
        )
    case.waiting -= len(replies)
    session.flush()
    numbers = [submission.id for submission, _ in replies]
    close_questions(session, numbers, at=at)
    _forget_soon(session, numbers, at=at)
    heard = [submission.id for submission, reply in replies if reply.outcome is not Outcome.CLOSED_ABUSE]
    if mails:
        _tell(session, heard, at=at)


def close_questions(session: Session, numbers: Sequence[int], *, at: datetime) -> None:
    """A question that was still open needs no reply any more."""
    session.execute(
        update(ReaderQuestion)
        .where(ReaderQuestion.submission_id.in_(numbers), ReaderQuestion.state == "open")
        .values(state="closed", ended_at=at)
    )


def _forget_soon(session: Session, numbers: Sequence[int], *, at: datetime) -> None:
    """An address is for the answer: once that is given, it stays for as long as the reader may come back to it."""
    until = at + ADDRESS_KEPT_AFTER_ANSWER
    session.execute(
        update(ReaderContact)
        .where(ReaderContact.submission_id.in_(numbers), ReaderContact.purge_after > until)
        .values(purge_after=until)
    )


def _tell(session: Session, numbers: Sequence[int], *, at: datetime) -> None:
    """Through the outbox; what had to go without a letter before has one now."""
    told = update(ReaderContact).where(ReaderContact.submission_id.in_(numbers)).values(mailed=True)
    for number in sorted(session.scalars(told.returning(ReaderContact.submission_id))):
        announce(session, "submission.answered", {"submission": number}, at=at)
