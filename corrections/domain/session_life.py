"""How long a staff session lives: an hour without a sign of life, half a day at most."""

from __future__ import annotations

from datetime import datetime, timedelta

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
BEFORE_SIGN_IN = timedelta(hours=1)
SEEN_EVERY = timedelta(minutes=1)


def is_over(*, seen_at: datetime, ends_at: datetime, at: datetime) -> bool:
    """Whether a session has ended by itself."""
    return at >= ends_at or at - seen_at >= IDLE


def end_of(*, signed_in: bool, at: datetime) -> datetime:
    """When a session that starts now ends at the latest."""
    return at + (LONGEST if signed_in else BEFORE_SIGN_IN)


def is_worth_noting(*, seen_at: datetime, at: datetime) -> bool:
    """Whether the last sign of life is old enough to be written anew; not every page costs a write."""
    return at - seen_at >= SEEN_EVERY
