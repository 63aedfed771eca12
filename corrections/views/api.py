# mypy: disable-error-code="untyped-decorator, misc"
"""Programs: reports in, and what is reported already; described by `/api/v1/openapi.json`."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from flask import Flask, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from flask_smorest import Api, current_api

from corrections.domain.intake.call_limits import challenges
from corrections.domain.reporting.report_refusals import InvalidOffsets
from corrections.domain.reporting.reports import Report
from corrections.domain.text.spans import Part, Passage, Span
from corrections.queries.site.reported import reported_on
from corrections.services.receipts import taking_back
from corrections.services.submitting import Received
from corrections.services.unplaced import arriving
from corrections.views.access import public
from corrections.views.context import derived_key, house, now, sessions, settings
from corrections.views.display.instant_answers import instant_answer
from corrections.views.languages import choose
from corrections.views.programs import article_calls
from corrections.views.programs.key_check import SCHEME
from corrections.views.reader import RECEIPT_KEY
from corrections.views.reporting import sender_at_door
from corrections.views.reporting.callers import count_reader
from corrections.views.requests import address_parts
from corrections.views.requests.api_schemas import (
    ErrorSchema,
    PassageSchema,
    ReceivedSchema,
    ReportedSchema,
    SubmissionSchema,
    TakenBackSchema,
    WithdrawalSchema,
)
from corrections.views.requests.calls import Calls
from corrections.views.serving.cross_origin import sites_asking

TITLE = "Corrections Desk"
VERSION = "1"
CODES = (400, 403, 404, 409, 410, 413, 415, 422, 429, 451)
KEY = {"in": "header", "name": "Idempotency-Key", "schema": {"type": "string", "maxLength": 255}}


class Desk(Api):
    """flask-smorest without its own answers to errors: `views/errors.py` gives them all."""

    ERROR_SCHEMA = ErrorSchema

    def _register_error_handlers(self) -> None:
        """Leave the answers to `views/errors.py`."""


blueprint = Calls("api", __name__, url_prefix="/api/v1", description="Reports, in and counted")


def connect(app: Flask) -> None:
    """Register the addresses for programs and gather their description."""
    address_parts.know(app)
    app.config.update(API_TITLE=TITLE, API_VERSION=VERSION, OPENAPI_VERSION="3.1.0")
    app.config["API_SPEC_OPTIONS"] = {"components": {"securitySchemes": {"program": SCHEME}}}
    desk = Desk(app)
    for each in (blueprint, article_calls.blueprint):
        desk.register_blueprint(each)


def _refusals(view: Any) -> Any:
    """Say in the description which errors a call can give."""
    for code in CODES:
        view = blueprint.alt_response(code, schema=ErrorSchema)(view)
    return view


@blueprint.route("/submissions", methods=["POST"])
@public
@blueprint.doc(parameters=[KEY])
@_refusals
@blueprint.arguments(SubmissionSchema)
@blueprint.response(201, ReceivedSchema, description="Stored")
@blueprint.alt_response(200, schema=ReceivedSchema, description="Stored before", success=True)
@blueprint.alt_response(
    202, schema=ReceivedSchema, description="Stored; its article is not known here", success=True
)
def submissions(report: Report) -> ResponseReturnValue:
    """File a report."""
    received = arriving.arrive(
        sessions(),
        replace(report, language=choose()),
        sites=sites_asking(),
        idempotency_key=request.headers.get("Idempotency-Key"),
        receipt_key=derived_key(RECEIPT_KEY),
        at=now(),
        house=house(),
        sender=sender_at_door.sender(),
    )
    return _told(received)


def _told(received: Received) -> ResponseReturnValue:
    unplaced = received.state == arriving.UNPLACED
    page = "reader.unplaced" if unplaced else "reader.receipt"
    url = settings().public_url + url_for(page, token=received.receipt)
    body = {**asdict(received), "url": url, **instant_answer(received)}
    status = 202 if unplaced else 200 if received.repeated else 201
    return body, status, {"Cache-Control": "no-store", "Location": url}


@blueprint.route("/submissions/withdrawal", methods=["POST"])
@public
@_refusals
@blueprint.arguments(WithdrawalSchema)
@blueprint.response(200, TakenBackSchema)
def withdrawal(given: dict[str, Any]) -> ResponseReturnValue:
    """Take a report back, for whoever holds its receipt; what is answered already stays."""
    taking_back.withdraw(sessions(), given["receipt"], at=now())
    return {"state": "withdrawn"}, 200, {"Cache-Control": "no-store"}


@blueprint.route("/challenge")
@public
@blueprint.alt_response(429, schema=ErrorSchema)
def challenge() -> ResponseReturnValue:
    """A sum to solve; `wanted` says whether a proof of work is asked for at the moment."""
    count_reader(challenges(settings().challenges_in_ten_minutes))
    wanted = sender_at_door.proof_wanted()
    return jsonify({**sender_at_door.challenge(), "wanted": wanted}), 200, {"Cache-Control": "no-store"}


@blueprint.route("/articles/<slug:slug>/reported")
@public
@_refusals
@blueprint.arguments(PassageSchema, location="query")
@blueprint.response(200, ReportedSchema)
def reported(passage: dict[str, Any], slug: str) -> ResponseReturnValue:
    """How many open reports there are on a passage of the live text; no words."""
    if passage["start"] > passage["end"]:
        raise InvalidOffsets(fields={"start": InvalidOffsets.code, "end": InvalidOffsets.code})
    asked = Passage(Part(passage["part"]), Span(passage["start"], passage["end"]))
    return {"reports": reported_on(sessions(), slug, asked)}, 200, {"Cache-Control": "no-store"}


@blueprint.route("/openapi.json")
@public
def description() -> ResponseReturnValue:
    """This description."""
    return jsonify(current_api.spec.to_dict())
