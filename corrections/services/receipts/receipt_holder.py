"""The step behind every act on a receipt: find its report, and lock article, case and report in that order."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.reporting.receipts import looks_like_receipt, receipt_hash
from corrections.domain.reporting.report_refusals import UnknownReceipt
from corrections.models import Article, Correction, Submission
from corrections.services.locking import locked_article, locked_case


@dataclass(frozen=True, slots=True)
class Held:
    """A report with its article and its case, all locked."""

    article: Article
    case: Correction | None
    submission: Submission

    @property
    def subject(self) -> str:
        """What the log calls the report."""
        return f"S-{self.submission.id}"


def held_by(session: Session, token: str) -> Held:
    """The report of a receipt. Raises UnknownReceipt for every other token alike."""
    if not looks_like_receipt(token):
        raise UnknownReceipt
    known = Submission.receipt_hash == receipt_hash(token)
    number = session.scalar(select(Submission.id).where(known))
    if number is None:
        raise UnknownReceipt
    return held(session, number)


def held(session: Session, submission_id: int) -> Held:
    """A report by its number. Raises UnknownReceipt where there is none."""
    chosen = select(Submission.article_id, Submission.correction_id).where(Submission.id == submission_id)
    row = session.execute(chosen).one_or_none()
    if row is None:
        raise UnknownReceipt
    case = None
    if row.correction_id is None:
        article = locked_article(session, row.article_id)
    else:
        article, case = locked_case(session, row.correction_id)
    locked = select(Submission).where(Submission.id == submission_id).with_for_update()
    return Held(article, case, session.scalars(locked).one())
