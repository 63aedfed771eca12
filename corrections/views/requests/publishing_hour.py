"""Reading the hour that a change, or a ruling, shall wait for."""

from __future__ import annotations

from datetime import datetime

from flask import request

from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.views.context import settings


def hour(name: str = "publish_at") -> datetime | None:
    """The hour that something shall wait for, by the newsroom's clock; None where none is given.

    Raises UnknownChoice.
    """
    given = request.form.get(name, "").strip()
    if not given:
        return None
    try:
        return datetime.fromisoformat(given).replace(tzinfo=settings().zone)
    except ValueError as error:
        raise UnknownChoice(fields={name: UnknownChoice.code}) from error
