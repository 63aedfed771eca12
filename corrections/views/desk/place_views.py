"""Saying where the words of a case stand in the live text."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.services.deciding import placing
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.requests import decision_forms as forms


@blueprint.post("/corrections/<reference>/place")
@requires(Permission.FIX_PREPARE)
def place(reference: str) -> ResponseReturnValue:
    """Say where the passage stands in the live text."""
    number, held, chosen = case_id(reference), forms.tokens(), forms.passage()
    placing.place(sessions(), number, chosen, tokens=held, by=actor(), at=now(), house=house())
    flash(_("The place is chosen. The case can be decided now."), "success")
    return redirect(url_for("editor.sheet", reference=reference))
