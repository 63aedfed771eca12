"""The spam check: reports that were held back, released or closed."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.queries.desk.spam_check_list import spam_check_page
from corrections.services.intake import spam_checks
from corrections.views.access import requires
from corrections.views.context import actor, derived_key, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.reader import RECEIPT_KEY


@blueprint.get("/spam-check")
@requires(Permission.QUEUE_READ)
def spam_check() -> ResponseReturnValue:
    """What waits for a spam check."""
    page = spam_check_page(sessions(), after=request.args.get("after", 0, type=int))
    return render_template("editor/spam_check.html", page=page)


@blueprint.post("/spam-check/<int:number>/release")
@requires(Permission.CASE_TRIAGE)
def release_report(number: int) -> ResponseReturnValue:
    """It is no spam."""
    key = derived_key(RECEIPT_KEY)
    spam_checks.release_report(sessions(), number, receipt_key=key, by=actor(), at=now(), house=house())
    flash(_("The report is with the others now, by the time it came in."), "success")
    return redirect(url_for("editor.spam_check"), 303)


@blueprint.post("/spam-check/close")
@requires(Permission.CASE_TRIAGE)
def close_reports() -> ResponseReturnValue:
    """They are spam: one, or all that were ticked."""
    numbers = request.form.getlist("report", type=int)
    spam_checks.close_reports(sessions(), numbers, by=actor(), at=now())
    return redirect(url_for("editor.spam_check"), 303)
