"""The standards desk takes a case over, gives it back, or stops it for a legal reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.services.casework import taking_over
from corrections.services.rulings import dissenting
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import blueprint
from corrections.views.requests import decision_forms as forms


@blueprint.post("/corrections/<reference>/take-over")
@requires(Permission.CASE_TAKE_OVER)
def take_over(reference: str) -> ResponseReturnValue:
    """From now on only the standards desk decides it."""
    return _done(reference, taking_over.take_over, _("The standards desk decides this case now."))


@blueprint.post("/corrections/<reference>/give-back")
@requires(Permission.CASE_TAKE_OVER)
def give_back(reference: str) -> ResponseReturnValue:
    """The desk decides it again."""
    return _done(reference, taking_over.give_back, _("The case is the desk’s again."))


@blueprint.post("/corrections/<reference>/stop")
@requires(Permission.LEGAL_FLAG)
def stop_legally(reference: str) -> ResponseReturnValue:
    """Nothing goes out until this is lifted."""
    return _done(
        reference, taking_over.stop_legally, _("Stopped: nothing is published and nobody is answered.")
    )


@blueprint.post("/corrections/<reference>/lift-stop")
@requires(Permission.LEGAL_FLAG)
def lift_legal_stop(reference: str) -> ResponseReturnValue:
    """The case can be decided again."""
    return _done(reference, taking_over.lift_legal_stop, _("The stop is lifted; the case can be decided."))


def _done(reference: str, doing: Callable[..., Any], told: str) -> ResponseReturnValue:
    number, reason, held = case_id(reference), request.form.get("reason", ""), forms.tokens()
    doing(sessions(), number, reason, tokens=held, by=actor(), at=now(), house=house())
    flash(told, "success")
    return redirect(url_for("editor.sheet", reference=reference))


@blueprint.post("/corrections/<reference>/dissent")
@requires(Permission.FIX_SIGN)
def record_dissent(reference: str) -> ResponseReturnValue:
    """Put on record that this decision is held to be wrong; it stands."""
    number, words, held = case_id(reference), request.form.get("dissent", ""), forms.tokens()
    words = words.replace("\r\n", "\n")
    dissenting.dissent(sessions(), number, words, tokens=held, by=actor(), at=now(), house=house())
    flash(_("Your dissent is on record."), "success")
    return redirect(url_for("editor.sheet", reference=reference))
