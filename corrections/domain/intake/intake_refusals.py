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


class TooManyGuesses(Refusal):
    """Receipts that do not exist were asked for again and again from one place; for a while none is shown there."""

    code = "too_many_guesses"
    message = (
        "Receipts that do not exist were asked for many times from your network, so none is shown there for now."
        " Your report is safe. Please try again in %(minutes)s minutes."
    )


class TooManyCalls(Refusal):
    """More calls of one address than one sender may make in that time."""

    code = "too_many_calls"
    message = "Too many requests came in a short time. Please try again in %(seconds)s seconds."
