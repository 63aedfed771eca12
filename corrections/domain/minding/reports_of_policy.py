"""Reports of browsers that a page broke its security policy: their number is kept by day, none of their words."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256

KEPT = timedelta(days=30)
SHOWN = timedelta(days=7)
EVERYBODY = sha256(b"policy reports").digest()
LONGEST = 8_192


def day_of(at: datetime) -> tuple[str, datetime]:
    """The day in which a report is counted, by name, and when the count is forgotten."""
    return f"{at:%Y-%m-%d}/policy", at.replace(hour=0, minute=0, second=0, microsecond=0) + KEPT


def tells_of_a_breach(told: object) -> bool:
    """Whether a body is what browsers send: a list of reports, or one in the older form."""
    if isinstance(told, dict):
        return isinstance(told.get("csp-report"), dict)
    reports = told if isinstance(told, list) else []
    return any(isinstance(each, dict) and each.get("type") == "csp-violation" for each in reports)
