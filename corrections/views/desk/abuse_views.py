"""Closing one abusive report of a case that goes on."""

from __future__ import annotations

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.domain.refusals import NotFound
from corrections.services.casework.closing_abuse import close_as_abuse
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.requests import decision_forms as forms


@blueprint.post("/corrections/<reference>/close-abuse")
@requires(Permission.CASE_DECLINE)
def close_abuse(reference: str) -> ResponseReturnValue:
    """Close one report as abuse, without a mail."""
    report = request.form.get("report", type=int)
    if report is None:
        raise NotFound
    number, held = case_id(reference), forms.tokens()
    close_as_abuse(sessions(), number, report, tokens=held, by=actor(), at=now(), house=house())
    flash(_("The report is closed as abuse. The case and the other reports go on."), "success")
    return redirect(url_for("editor.sheet", reference=reference))
