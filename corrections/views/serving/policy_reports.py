"""Where browsers report that a page broke its security policy. Only the number is kept: no address, no words."""

from __future__ import annotations

import json

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from corrections.domain.intake.call_limits import all_policy_reports, policy_reports
from corrections.domain.minding.reports_of_policy import LONGEST, tells_of_a_breach
from corrections.domain.reporting.report_refusals import InvalidJson, UnsupportedType
from corrections.services.intake.counting_policy_reports import count_policy_report
from corrections.views.access import public
from corrections.views.context import now, sessions, settings
from corrections.views.reporting.callers import count_call, count_call_of

blueprint = Blueprint("policy_reports", __name__)
TYPES = frozenset({"application/reports+json", "application/csp-report", "application/json"})


@blueprint.post("/csp-report")
@public
def policy_report() -> ResponseReturnValue:
    """Count a report. Whether a sender is a browser cannot be known, so little is taken from each."""
    count_call(policy_reports(settings().policy_reports_in_a_minute))
    if not tells_of_a_breach(_told()):
        raise InvalidJson
    count_call_of(all_policy_reports(settings().all_policy_reports_in_a_minute), b"")
    count_policy_report(sessions(), at=now())
    return "", 204, {"Cache-Control": "no-store"}


def _told() -> object:
    if request.mimetype not in TYPES:
        raise UnsupportedType
    request.max_content_length = LONGEST
    try:
        return json.loads(request.get_data().decode())
    except (ValueError, RecursionError) as error:
        raise InvalidJson from error
