"""A report that waits for its article, as the holder of its receipt may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from corrections.domain.reporting.receipts import looks_like_receipt, receipt_hash
from corrections.domain.reporting.report_refusals import UnknownReceipt
from corrections.models import UnplacedReport
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class UnplacedReceipt:
    """What is known of it. `submission` is the report it became, once an editor has found the article."""

    token: str
    address: str
    title: str
    quote: str
    proposed: str | None
    comment: str
    language: str
    state: str
    submission: int | None
    received_at: datetime


def unplaced_receipt(sessions: Sessions, token: str) -> UnplacedReceipt:
    """The unplaced report that a receipt stands for. Raises UnknownReceipt for every other token alike."""
    with reading(sessions) as session:
        chosen = select(UnplacedReport).where(UnplacedReport.receipt_hash == receipt_hash(token))
        row = session.scalar(chosen) if looks_like_receipt(token) else None
        if row is None:
            raise UnknownReceipt
        return UnplacedReceipt(
            token=token.upper(),
            address=row.address,
            title=row.title,
            quote=row.exact,
            proposed=row.proposed,
            comment=row.comment,
            language=row.language,
            state=row.state,
            submission=row.submission_id,
            received_at=row.received_at,
        )
