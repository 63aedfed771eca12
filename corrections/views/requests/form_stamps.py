"""When a form was shown: a signed time in a hidden field, so that a script that never saw it is noticed."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from hashlib import sha256

from corrections.views.context import derived_key, derived_keys, now

PURPOSE = "form stamp"


def form_stamp() -> str:
    """The stamp of a form that is shown now."""
    seconds = f"{now().timestamp():.0f}"
    return f"{seconds}.{_signature(derived_key(PURPOSE), seconds)}"


def form_age(stamp: str, at: datetime) -> float:
    """How many seconds ago the form was shown; 0 for a stamp that is not ours, as if it had never been seen."""
    seconds, _, signature = stamp.partition(".")
    known = [_signature(key, seconds) for key in derived_keys(PURPOSE)]
    if not any(hmac.compare_digest(signature.encode(), each.encode()) for each in known):
        return 0.0
    return max(0.0, (at - datetime.fromtimestamp(float(seconds), UTC)).total_seconds())


def _signature(key: bytes, seconds: str) -> str:
    return hmac.new(key, seconds.encode(), sha256).hexdigest()[:32]
