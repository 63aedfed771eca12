"""The deliverer's timer for the log: reports are committed to even while nobody acts on one."""

from __future__ import annotations

from datetime import datetime

from corrections.models.sessions import Sessions
from corrections.services.recording import log_arrivals
from corrections.services.transaction import transaction


def log_what_arrived(sessions: Sessions, *, at: datetime) -> None:
    """Append one entry for all reports that no entry covers yet; none where there are none."""
    with transaction(sessions) as session:
        log_arrivals(session, at=at)
