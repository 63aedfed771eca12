"""Calls are counted by the `limits` library, in memory or in Redis."""

from __future__ import annotations

import logging
import math
import time

from limits import RateLimitItemPerSecond
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from corrections.domain.intake.call_limits import CallLimit

LOG = logging.getLogger("corrections.intake")


class CallCaps:
    """Counts in one process, or in Redis for all; where it fails, it lets pass and says so."""

    def __init__(self, store: str) -> None:
        """Open the store: `memory://` or `redis://…`."""
        self._limiter = FixedWindowRateLimiter(storage_from_string(store))

    def wait(self, limit: CallLimit, sender: bytes) -> int:
        """Count one more call; gives in how many seconds to come again, 0 where it may go on now."""
        counted = RateLimitItemPerSecond(limit.most, limit.seconds)
        names = (limit.name, sender.hex())
        try:
            if self._limiter.hit(counted, *names):
                return 0
            left = self._limiter.get_window_stats(counted, *names).reset_time - time.time()
        except Exception as error:
            LOG.warning("the counter of calls cannot be used: %s", type(error).__name__)
            return 0
        return max(1, math.ceil(left))
