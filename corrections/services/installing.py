"""The first act: open the log with its name and keys, and seal what an older version left unsealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from corrections.models.sessions import Sessions
from corrections.services.record.sealing_before import seal_what_stood
from corrections.services.recording import open_log
from corrections.services.transaction import transaction


def install(sessions: Sessions, *, log_name: str, keys: Sequence[str], at: datetime) -> None:
    """Write the log's entry 0, unless it stands already: name and keys are fixed at install."""
    with transaction(sessions) as session:
        open_log(session, name=log_name, keys=list(keys), at=at)
    seal_what_stood(sessions, at=at)
