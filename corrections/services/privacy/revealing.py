"""Somebody of the staff looks at a reader's address: why is asked first, and the look is logged."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from corrections.domain.actors import Actor
from corrections.domain.reporting.privacy_refusals import NothingKept
from corrections.domain.text.plain_text import admit
from corrections.models import ReaderContact
from corrections.models.sessions import Sessions
from corrections.services.privacy.legal_holds import LONGEST_REASON
from corrections.services.receipts.receipt_holder import held
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction


def reveal_address(sessions: Sessions, submission_id: int, reason: str, *, by: Actor, at: datetime) -> str:
    """The address that a reader gave. Raises UnknownReceipt, and NothingKept where there is none."""
    words = admit(reason, field="reason", limit=LONGEST_REASON, single_line=True)
    with transaction(sessions) as session:
        found = held(session, submission_id)
        chosen = select(ReaderContact.email).where(ReaderContact.submission_id == submission_id)
        email = session.scalars(chosen).one_or_none()
        if email is None:
            raise NothingKept
        facts = {"submission": submission_id, "reason": words}
        log_arrivals(session, at=at)
        record_private(session, "submission.identified", found.subject, by=by, at=at, facts=facts)
        return email
