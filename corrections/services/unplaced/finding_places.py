"""An editor says which article an unplaced report is about, or that it is none of ours; a reader takes it back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.refusals import NotFound, WrongState
from corrections.domain.reporting.receipts import looks_like_receipt, receipt_hash, unplaced_token
from corrections.domain.reporting.report_refusals import UnknownReceipt
from corrections.domain.reporting.reports import Report
from corrections.models import Submission, UnplacedReport
from corrections.models.sessions import Sessions
from corrections.services.recording import log_arrivals, record_private
from corrections.services.submitting import submit
from corrections.services.transaction import transaction
from corrections.services.unplaced.arriving import SAID


def place_report(
    sessions: Sessions,
    number: int,
    article: str,
    *,
    receipt_key: bytes,
    by: Actor,
    at: datetime,
    house: HouseRules,
) -> None:
    """File an unplaced report under an article (slug, external id or address). Raises what submitting raises.

    Filing and closing are two transactions; done again after a fault between them, the first finds its report.
    """
    with transaction(sessions) as session:
        row = _waiting(session, number)
        report = Report(article=article.strip(), **{name: getattr(row, name) for name in SAID})
    key = unplaced_token(receipt_key, number)
    filed = submit(sessions, report, idempotency_key=key, receipt_key=receipt_key, at=at, house=house)
    with transaction(sessions) as session:
        row = _waiting(session, number)
        found = select(Submission.id).where(Submission.receipt_hash == receipt_hash(filed.receipt))
        submission = session.scalars(found).one()
        row.state, row.submission_id, row.ended_at = "placed", submission, at
        facts = {"submission": submission}
        log_arrivals(session, at=at)
        record_private(session, "unplaced.placed", f"U-{number}", by=by, at=at, facts=facts)


def dismiss_report(sessions: Sessions, number: int, *, by: Actor, at: datetime) -> None:
    """Say that a report is about none of our articles; its reader is told so on the receipt."""
    with transaction(sessions) as session:
        row = _waiting(session, number)
        row.state, row.ended_at = "dismissed", at
        record_private(session, "unplaced.dismissed", f"U-{number}", by=by, at=at, facts={})


def take_back(sessions: Sessions, token: str) -> None:
    """The reader takes back a report that waits for its article: it is deleted. Raises UnknownReceipt, WrongState."""
    with transaction(sessions) as session:
        hashed = receipt_hash(token)
        chosen = select(UnplacedReport).where(UnplacedReport.receipt_hash == hashed).with_for_update()
        row = session.scalar(chosen) if looks_like_receipt(token) else None
        if row is None:
            raise UnknownReceipt
        if row.state == "placed":
            raise WrongState
        session.delete(row)


def forget_old(sessions: Sessions, *, at: datetime) -> None:
    """Delete the reports whose time is over."""
    with transaction(sessions) as session:
        session.execute(delete(UnplacedReport).where(UnplacedReport.purge_after <= at))


def _waiting(session: Session, number: int) -> UnplacedReport:
    row = session.scalar(select(UnplacedReport).where(UnplacedReport.id == number).with_for_update())
    if row is None:
        raise NotFound
    if row.state != "waiting":
        raise WrongState
    return row
