"""Which of several secrets is the receipt of a report: after a change of the secret key, either may be."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from corrections.domain.reporting.receipts import receipt_hash
from corrections.models import Submission
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading


def known_receipt(sessions: Sessions, tokens: Sequence[str]) -> str:
    """The one that is kept (as a hash); the first where none is."""
    if len(tokens) == 1:
        return tokens[0]
    with reading(sessions) as session:
        hashes = [receipt_hash(token) for token in tokens]
        kept = set(
            session.scalars(select(Submission.receipt_hash).where(Submission.receipt_hash.in_(hashes)))
        )
    return next((token for token in tokens if receipt_hash(token) in kept), tokens[0])
