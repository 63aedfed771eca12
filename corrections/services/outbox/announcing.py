"""The step that puts an event into the outbox, in the transaction of what happened."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from corrections.models import OutboxEvent


def announce(session: Session, kind: str, payload: Mapping[str, object], *, at: datetime) -> None:
    """Put an event into the outbox; ids only, never words or addresses."""
    session.add(
        OutboxEvent(
            event_id=f"evt_{uuid.uuid4().hex}",
            kind=kind,
            payload=json.dumps(payload, sort_keys=True),
            created_at=at,
            next_attempt_at=at,
        )
    )
