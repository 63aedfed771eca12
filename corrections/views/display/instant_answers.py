"""The answer a report has the moment it is stored, in the receipt's own sentences."""

from __future__ import annotations

from typing import Any

from flask import get_template_attribute

from corrections.queries.site.receipt import ReceiptPage, receipt_page
from corrections.services.submitting import Received
from corrections.views.context import sessions

WORDS = "reader/_receipt_words.html"


def instant_answer(received: Received) -> dict[str, Any]:
    """What a reader is told at once, under `answer`: since when it reads this way, or why it was left; else nothing."""
    if received.state != "answered":
        return {}
    page = receipt_page(sessions(), received.receipt)
    before, after = (page.quote, page.proposed or "") if page.outcome == "already_fixed" else ("", "")
    told = {
        "outcome": page.outcome,
        "sentence": f"{_said('state_sentence', page)} {_said('next_sentence', page)}".strip(),
        "reason": _said("reason_sentence", page.reason_code),
        "message": page.message,
        "before": page.before or before,
        "after": page.after or after,
    }
    return {"answer": told}


def _said(macro: str, about: ReceiptPage | str) -> str:
    return str(get_template_attribute(WORDS, macro)(about)).strip()
