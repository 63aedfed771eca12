"""The step that knows a sender's key again, so that a double tap makes one report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.refusals import TooLong
from corrections.domain.reporting.receipts import keyed_hash
from corrections.domain.reporting.report_refusals import IdempotencyConflict
from corrections.domain.reporting.reports import Report
from corrections.models import IdempotencyKey, Submission

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
    chosen = (
        select(IdempotencyKey.body_hash, Submission)
        .join(Submission, Submission.id == IdempotencyKey.submission_id)
        .where(IdempotencyKey.key_hash == request.key_hash)
    )
    row = session.execute(chosen).one_or_none()
    if row is None:
        return None
    if row.body_hash != request.body_hash:
        raise IdempotencyConflict
    found: Submission = row.Submission
    return found


def remember(session: Session, request: Asked | None, submission: Submission, *, at: datetime) -> None:
    """Keep the key beside the report it made."""
    if request is not None:
        row = IdempotencyKey(
            key_hash=request.key_hash, body_hash=request.body_hash, submission_id=submission.id, at=at
        )
        session.add(row)
        session.flush()
