"""The step that knows a sender's key again, so that a double tap makes one report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from corrections.domain.reporting.receipts import keyed_hash
from corrections.domain.reporting.report_refusals import IdempotencyConflict
from corrections.domain.reporting.reports import Report
from corrections.domain.text.text_refusals import TooLong
from corrections.models import IdempotencyKey, Submission
from corrections.models.base import put

KEY_LIMIT = 255


@dataclass(frozen=True, slots=True)
class Asked:
    """A key and the report it came with, as keyed hashes: neither can be guessed from what is stored."""

    key_hash: bytes
    body_hash: bytes


def asked(key: str | None, report: Report, *, secret: bytes) -> Asked | None:
    """What is remembered of a request with a key; None where it came without. Raises TooLong."""
    if not key:
        return None
    if len(key) > KEY_LIMIT:
        raise TooLong(fields={"idempotency_key": TooLong.code}, length=len(key), limit=KEY_LIMIT)
    said = {name: value for name, value in asdict(report).items() if name != "language"}
    body = json.dumps(said, sort_keys=True, ensure_ascii=False).encode()
    return Asked(
        keyed_hash(secret, "idempotency key", key.encode("utf-8", "surrogatepass")),
        keyed_hash(secret, "idempotency body", body),
    )


def earlier(session: Session, request: Asked | None) -> Submission | None:
    """The report that this key made already. Raises IdempotencyConflict where the body was another one."""
    if request is None:
        return None
    row = session.connection().execute(_KNOWN, {"key": request.key_hash}).one_or_none()
    if row is None:
        return None
    if row.body_hash != request.body_hash:
        raise IdempotencyConflict
    return session.get_one(Submission, row.submission_id)


_KNOWN = select(IdempotencyKey.body_hash, IdempotencyKey.submission_id).where(
    IdempotencyKey.key_hash == bindparam("key")
)


def remember(session: Session, request: Asked | None, submission: Submission, *, at: datetime) -> None:
    """Keep the key beside the report it made."""
    if request is not None:
        kept = {"submission_id": submission.id, "at": at}
        put(session, IdempotencyKey, {**asdict(request), **kept})
