"""Somebody says of a place where the wrong words may have run as well that it is done, or never was."""

from __future__ import annotations

from datetime import datetime

from corrections.domain.actors import Actor
from corrections.domain.references import case_reference
from corrections.domain.working.elsewhere import Channel, Mark
from corrections.models import ElsewhereMark
from corrections.models.sessions import Sessions
from corrections.services.locking import locked_case
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction


def mark_elsewhere(
    sessions: Sessions, correction_id: int, channel: Channel, mark: Mark, *, by: Actor, at: datetime
) -> None:
    """Mark a channel of a case; earlier marks are kept. It changes nothing about the case. Raises NotFound."""
    with transaction(sessions) as session:
        _article, case = locked_case(session, correction_id)
        said = {"channel": channel.value, "mark": mark.value}
        session.add(ElsewhereMark(correction_id=case.id, staff_id=by.id, name=by.name, at=at, **said))
        log_arrivals(session, at=at)
        record_private(
            session, "correction.marked_elsewhere", case_reference(case.id), by=by, at=at, facts=said
        )
