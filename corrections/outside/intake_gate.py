"""The first line at the door: the `limits` library, in memory or in Redis; the database's caps stand behind it."""

from __future__ import annotations

import logging

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

LOG = logging.getLogger("corrections.intake")
A_FLOOD = 6
BUSY_FROM = 2_000


class IntakeGate:
    """Counts in one process, or in Redis for all; where it fails, it lets pass and says so."""

    def __init__(self, store: str, *, in_ten_minutes: int, busy_from: int = BUSY_FROM) -> None:
        """Open the store (`memory://` or `redis://…`); the gate closes at a multiple of the cap."""
        self._limiter = FixedWindowRateLimiter(storage_from_string(store))
        self._flood = parse(f"{in_ten_minutes * A_FLOOD} per 10 minute")
        self._busy = parse(f"{busy_from} per hour")

    def lets_in(self, key: bytes) -> bool:
        """Whether this sender may go on to the database, which counts exactly."""
        return self._hit(self._flood, key.hex())

    def is_busy(self) -> bool:
        """Whether so much came in this hour that senders have to prove some work."""
        try:
            return not self._limiter.test(self._busy, "site")
        except Exception as error:
            LOG.warning("the intake's counter cannot be used: %s", type(error).__name__)
            return False

    def note_arrival(self) -> None:
        """One more report for the whole site."""
        self._hit(self._busy, "site")

    def _hit(self, limit: RateLimitItem, key: str) -> bool:
        try:
            return self._limiter.hit(limit, key)
        except Exception as error:
            LOG.warning("the intake's counter cannot be used: %s", type(error).__name__)
            return True
