"""The morning's digest: called once a day, from eight o'clock on."""

from __future__ import annotations

import json
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select

from corrections.models import OutboxEvent
from corrections.models.sessions import Sessions
from corrections.services.transaction import transaction

HOUR = time(8)
KIND = "standards.digest"


def call_digest(sessions: Sessions, *, zone: ZoneInfo, at: datetime) -> bool:
    """Put today's digest into the outbox, unless it is there or it is not eight yet; whether it was put."""
    local = at.astimezone(zone)
    if local.time() < HOUR:
        return False
    event_id = f"digest_{local.date().isoformat()}"
    with transaction(sessions) as session:
        if session.scalar(select(OutboxEvent.id).where(OutboxEvent.event_id == event_id)) is not None:
            return False
        payload = json.dumps({"until": at.isoformat()})
        session.add(
            OutboxEvent(event_id=event_id, kind=KIND, payload=payload, created_at=at, next_attempt_at=at)
        )
        return True
