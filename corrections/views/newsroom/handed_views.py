"""A change that is made in the CMS: what to copy there, and the button that says it is live."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.queries.newsroom.handed_page import handed_page
from corrections.services.handing import confirming_live
from corrections.views.access import requires
from corrections.views.context import actor, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.display.decided_words import told
from corrections.views.requests import decision_forms as forms


@blueprint.get("/corrections/<reference>/handed-over")
@requires(Permission.CASE_READ)
def handed(reference: str) -> ResponseReturnValue:
    """The change and its note, to be copied into the CMS."""
    page = handed_page(sessions(), case_id(reference), at=now())
    return render_template("newsroom/handed.html", page=page)


@blueprint.post("/corrections/<reference>/live")
@requires(Permission.FIX_SIGN)
def live(reference: str) -> ResponseReturnValue:
    """Say that the change is live in the CMS: version, note and answers go out."""
    done = confirming_live.confirm_live(
        sessions(), case_id(reference), tokens=forms.tokens(), by=actor(), at=now()
    )
    flash(told(done), "success")
    return redirect(url_for("editor.sheet", reference=reference))
