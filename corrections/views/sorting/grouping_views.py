"""What a case is made of, and joining and parting cases by hand."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id, case_reference
from corrections.queries.sorting.gathered import gathered
from corrections.services.sorting import merging, splitting
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.requests import decision_forms as forms


@blueprint.get("/corrections/<reference>/grouping")
@requires(Permission.CASE_READ)
def grouping(reference: str) -> ResponseReturnValue:
    """The reports of a case, the cases merged into it, and those near it."""
    return render_template("editor/grouping.html", case=gathered(sessions(), case_id(reference)))


@blueprint.post("/corrections/<reference>/merge")
@requires(Permission.CASE_TRIAGE)
def merge(reference: str) -> ResponseReturnValue:
    """Let the case go on in another one of the article."""
    named = request.form.get("lead", "").strip().upper()
    number, held = case_id(reference), forms.tokens()
    lead = merging.Lead(case_id(named), request.form.get("lead_state", ""))
    merging.merge(sessions(), number, lead, tokens=held, by=actor(), at=now(), house=house())
    flash(_("%(case)s goes on in %(lead)s.", case=reference, lead=named), "success")
    return redirect(url_for("editor.grouping", reference=named))


@blueprint.post("/corrections/<reference>/take-out")
@requires(Permission.CASE_TRIAGE)
def take_out(reference: str) -> ResponseReturnValue:
    """Take a merged case out again, with the reports it came with."""
    number, held = case_id(reference), forms.tokens()
    merging.take_out(sessions(), number, tokens=held, by=actor(), at=now(), house=house())
    flash(_("%(case)s is a case of its own again.", case=reference), "success")
    return redirect(url_for("editor.grouping", reference=reference))


@blueprint.post("/corrections/<reference>/split")
@requires(Permission.CASE_TRIAGE)
def split(reference: str) -> ResponseReturnValue:
    """Give the ticked reports a case of their own."""
    number, held, ticked = case_id(reference), forms.tokens(), forms.numbers("report")
    new = splitting.split_off(sessions(), number, ticked, tokens=held, by=actor(), at=now(), house=house())
    flash(_("The reports have a case of their own: %(case)s.", case=case_reference(new)), "success")
    return redirect(url_for("editor.grouping", reference=case_reference(new)))
