"""Somebody switches the desk's single keys off or on, wherever they sign in."""

from __future__ import annotations

from corrections.domain.actors import Actor
from corrections.models.sessions import Sessions
from corrections.services.staffing import staff_row
from corrections.services.transaction import transaction


def use_single_keys(sessions: Sessions, *, used: bool, by: Actor) -> None:
    """Keep whether the desk listens to single keys; that is a habit and leaves no entry."""
    with transaction(sessions) as session:
        staff_row(session, by.id).single_keys = used
