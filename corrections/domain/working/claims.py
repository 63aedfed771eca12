"""Claims: somebody is working on a case. Others see it and may take it over; it keeps nobody out."""

from __future__ import annotations

from datetime import datetime, timedelta

LASTS = timedelta(minutes=10)
RENEWED_AFTER = timedelta(seconds=30)


def stands(active_at: datetime, at: datetime) -> bool:
    """Whether a claim that was last active then still stands."""
    return at - active_at < LASTS


def is_due(active_at: datetime, at: datetime) -> bool:
    """Whether a sign of activity is worth writing down: not at every key that is pressed."""
    return at - active_at >= RENEWED_AFTER
