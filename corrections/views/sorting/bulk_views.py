"""Deciding the ticked cards of the queue at once; what did not apply is listed with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from flask import render_template, request
from flask.typing import ResponseReturnValue

from corrections.domain.decline_reasons import DeclineReason
from corrections.domain.permissions import Permission
from corrections.domain.references import case_reference
from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.services.sorting.bulk import Outcome
from corrections.services.sorting.bulk_declining import decline_many
from corrections.services.sorting.bulk_publishing import publish_many
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.errors import sentence
from corrections.views.requests.bulk_form import ticked


@blueprint.post("/bulk/decline")
@requires(Permission.CASE_DECLINE)
def bulk_decline() -> ResponseReturnValue:
    """Decline the ticked cases as duplicates or as abuse."""
    reason = request.form.get("reason", "")
    if reason not in set(DeclineReason):
        raise UnknownChoice(fields={"reason": UnknownChoice.code})
    said = DeclineReason(reason)
    return _told(decline_many(sessions(), ticked(), said, by=actor(), at=now(), house=house()))


@blueprint.post("/bulk/publish")
@requires(Permission.FIX_PUBLISH)
def bulk_publish() -> ResponseReturnValue:
    """Publish the minor fixes among the ticked cases, one version an article."""
    return _told(publish_many(sessions(), ticked(), by=actor(), at=now(), house=house()))


def _told(outcomes: Sequence[Outcome]) -> str:
    """What came of each: done, with which version, or left, and why."""
    rows = [
        (case_reference(each.correction_id), each.version, sentence(each.refusal) if each.refusal else "")
        for each in outcomes
    ]
    return render_template("editor/bulk.html", rows=rows)
