"""When a form was shown: a signed time in a hidden field, so that a script that never saw it is noticed."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from hashlib import sha256

from corrections.views.context import derived_key, now


def form_stamp() -> str:
    """The stamp of a form that is shown now."""
    seconds = f"{now().timestamp():.0f}"
    return f"{seconds}.{_signature(seconds)}"


def form_age(stamp: str, at: datetime) -> float:
    """How many seconds ago the form was shown; 0 for a stamp that is not ours, as if it had never been seen."""
    seconds, _, signature = stamp.partition(".")
    if not hmac.compare_digest(signature.encode(), _signature(seconds).encode()):
        return 0.0
    return max(0.0, (at - datetime.fromtimestamp(float(seconds), UTC)).total_seconds())


def _signature(seconds: str) -> str:
    return hmac.new(derived_key("form stamp"), seconds.encode(), sha256).hexdigest()[:32]
