"""Words and addresses whose time is over are deleted, unless a legal hold keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, exists, select
from sqlalchemy.orm import Session

from corrections.domain.lifecycle import SubmissionState
from corrections.models import IdempotencyKey, LegalHold, ReaderContact, ReaderWords, Submission
from corrections.models.sessions import Sessions
from corrections.services.intake.admitting import forget_senders
from corrections.services.privacy.erasing import erase_words
from corrections.services.privacy.settling_files import settle_files
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

BATCH = 500
KEYS_KEPT = timedelta(days=30)
PROOFS_KEPT = timedelta(days=1)
CLOSED = (SubmissionState.ANSWERED, SubmissionState.WITHDRAWN)


def purge(sessions: Sessions, *, at: datetime) -> int:
    """Delete what is due; gives how many reports lost words or address.

    A report that still waits for its answer keeps both until it has one.
    """
    purged = 0
    while step := _purge_some(sessions, at=at):
        purged += step
    settle_files(sessions)
    return purged


def _purge_some(sessions: Sessions, *, at: datetime) -> int:
    with transaction(sessions) as session:
        session.execute(delete(IdempotencyKey).where(IdempotencyKey.at <= at - KEYS_KEPT))
        forget_senders(session, at=at, proofs_before=at - PROOFS_KEPT)
        words = session.scalars(_due(ReaderWords, at)).all()
        addresses = session.scalars(_due(ReaderContact, at)).all()
        if not words and not addresses:
            return 0
        log_arrivals(session, at=at)
        _delete(session, words, addresses)
        facts = {"words": list(words), "addresses": list(addresses)}
        record_private(session, "submissions.purged", "submissions", by=None, at=at, facts=facts)
        return len({*words, *addresses})


def _due(table: Any, at: datetime) -> Select[Any]:
    """The reports of one batch whose rows in a table are due, closed and not held."""
    standing = exists().where(LegalHold.submission_id == table.submission_id, LegalHold.lifted_at.is_(None))
    return (
        select(table.submission_id)
        .join(Submission, Submission.id == table.submission_id)
        .where(table.purge_after <= at, Submission.state.in_(CLOSED), ~standing)
        .order_by(table.purge_after, table.submission_id)
        .limit(BATCH)
    )


def _delete(session: Session, words: Sequence[int], addresses: Sequence[int]) -> None:
    if words:
        erase_words(session, words)
    session.execute(delete(ReaderContact).where(ReaderContact.submission_id.in_(addresses)))
