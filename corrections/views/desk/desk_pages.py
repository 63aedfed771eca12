"""What the desk's routes share: the blueprint, the sheet as a page, and the way back after an act."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.references import case_id
from corrections.domain.refusals import NotAllowed, NotFound, NotSignedIn, Refusal
from corrections.queries.desk.review_sheet import ReviewSheet, Wish, review_sheet
from corrections.services.deciding.decisions import Decided
from corrections.views.access import from_our_pages, person_context
from corrections.views.context import actor, house, now, sessions
from corrections.views.display.decided_words import told
from corrections.views.display.desk_choices import CHOICES
from corrections.views.errors import refused, sentence
from corrections.views.refusal_status import status_of
from corrections.views.requests import decision_forms as forms

blueprint = Blueprint("editor", __name__, url_prefix="/desk")
blueprint.context_processor(person_context)
NOT_KEPT = (NotAllowed, NotFound)


@blueprint.errorhandler(Refusal)
def keep_what_was_typed(refusal: Refusal) -> ResponseReturnValue:
    """A refused decision shows the same sheet, as the case is now, with everything that was typed."""
    reference = (request.view_args or {}).get("reference", "")
    if request.method != "POST" or not reference or isinstance(refusal, NOT_KEPT) or not from_our_pages():
        return refused(refusal)
    typed = forms.draft()
    if isinstance(refusal, NotSignedIn):
        return render_template("editor/signed_out.html", typed=typed, reference=reference), 401
    sheet = sheet_of(reference, Wish(draft=typed))
    page = sheet_page(sheet, typed=typed, refusal=sentence(refusal), errors=refusal.fields)
    return page, status_of(refusal)


def sheet_of(reference: str, wish: Wish) -> ReviewSheet:
    """The review sheet of a case, as whoever is signed in sees it."""
    return review_sheet(sessions(), case_id(reference), wish, by=actor(), at=now(), house=house())


def sheet_page(sheet: ReviewSheet, **said: object) -> str:
    """The sheet as a page; `said` is what a refusal adds to it."""
    return render_template("editor/sheet.html", sheet=sheet, choices=CHOICES, **said)


def back_to_sheet(reference: str, done: Decided) -> ResponseReturnValue:
    """Say what came of a decision, on the sheet of its case."""
    flash(told(done), "success")
    return redirect(url_for("editor.sheet", reference=reference))
