"""The nightly check of the whole log, as a chore: what is not as it was logged raises an alarm."""

from __future__ import annotations

from datetime import datetime

from corrections.cli.periodic.checked_copy import unhurried
from corrections.models.sessions import Sessions
from corrections.outside.log_rotation import rotation_holds
from corrections.outside.signer import note_holds
from corrections.queries.log_check import Broken, verify_log
from corrections.services.record.watching import log_was_checked


def check_whole_log(sessions: Sessions, *, at: datetime) -> None:
    """Verify everything; an alarm names the first broken thing, or goes where all is well again."""
    with unhurried(sessions) as copied:
        found = verify_log(copied, note_holds=note_holds, rotation_holds=rotation_holds)
    broken = f"{found.where}: {found.what}" if isinstance(found, Broken) else ""
    log_was_checked(sessions, broken, at=at)
