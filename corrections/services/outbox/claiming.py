"""The deliverer's side of the outbox: claim an event for a while, note who was served, settle it.

Sending happens between these transactions, so no lock is held while a mail server thinks. An event is claimed by
moving its next attempt ahead: when the deliverer dies, somebody claims it again then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from corrections.domain.alarms import AlarmKind
from corrections.models import Delivery, OutboxEvent
from corrections.models.sessions import Sessions
from corrections.services.alarming import raise_alarm
from corrections.services.transaction import transaction

HOOKED = frozenset(
    {
        "version.published",
        "version.withdrawn",
        "note.published",
        "article.status_changed",
        "correction.scheduled",
        "change.handed_off",
    }
)  # and nobody is written to
CLAIMED_FOR = timedelta(minutes=5)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))


@dataclass(frozen=True, slots=True)
class Claimed:
    """An event to deliver now. `served` are the targets that were served by earlier attempts."""

    id: int
    event_id: str
    kind: str
    payload: Mapping[str, Any]
    created_at: datetime
    attempts: int
    served: frozenset[str]


def claim(sessions: Sessions, *, at: datetime) -> Claimed | None:
    """Claim the event that has waited longest; None where nothing is due. Others skip what is claimed."""
    with transaction(sessions) as session:
        chosen = (
            select(OutboxEvent)
            .where(OutboxEvent.state == "waiting", OutboxEvent.next_attempt_at <= at)
            .order_by(OutboxEvent.next_attempt_at, OutboxEvent.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        event = session.scalars(chosen).one_or_none()
        if event is None:
            return None
        event.next_attempt_at = at + CLAIMED_FOR
        event.attempts += 1
        served = select(Delivery.target).where(Delivery.event_id == event.id)
        return Claimed(
            id=event.id,
            event_id=event.event_id,
            kind=event.kind,
            payload=json.loads(event.payload),
            created_at=event.created_at,
            attempts=event.attempts,
            served=frozenset(session.scalars(served)),
        )


def note_served(sessions: Sessions, event: Claimed, target: str, *, outcome: str, at: datetime) -> None:
    """Remember that a target was served: it is not written to again, whatever becomes of the others."""
    with transaction(sessions) as session:
        session.merge(Delivery(event_id=event.id, target=target, outcome=outcome, at=at))


def settle_event(sessions: Sessions, event: Claimed, *, at: datetime) -> bool:
    """Everybody was served: the event is delivered, or parked where somebody refused for good.

    Gives whether it was parked.
    """
    with transaction(sessions) as session:
        refused = select(Delivery.target).where(Delivery.event_id == event.id, Delivery.outcome == "refused")
        if session.scalars(refused.limit(1)).one_or_none() is not None:
            _park(session, event, at=at)
            return True
        _set(session, event, state="delivered", delivered_at=at)
        return False


def try_later(sessions: Sessions, event: Claimed, *, at: datetime) -> bool:
    """Somebody could not be served: wait longer each time, and park after the last. Gives whether parked."""
    with transaction(sessions) as session:
        if event.attempts > len(WAITS):
            _park(session, event, at=at)
            return True
        _set(session, event, next_attempt_at=at + WAITS[event.attempts - 1])
        return False


def _park(session: Session, event: Claimed, *, at: datetime) -> None:
    _set(session, event, state="parked")
    kind = AlarmKind.WEBHOOK_PARKED if event.kind in HOOKED else AlarmKind.MAIL_PARKED
    raise_alarm(session, kind, event.event_id, at=at, detail=event.kind)


def _set(session: Session, event: Claimed, **values: object) -> None:
    session.execute(update(OutboxEvent).where(OutboxEvent.id == event.id).values(**values))
