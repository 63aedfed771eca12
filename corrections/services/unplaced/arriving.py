"""A report arrives from a site: filed where its article is known, else kept until somebody finds the article."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.house_rules import HouseRules
from corrections.domain.intake.senders import Sender
from corrections.domain.refusals import UnknownArticle
from corrections.domain.reporting.article_addresses import origin_of
from corrections.domain.reporting.receipts import receipt_hash, unplaced_token
from corrections.domain.reporting.report_refusals import IdempotencyConflict
from corrections.domain.reporting.reports import Report, admitted
from corrections.models import UnplacedReport
from corrections.models.sessions import Sessions
from corrections.services.intake.admitting import count_sender
from corrections.services.receiving.remembering import Asked, asked
from corrections.services.submitting import WORDS_KEPT, Received, submit
from corrections.services.transaction import transaction

UNPLACED = "unplaced"
SAID = (
    "title", "part", "exact", "prefix", "suffix", "proposed", "comment",
    "evidence_url", "error_type", "relation", "language", "email",
)  # fmt: skip


def arrive(
    sessions: Sessions,
    report: Report,
    *,
    sites: Collection[str],
    idempotency_key: str | None,
    receipt_key: bytes,
    at: datetime,
    house: HouseRules,
    sender: Sender | None = None,
) -> Received:
    """File a report, or keep it as unplaced where its article is unknown and stands on one of `sites` (origins).

    `sites` is empty where the request came from no allowed site. Raises what submitting raises.
    """
    try:
        return submit(
            sessions,
            report,
            idempotency_key=idempotency_key,
            receipt_key=receipt_key,
            at=at,
            house=house,
            sender=sender,
        )
    except UnknownArticle:
        if origin_of(report.article) not in sites:
            raise
    report = admitted(report)
    request = asked(idempotency_key, report, secret=receipt_key)
    with transaction(sessions) as session:
        known = _earlier(session, request)
        if known is None:
            count_sender(session, sender, at=at)
        row = known or _kept(session, report, request, receipt_key=receipt_key, at=at)
        token = unplaced_token(receipt_key, row.id)
        return Received(token, None, UNPLACED, UNPLACED, repeated=known is not None)


def _earlier(session: Session, request: Asked | None) -> UnplacedReport | None:
    if request is None:
        return None
    row = session.scalar(select(UnplacedReport).where(UnplacedReport.key_hash == request.key_hash))
    if row is not None and row.body_hash != request.body_hash:
        raise IdempotencyConflict
    return row


def _kept(
    session: Session, report: Report, request: Asked | None, *, receipt_key: bytes, at: datetime
) -> UnplacedReport:
    said = {name: value for name, value in asdict(report).items() if name in SAID}
    row = UnplacedReport(
        address=report.article,
        key_hash=request.key_hash if request else None,
        body_hash=request.body_hash if request else None,
        received_at=at,
        purge_after=at + WORDS_KEPT,
        **said,
    )
    session.add(row)
    session.flush()
    row.receipt_hash = receipt_hash(unplaced_token(receipt_key, row.id))
    session.flush()
    return row
