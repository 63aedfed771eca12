"""A waiting signature on a page of its own: the difference, the note, one button."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.queries.casework import signing_page
from corrections.services.deciding import signing as deciding
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.display.decided_words import told
from corrections.views.requests import decision_forms as forms


@blueprint.get("/signing")
@requires(Permission.CASE_READ)
def to_sign() -> ResponseReturnValue:
    """What waits for the signature of whoever is signed in."""
    return render_template("editor/to_sign.html", waiting=signing_page.waiting_for(sessions(), by=actor()))


@blueprint.get("/corrections/<reference>/signing")
@requires(Permission.CASE_READ)
def signing(reference: str) -> ResponseReturnValue:
    """One waiting signature, made for a phone."""
    page = signing_page.signing_page(sessions(), case_id(reference), by=actor(), house=house())
    return render_template("editor/signing.html", page=page)


@blueprint.post("/corrections/<reference>/signing")
@requires(Permission.FIX_SIGN)
def sign_here(reference: str) -> ResponseReturnValue:
    """Sign, and come back to the same page, which then names the next one."""
    number, held, comment = case_id(reference), forms.tokens(), request.form.get("comment", "")
    done = deciding.sign(
        sessions(), number, tokens=held, comment=comment, by=actor(), at=now(), house=house()
    )
    flash(told(done), "success")
    return redirect(url_for("editor.signing", reference=reference))
