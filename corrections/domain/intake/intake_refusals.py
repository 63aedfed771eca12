"""How intake says that it is too much."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class TooManyReports(Refusal):
    """More reports from one place than are taken in that time; nothing was stored, and the page keeps the words."""

    code = "too_many_reports"
    message = (
        "Many reports came from your network in a short time, so this one was not stored."
        " Please send it again in %(minutes)s minutes."
    )
