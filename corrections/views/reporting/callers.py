"""Calls of addresses that need no account are counted, by network or by a program's key."""

from __future__ import annotations

from flask import current_app

from corrections.domain.intake.call_limits import CallLimit
from corrections.domain.intake.intake_refusals import TooManyCalls
from corrections.views.context import now, settings
from corrections.views.reporting.sender_at_door import crowding, sender_keys


def count_call(limit: CallLimit) -> None:
    """Count a call of the network that asks, and of those around it, which may call more. Raises TooManyCalls."""
    for caller, factor in sender_keys(now()):
        count_call_of(limit.times(factor), caller)


def count_reader(limit: CallLimit) -> None:
    """The same, where all readers may stand behind one address. Raises TooManyCalls."""
    count_call(limit.times(crowding(settings())))


def count_call_of(limit: CallLimit, caller: bytes) -> None:
    """Count a call of somebody. Raises TooManyCalls, which says when to come again."""
    if not settings().limits:
        return
    seconds = current_app.extensions["corrections.call_caps"].wait(limit, caller)
    if seconds:
        raise TooManyCalls(seconds=seconds)
