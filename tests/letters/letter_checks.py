"""What letter tests share: the mails that an event would send, and a postbox that keeps or refuses them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from corrections.cli.delivering import deliver_event
from corrections.domain.telling.mails import Mail
from corrections.models import OutboxEvent
from corrections.services.outbox import claiming
from corrections.views.letters.composing import compose
from tests.newsroom import Newsroom


def mails_of(newsroom: Newsroom, kind: str = "") -> Sequence[Mail]:
    """The mails that the waiting events (of one kind) would send now."""
    with newsroom.sessions.reads() as session:
        events = session.scalars(select(OutboxEvent).where(OutboxEvent.state == "waiting")).all()
    with newsroom.app.app_context():
        return [
            mail
            for event in events
            if kind in ("", event.kind)
            for mail in compose(
                event.kind, json.loads(event.payload), event_id=event.event_id, at=newsroom.at
            )
        ]


def deliver_all(newsroom: Newsroom, postbox: object) -> int:
    """Deliver what is due now; gives how many events were taken."""
    taken = 0
    with newsroom.app.app_context():
        while event := claiming.claim(newsroom.sessions, at=newsroom.at):
            deliver_event(event, postbox)  # type: ignore[arg-type]  # tests hand in postboxes of their own
            taken += 1
    return taken


def states(newsroom: Newsroom, kind: str = "") -> list[str]:
    """The states of the events (of one kind), oldest first."""
    with newsroom.sessions.reads() as session:
        events = session.scalars(select(OutboxEvent).order_by(OutboxEvent.id)).all()
    return [event.state for event in events if kind in ("", event.kind)]


class KeepingPostbox:
    """Keeps what it is given; `faults` are raised first, one a mail."""

    outcome = "accepted"

    def __init__(self, *faults: Exception) -> None:
        self.kept: list[Mail] = []
        self.faults = list(faults)

    def send(self, mail: Mail, *, at: datetime) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.kept.append(mail)
