"""Reports on articles that the desk does not have: reading them, finding their article, dismissing them."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.queries.desk.unplaced_list import unplaced_page
from corrections.services.unplaced import finding_places
from corrections.views.access import requires
from corrections.views.context import actor, derived_key, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.reader import RECEIPT_KEY


@blueprint.get("/unplaced")
@requires(Permission.QUEUE_READ)
def unplaced() -> ResponseReturnValue:
    """The reports that wait for their article."""
    page = unplaced_page(sessions(), after=request.args.get("after", 0, type=int))
    return render_template("editor/unplaced.html", page=page)


@blueprint.post("/unplaced/<int:number>/place")
@requires(Permission.CASE_TRIAGE)
def place_unplaced(number: int) -> ResponseReturnValue:
    """File a report under the article that was named."""
    named = request.form.get("article", "")
    key = derived_key(RECEIPT_KEY)
    finding_places.place_report(
        sessions(), number, named, receipt_key=key, by=actor(), at=now(), house=house()
    )
    flash(_("The report has its article now and stands in the queue."), "success")
    return redirect(url_for("editor.unplaced"), 303)


@blueprint.post("/unplaced/<int:number>/dismiss")
@requires(Permission.CASE_DECLINE)
def dismiss_unplaced(number: int) -> ResponseReturnValue:
    """Say that a report is about none of our articles."""
    finding_places.dismiss_report(sessions(), number, by=actor(), at=now())
    flash(_("The report was dismissed, and its receipt says so."), "success")
    return redirect(url_for("editor.unplaced"), 303)
