"""Signing what somebody else prepared, and handing it back."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.services.deciding import signing
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import back_to_sheet, blueprint
from corrections.views.requests import decision_forms as forms


@blueprint.post("/corrections/<reference>/sign")
@requires(Permission.FIX_SIGN)
def sign(reference: str) -> ResponseReturnValue:
    """Sign what was prepared; it goes out when that suffices."""
    number, held, comment = case_id(reference), forms.tokens(), request.form.get("comment", "")
    done = signing.sign(sessions(), number, tokens=held, comment=comment, by=actor(), at=now(), house=house())
    return back_to_sheet(reference, done)


@blueprint.post("/corrections/<reference>/return")
@requires(Permission.FIX_SIGN)
def send_back(reference: str) -> ResponseReturnValue:
    """Return a prepared change with a comment, or recall one's own."""
    number, held, comment = case_id(reference), forms.tokens(), request.form.get("comment", "")
    done = signing.send_back(
        sessions(), number, tokens=held, comment=comment, by=actor(), at=now(), house=house()
    )
    return back_to_sheet(reference, done)
