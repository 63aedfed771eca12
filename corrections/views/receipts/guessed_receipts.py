"""Guessing receipts: each wrong one is counted, and after too many that network has to wait, for right ones as well."""

from __future__ import annotations

from flask import Flask, Response, request

from corrections.services.intake.guessing import admit_look, note_guess
from corrections.views.context import now, sessions, settings
from corrections.views.reporting.sender_at_door import crowding, onlooker

BLUEPRINTS = frozenset({"reader", "receipts"})
WITHDRAWAL = "api.withdrawal"


def connect(app: Flask) -> None:
    """Look at every request for a receipt before it is answered, and at its answer."""
    app.before_request(check)
    app.after_request(count)


def check() -> None:
    """Raises TooManyGuesses."""
    if _asks_for_a_receipt():
        admit_look(sessions(), onlooker(), factor=crowding(settings()), at=now())


def count(answer: Response) -> Response:
    """One more guess, where there is no such receipt."""
    if answer.status_code == 404 and _asks_for_a_receipt():
        note_guess(sessions(), onlooker(), at=now())
    return answer


def _asks_for_a_receipt() -> bool:
    named = request.blueprint in BLUEPRINTS and "token" in (request.view_args or {})
    return settings().limits and (named or request.endpoint == WITHDRAWAL)
