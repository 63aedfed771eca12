"""Every "no" is answered here: refusals by their table, HTTP's own errors, and what nobody expected.

Pages get a page, programs get `{"error": {"code", "message", "fields"}}`.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.exceptions import HTTPException

from corrections.domain.accounts.sign_in_refusals import TooManyTries
from corrections.domain.intake.intake_refusals import TooManyCalls, TooManyGuesses, TooManyReports
from corrections.domain.refusals import Refusal
from corrections.views.display.moved_pages import led_on
from corrections.views.refusal_status import status_of

LOG = logging.getLogger("corrections.errors")
TITLES = {
    400: lazy_gettext("This cannot be read"),
    401: lazy_gettext("Please sign in"),
    403: lazy_gettext("Not allowed"),
    404: lazy_gettext("There is nothing here"),
    405: lazy_gettext("Not in this way"),
    409: lazy_gettext("Something changed meanwhile"),
    410: lazy_gettext("No longer here"),
    413: lazy_gettext("Too much at once"),
    429: lazy_gettext("Please wait a little"),
    451: lazy_gettext("Not available for legal reasons"),
    500: lazy_gettext("Something went wrong"),
    503: lazy_gettext("Not available at the moment"),
}
OTHER_TITLE = lazy_gettext("This is not possible")
HTTP_ERRORS = {
    400: ("bad_request", lazy_gettext("The request cannot be read.")),
    403: ("not_allowed", lazy_gettext("This is not allowed.")),
    404: ("not_found", lazy_gettext("There is nothing at this address.")),
    405: ("method_not_allowed", lazy_gettext("This address cannot be used in this way.")),
    411: ("length_required", lazy_gettext("The request must say how long it is.")),
    413: ("too_large", lazy_gettext("This is more than can be taken in at once.")),
    414: ("too_large", lazy_gettext("This is more than can be taken in at once.")),
    415: ("unsupported_type", lazy_gettext("The body is of a type that cannot be read here.")),
    422: ("invalid_fields", lazy_gettext("Some fields are missing, unknown or of the wrong type.")),
    429: ("too_many_requests", lazy_gettext("There were too many requests in a short time.")),
    500: ("unexpected", lazy_gettext("The fault is on our side, and nothing was changed.")),
    503: ("unavailable", lazy_gettext("Please try again in a moment.")),
}


def connect(app: Flask) -> None:
    """Let this module answer whatever a view, or Flask itself, refuses."""
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, unexpected)


def refused(refusal: Refusal) -> Response:
    """The answer to a refusal."""
    led = led_on(refusal)
    if led is not None:
        return led
    answer = _answer(status_of(refusal), refusal.code, sentence(refusal), fields=refusal.fields)
    if isinstance(refusal, TooManyTries | TooManyReports | TooManyGuesses | TooManyCalls):
        answer.headers["Retry-After"] = str(refusal.facts["seconds"])
    return answer


def http_error(error: HTTPException) -> ResponseReturnValue:
    """The answer to an error of HTTP itself; redirects pass."""
    cause = getattr(error, "original_exception", None)
    if isinstance(cause, Refusal):
        return refused(cause)  # it arose while another one was being answered
    error = cause if isinstance(cause, HTTPException) else error
    if error.code is None or error.code < 400:
        return error
    code, message = HTTP_ERRORS.get(error.code, HTTP_ERRORS[400 if error.code < 500 else 500])
    answer = _answer(error.code, code, str(message))
    methods = getattr(error, "valid_methods", None)
    if methods:
        answer.headers["Allow"] = ", ".join(sorted(methods))
    return answer


def unexpected(error: Exception) -> Response:
    """A fault of ours. The log names the fault and where it arose, never what a request or a row held."""
    if current_app.testing and current_app.config.get("PROPAGATE_EXCEPTIONS") is not False:
        raise error
    frames = "".join(traceback.format_tb(error.__traceback__))
    LOG.error("%s at %s %s\n%s", type(error).__qualname__, request.method, request.endpoint, frames)
    code, message = HTTP_ERRORS[500]
    return _answer(500, code, str(message))


def sentence(refusal: Refusal) -> str:
    """The refusal's message in the language of the page."""
    return str(_(refusal.message, **refusal.facts))


def wants_json() -> bool:
    """Whether a program asked: an address for programs, or JSON preferred to a page."""
    if request.path.startswith("/api/") or request.path.endswith(".json"):
        return True
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def _answer(status: int, code: str, message: str, *, fields: Mapping[str, str] | None = None) -> Response:
    if wants_json():
        answer = jsonify(error={"code": code, "message": message, "fields": dict(fields or {})})
    else:
        answer = _page(status, message, code=code)
    answer.status_code = status
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _page(status: int, message: str, *, code: str) -> Response:
    """The error's page, or its bare sentence where the page needs what just failed: the database, most likely."""
    title = str(TITLES.get(status, OTHER_TITLE))
    try:
        page = render_template("errors/error.html", status=status, title=title, message=message, code=code)
    except Exception as error:
        LOG.error("no page for %s: %s", status, type(error).__qualname__)
        return make_response(f"{message}\n", {"Content-Type": "text/plain; charset=utf-8"})
    return make_response(page)
