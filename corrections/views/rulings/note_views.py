"""A published note on the desk: its typos mended, an apology added or pinned, corrected by another note."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.refusals import NotAllowed, NotFound, Refusal
from corrections.domain.reporting.report_refusals import UnknownNote
from corrections.domain.rulings.pins import Pin
from corrections.queries.rulings.note_desk import note_desk
from corrections.services.rulings import amending_notes, correcting_notes, pinning_notes, taking_down
from corrections.views.access import from_our_pages, person_context, requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.errors import refused, sentence
from corrections.views.refusal_status import status_of
from corrections.views.requests.publishing_hour import hour

blueprint = Blueprint("notes", __name__, url_prefix="/desk/notes")
blueprint.context_processor(person_context)


@blueprint.get("/<reference>")
@requires(Permission.CASE_READ)
def note(reference: str) -> ResponseReturnValue:
    """A note and what became of it."""
    return _page(reference)


@blueprint.post("/<reference>/mend")
@requires(Permission.FIX_PUBLISH)
def mend(reference: str) -> ResponseReturnValue:
    """Mend a typo."""
    words = _words("note")
    amending_notes.mend_note(sessions(), reference, words, believed=_believed(), by=actor(), at=now())
    return _done(reference, _("The note is mended; its old words are kept in its history."))


@blueprint.post("/<reference>/apologise")
@requires(Permission.APOLOGY_ADD)
def apologise(reference: str) -> ResponseReturnValue:
    """Add a sentence of apology."""
    words = _words("apology")
    amending_notes.apologise(sessions(), reference, words, believed=_believed(), by=actor(), at=now())
    return _done(reference, _("The apology stands in the note."))


@blueprint.post("/<reference>/pin")
@requires(Permission.APOLOGY_ADD)
def pin(reference: str) -> ResponseReturnValue:
    """Show a serious note alone, on top of the record."""
    days, front = request.form.get("days", type=int), request.form.get("on_front") == "yes"
    said = Pin(days, starts=hour("pinned_from"), on_front=front)
    pinning_notes.pin_note(sessions(), reference, said, believed=_believed(), by=actor(), at=now())
    return _done(reference, _("The note is pinned."))


@blueprint.post("/<reference>/pins/<int:number>/end")
@requires(Permission.APOLOGY_ADD)
def end_pin(reference: str, number: int) -> ResponseReturnValue:
    """Take a pinned note down before its time."""
    why = request.form.get("why", "")
    taking_down.take_down_note(sessions(), reference, number, why, by=actor(), at=now())
    return _done(reference, _("Taken down. The note itself stays."))


@blueprint.post("/<reference>/correct")
@requires(Permission.FIX_PREPARE)
def propose(reference: str) -> ResponseReturnValue:
    """Prepare a note that corrects this one."""
    words = _words("correcting")
    correcting_notes.propose_note(sessions(), reference, words, believed=_believed(), by=actor(), at=now())
    return _done(reference, _("Prepared. It goes out when a second person has signed it."))


@blueprint.post("/<reference>/proposals/<int:number>/sign")
@requires(Permission.FIX_SIGN)
def sign(reference: str, number: int) -> ResponseReturnValue:
    """Sign a note that corrects this one, and publish it."""
    published = correcting_notes.sign_note(sessions(), number, by=actor(), at=now())
    return _done(reference, _("Published as note %(reference)s.", reference=published))


@blueprint.post("/<reference>/proposals/<int:number>/withdraw")
@requires(Permission.FIX_PREPARE)
def withdraw(reference: str, number: int) -> ResponseReturnValue:
    """Give up a note that waits for its second signature."""
    correcting_notes.withdraw_note(sessions(), number, by=actor(), at=now())
    return _done(reference, _("Given up. Nothing was published."))


@blueprint.errorhandler(Refusal)
def show_again(refusal: Refusal) -> ResponseReturnValue:
    """A refused act shows the note as it is now, with what was typed."""
    reference = (request.view_args or {}).get("reference", "")
    lost = isinstance(refusal, NotAllowed | NotFound | UnknownNote) or status_of(refusal) == 401
    if request.method != "POST" or lost or not from_our_pages():
        return refused(refusal)
    wrong = dict.fromkeys(refusal.fields, sentence(refusal))
    return _page(reference, refusal=sentence(refusal), wrong=wrong), status_of(refusal)


def _page(reference: str, **refused: object) -> str:
    page = note_desk(sessions(), reference, on=now().astimezone(house().zone).date())
    return render_template("editor/note.html", page=page, typed=request.form, at=now(), **refused)


def _done(reference: str, told: str) -> ResponseReturnValue:
    flash(told, "success")
    return redirect(url_for("notes.note", reference=reference), 303)


def _words(name: str) -> str:
    return request.form.get(name, "").replace("\r\n", "\n")


def _believed() -> int:
    return request.form.get("believed", -1, type=int)
