"""What the log tells of itself: that a key was replaced, that its end was lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from corrections.models.sessions import Sessions
from corrections.services.recording import record_public
from corrections.services.transaction import transaction


def rotate(sessions: Sessions, fields: Mapping[str, Any], *, at: datetime) -> int:
    """Tell in the log that a key took another one's place; returns the entry's number.

    Checkpoints that cover this entry are signed with the new keys only.
    """
    with transaction(sessions) as session:
        return record_public(session, "log.key_rotated", fields, at=at)


def admit_loss(sessions: Sessions, *, signed_size: int, signed_root: str, at: datetime) -> int:
    """Tell in the log that its end was lost: how many entries had been signed, with which root (hex)."""
    with transaction(sessions) as session:
        fields = {"signed_size": signed_size, "signed_root": signed_root}
        return record_public(session, "log.loss_admitted", fields, at=at)
