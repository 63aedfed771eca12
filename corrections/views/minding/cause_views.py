"""Causes of serious errors: seen and given by standards and by the editors of the desk."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.minding.causes import Cause
from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.domain.refusals import NotAllowed, NotSignedIn, Refusal
from corrections.queries.minding.causes_page import causes
from corrections.services.minding.recording_causes import record_cause
from corrections.views.access import from_our_pages, person_context, requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.errors import refused, sentence
from corrections.views.refusal_status import status_of

blueprint = Blueprint("causes", __name__, url_prefix="/desk/causes")
blueprint.context_processor(person_context)


@blueprint.get("")
@requires(Permission.CAUSE_READ)
def listed() -> ResponseReturnValue:
    """What is still asked, and what was said."""
    return _page()


@blueprint.post("/<reference>")
@requires(Permission.CAUSE_GIVE)
def give(reference: str) -> ResponseReturnValue:
    """Say why, and what is done about it."""
    given = request.form
    record_cause(
        sessions(),
        case_id(reference),
        given.get("cause", ""),
        given.get("prevention", "").replace("\r\n", "\n"),
        days=house().days,
        by=actor(),
        at=now(),
    )
    flash(_("Kept. Only the standards desk and the editors of this desk see it."), "done")
    return redirect(url_for("causes.listed"))


@blueprint.errorhandler(Refusal)
def show_again(refusal: Refusal) -> ResponseReturnValue:
    """A refused answer shows the page with what was typed, wherever the case stands by now."""
    if request.method != "POST" or isinstance(refusal, NotAllowed | NotSignedIn) or not from_our_pages():
        return refused(refusal)
    return _page(refusal=sentence(refusal), wrong=refusal.fields), status_of(refusal)


def _page(**said: object) -> str:
    page = causes(sessions(), by=actor(), days=house().days, at=now())
    tried = (request.view_args or {}).get("reference", "")
    return render_template(
        "standards/causes.html", page=page, causes=tuple(Cause), typed=request.form, tried=tried, **said
    )
