"""Reading the hour that a change shall wait for."""

from __future__ import annotations

from datetime import datetime

from flask import request

from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.views.context import settings


def hour() -> datetime | None:
    """The hour that a change shall wait for, by the newsroom's clock; None where none is given.

    Raises UnknownChoice.
    """
    given = request.form.get("publish_at", "").strip()
    if not given:
        return None
    try:
        return datetime.fromisoformat(given).replace(tzinfo=settings().zone)
    except ValueError as error:
        raise UnknownChoice(fields={"publish_at": UnknownChoice.code}) from error
