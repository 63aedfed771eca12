"""The first act: open the log with its name and keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from corrections.models.sessions import Sessions
from corrections.services.recording import open_log
from corrections.services.transaction import transaction


def install(sessions: Sessions, *, log_name: str, keys: Sequence[str], at: datetime) -> None:
    """Write the log's entry 0, unless it stands already: name and keys are fixed at install."""
    with transaction(sessions) as session:
        open_log(session, name=log_name, keys=list(keys), at=at)
