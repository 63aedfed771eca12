"""Words and address of a report are erased: by its reader, or by the standards desk for somebody who asks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, update
from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.actors import Actor
from corrections.domain.lifecycle import SubmissionState
from corrections.domain.reporting.privacy_refusals import NothingKept
from corrections.domain.text.plain_text import admit
from corrections.models import IdempotencyKey, ReaderAddition, ReaderContact, ReaderQuestion, ReaderWords
from corrections.models.sessions import Sessions
from corrections.services.privacy.legal_holds import LONGEST_REASON, check_free
from corrections.services.privacy.settling_files import settle_files
from corrections.services.receipts.receipt_holder import Held, held, held_by
from corrections.services.receipts.taking_back import take_back
from corrections.services.receiving.indexing import forget_words
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

ERASED = (ReaderWords, ReaderContact, ReaderAddition, IdempotencyKey)


def erase_own(sessions: Sessions, token: str, *, at: datetime) -> int:
    """The reader's own erasure; a report that still waits is taken back with it. Gives the report's number.

    Raises UnknownReceipt, HeldForLegalReasons, NothingKept.
    """
    with transaction(sessions) as session:
        found = held_by(session, token)
        _erase(session, found, at=at)
        facts = {"submission": found.submission.id}
        log_arrivals(session, at=at)
        record_private(session, "submission.erased", found.subject, by=None, at=at, facts=facts)
        number = found.submission.id
    settle_files(sessions)
    return number


def erase_for(sessions: Sessions, submission_id: int, reason: str, *, by: Actor, at: datetime) -> int:
    """An erasure by staff, with its reason. Raises UnknownReceipt, HeldForLegalReasons, NothingKept."""
    words = admit(reason, field="reason", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        found = held(session, submission_id)
        _erase(session, found, at=at)
        facts = {"submission": submission_id, "reason": words}
        log_arrivals(session, at=at)
        record_private(session, "submission.erased", found.subject, by=by, at=at, facts=facts)
    settle_files(sessions)
    return submission_id


def _erase(session: Session, found: Held, *, at: datetime) -> None:
    number = found.submission.id
    check_free(session, number)
    log_arrivals(session, at=at)  # the commitment is in the log before its key is gone
    if not erase_words(session, [number]):
        raise NothingKept
    if found.submission.state == SubmissionState.QUARANTINED:
        found.submission.state = lifecycle.release(SubmissionState.QUARANTINED).after
    if found.submission.state == SubmissionState.OPEN:
        take_back(session, found, at=at)


def erase_words(session: Session, numbers: Collection[int]) -> int:
    """The step: everything that readers wrote with these reports, the keys with it; gives how many rows went."""
    forget_words(session, numbers)
    gone = 0
    for table in ERASED:
        done = session.execute(delete(table).where(table.submission_id.in_(numbers)))
        gone += cast(CursorResult[Any], done).rowcount
    session.execute(
        update(ReaderQuestion).where(ReaderQuestion.submission_id.in_(numbers)).values(question="")
    )
    session.expire_all()
    return gone
