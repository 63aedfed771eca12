"""What the desk's routes share: the blueprint, the sheet as a page, and the way back after an act."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from corrections.domain.references import case_id
from corrections.domain.refusals import NotAllowed, NotFound, NotSignedIn, Refusal
from corrections.domain.working.draft_fields import DraftForm
from corrections.queries.casework.beside_case import beside_case
from corrections.queries.desk.review_sheet import ReviewSheet, Wish, review_sheet
from corrections.queries.working.editions import other_editions
from corrections.queries.working.view_neighbours import neighbours_in_view
from corrections.queries.working.workbench import workbench
from corrections.services.deciding.decisions import Decided
from corrections.services.working import drafting
from corrections.views.access import from_our_pages, person_context
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk import came_from
from corrections.views.display.decided_words import told
from corrections.views.display.desk_choices import CHOICES
from corrections.views.display.table_words import FOUND
from corrections.views.errors import http_error, refused, sentence, unexpected, wants_json
from corrections.views.refusal_status import status_of
from corrections.views.requests import decision_forms as forms

blueprint = Blueprint("editor", __name__, url_prefix="/desk")
blueprint.context_processor(person_context)
NOT_KEPT = (NotAllowed, NotFound)
FORMS = {
    "editor.publish": DraftForm.PUBLISH,
    "editor.preview": DraftForm.PUBLISH,
    "editor.decline": DraftForm.DECLINE,
    "editor.preview_decline": DraftForm.DECLINE,
    "editor.sign": DraftForm.SIGN,
    "editor.send_back": DraftForm.RETURN,
    "editor.undo": DraftForm.UNDO,
    "editor.comment": DraftForm.COMMENT,
    "editor.reopen": DraftForm.REOPEN,
}


@blueprint.errorhandler(Refusal)
def keep_what_was_typed(refusal: Refusal) -> ResponseReturnValue:
    """A refused decision shows the same sheet, as the case is now, with everything that was typed."""
    reference = (request.view_args or {}).get("reference", "")
    if request.method != "POST" or not reference or isinstance(refusal, NOT_KEPT) or not from_our_pages():
        return refused(refusal)
    typed = forms.draft()
    if isinstance(refusal, NotSignedIn):
        return render_template("editor/signed_out.html", typed=typed, reference=reference), 401
    form = keep_draft(reference)
    sheet = sheet_of(reference, Wish(typed=typed if form else None, form=form or DraftForm.PUBLISH))
    page = sheet_page(sheet, typed=typed, refusal=sentence(refusal), errors=refusal.fields)
    return page, status_of(refusal)


@blueprint.errorhandler(Exception)
def show_what_was_typed(error: Exception) -> ResponseReturnValue:
    """A fault of ours: the page says so, and holds the words, whatever else is out of order."""
    if isinstance(error, HTTPException):
        return http_error(error)
    answer = unexpected(error)
    if request.method != "POST" or wants_json():
        return answer
    reference = (request.view_args or {}).get("reference", "")
    return render_template("editor/failed.html", typed=forms.draft(), reference=reference), 500


def keep_draft(reference: str) -> DraftForm | None:
    """Keep what a form brought for whoever sent it; gives which form it was, None for one that keeps nothing."""
    form = FORMS.get(request.endpoint or "")
    if form is not None:
        number, version = case_id(reference), forms.live_version()
        drafting.save(sessions(), number, form, forms.kept(), version=version, by=actor(), at=now())
    return form


def sheet_of(reference: str, wish: Wish) -> ReviewSheet:
    """The review sheet of a case, as whoever is signed in sees it."""
    return review_sheet(sessions(), case_id(reference), wish, by=actor(), at=now(), house=house())


def sheet_page(sheet: ReviewSheet, **said: object) -> str:
    """The sheet as a page, with its workbench and what stands beside it; `said` is what a refusal adds to it."""
    number, by, at = case_id(sheet.reference), actor(), now()
    around = {
        "bench": workbench(sessions(), number, by=by, at=at),
        "editions": other_editions(sessions(), number),
        "beside": beside_case(sessions(), number, by=by),
        "in_view": neighbours_in_view(sessions(), number, came_from.wanted(), by=by.id, at=at),
        "queue_link": came_from.link(),
        "finders": FOUND,
    }
    return render_template("editor/sheet.html", sheet=sheet, choices=CHOICES, **around, **said)


def back_to_sheet(reference: str, done: Decided) -> ResponseReturnValue:
    """Say what came of a decision, on the sheet of its case."""
    return back_saying(reference, told(done))


def back_saying(reference: str, sentence: str) -> ResponseReturnValue:
    """Lead back to the sheet with a sentence; what was typed there has been sent."""
    drafting.put_away(sessions(), case_id(reference), by=actor())
    flash(sentence, "success")
    return redirect(url_for("editor.sheet", reference=reference))
