"""Clearing an alarm from the standards desk."""

from __future__ import annotations

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.services.alarming import clear_alarm
from corrections.views.access import requires
from corrections.views.context import actor, now, sessions

blueprint = Blueprint("alarms", __name__, url_prefix="/standards/alarms")


@blueprint.post("/<int:number>/clear")
@requires(Permission.ALARM_CLEAR)
def clear(number: int) -> ResponseReturnValue:
    """Say that an alarm was looked at."""
    clear_alarm(sessions(), number, by=actor(), at=now())
    return redirect(url_for("standards.overview"), code=303)
