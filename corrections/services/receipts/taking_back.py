"""A reader takes a report back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from corrections.domain import lifecycle
from corrections.domain.lifecycle import SubmissionState
from corrections.models.sessions import Sessions
from corrections.services.answering import close_questions
from corrections.services.counting import tally
from corrections.services.receipts.receipt_holder import Held, held_by
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction


def withdraw(sessions: Sessions, token: str, *, at: datetime) -> None:
    """The reader takes the report back; its words stay until their time is over.

    Raises UnknownReceipt, and WrongState where the report was answered meanwhile.
    """
    with transaction(sessions) as session:
        found = held_by(session, token)
        take_back(session, found, at=at)
        facts = {
            "submission": found.submission.id,
            "correction": found.case.id if found.case else None,
        }
        log_arrivals(session, at=at)
        record_private(session, "submission.withdrawn", found.subject, by=None, at=at, facts=facts)


def take_back(session: Session, found: Held, *, at: datetime) -> None:
    """The step: nobody waits for an answer to this report any more. Raises WrongState."""
    submission = found.submission
    submission.state = lifecycle.withdraw(SubmissionState(submission.state)).after
    close_questions(session, [submission.id], at=at)
    if found.case is not None:
        found.case.waiting -= 1
    tally(session, {"submissions:withdrawn": 1})
