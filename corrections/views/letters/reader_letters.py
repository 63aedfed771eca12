"""The letters to readers: received, answered; what they say is what the receipt says at that moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from corrections.domain.lifecycle import SubmissionState
from corrections.domain.reporting.receipts import receipt_token
from corrections.domain.telling.mails import Letter, filed_under
from corrections.models.sessions import Sessions
from corrections.queries.letters.reader_addresses import reader_address
from corrections.queries.reporting.known_receipt import known_receipt
from corrections.queries.site.receipt import ReceiptPage, receipt_page
from corrections.views.context import derived_keys
from corrections.views.reader import RECEIPT_KEY

WAITING = frozenset({SubmissionState.OPEN, SubmissionState.QUARANTINED})


def received(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """Thanks and the receipt; none where it was answered already, since that letter says it all."""
    return _to_reader(sessions, payload, "reader_received", while_in=WAITING)


def answered(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """The answer; none where it was taken back meanwhile."""
    return _to_reader(sessions, payload, "reader_answered", while_in=frozenset({SubmissionState.ANSWERED}))


def asked(sessions: Sessions, payload: Mapping[str, Any], _at: datetime) -> Sequence[Letter]:
    """The desk's question; none where it was answered, lapsed or became needless meanwhile."""
    letters = _to_reader(sessions, payload, "reader_asked", while_in=frozenset({SubmissionState.OPEN}))
    return [letter for letter in letters if cast(ReceiptPage, letter.about).talk.question is not None]


def _to_reader(
    sessions: Sessions, payload: Mapping[str, Any], name: str, *, while_in: frozenset[SubmissionState]
) -> Sequence[Letter]:
    address = reader_address(sessions, payload["submission"])
    if address is None:
        return []
    tokens = [receipt_token(key, payload["submission"]) for key in derived_keys(RECEIPT_KEY)]
    page: ReceiptPage = receipt_page(sessions, known_receipt(sessions, tokens))
    if page.state not in while_in:
        return []
    return [
        Letter(
            name=name,
            target="reader",
            address=address,
            language=page.language,
            about=page,
            filed_under=filed_under(payload["submission"]),
        )
    ]
