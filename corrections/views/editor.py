"""The editors' desk: the queue, the review sheet, and the decisions made on it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.domain.refusals import NotAllowed, NotFound, NotSignedIn, Refusal
from corrections.queries.desk.queue import View
from corrections.queries.desk.queue import queue as queue_page
from corrections.queries.desk.review_sheet import ReviewSheet, Wish, review_sheet
from corrections.services.deciding import declining, placing, publishing, signing, undoing
from corrections.services.deciding.decisions import Decided
from corrections.views.access import from_our_pages, person_context, requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.display.decided_words import told
from corrections.views.display.desk_choices import CHOICES
from corrections.views.errors import refused, sentence
from corrections.views.refusal_status import status_of
from corrections.views.requests import decision_forms as forms

blueprint = Blueprint("editor", __name__, url_prefix="/desk")
blueprint.context_processor(person_context)
NOT_KEPT = (NotAllowed, NotFound)


@blueprint.get("/")
@requires(Permission.QUEUE_READ)
def queue() -> ResponseReturnValue:
    """A page of the queue."""
    asked = request.args.get("view", View.DUE.value)
    if asked not in set(View):
        raise NotFound
    page = queue_page(sessions(), View(asked), after=request.args.get("after", ""), at=now())
    return render_template("editor/queue.html", page=page, views=list(View))


@blueprint.get("/corrections/<reference>")
@requires(Permission.CASE_READ)
def sheet(reference: str) -> ResponseReturnValue:
    """The review sheet of a case."""
    use = request.args.get("use", type=int)
    return _page(_sheet(reference, Wish(use=use, find=request.args.get("find", ""))))


@blueprint.post("/corrections/<reference>/preview")
@requires(Permission.FIX_PREPARE)
def preview(reference: str) -> ResponseReturnValue:
    """The sheet as the draft stands; nothing is stored. A script takes its moving parts over."""
    return _page(_sheet(reference, Wish(draft=forms.draft())))


@blueprint.post("/corrections/<reference>/publish")
@requires(Permission.FIX_PUBLISH)
def publish(reference: str) -> ResponseReturnValue:
    """Publish the change, or sign it and let it wait."""
    number, said, held = case_id(reference), forms.decision(), forms.tokens()
    done = publishing.publish(sessions(), number, said, tokens=held, by=actor(), at=now(), house=house())
    return _done(reference, done)


@blueprint.post("/corrections/<reference>/sign")
@requires(Permission.FIX_SIGN)
def sign(reference: str) -> ResponseReturnValue:
    """Sign what was prepared; it goes out when that suffices."""
    number, held, comment = case_id(reference), forms.tokens(), request.form.get("comment", "")
    done = signing.sign(sessions(), number, tokens=held, comment=comment, by=actor(), at=now(), house=house())
    return _done(reference, done)


@blueprint.post("/corrections/<reference>/return")
@requires(Permission.FIX_SIGN)
def send_back(reference: str) -> ResponseReturnValue:
    """Return a prepared change with a comment, or recall one's own."""
    number, held, comment = case_id(reference), forms.tokens(), request.form.get("comment", "")
    done = signing.send_back(
        sessions(), number, tokens=held, comment=comment, by=actor(), at=now(), house=house()
    )
    return _done(reference, done)


@blueprint.post("/corrections/<reference>/decline")
@requires(Permission.CASE_DECLINE)
def decline(reference: str) -> ResponseReturnValue:
    """Let the text stand and tell the readers why."""
    number, said, held = case_id(reference), forms.declined(), forms.tokens()
    done = declining.decline(sessions(), number, said, tokens=held, by=actor(), at=now(), house=house())
    return _done(reference, done)


@blueprint.post("/corrections/<reference>/undo")
@requires(Permission.FIX_UNDO)
def undo(reference: str) -> ResponseReturnValue:
    """Take a published change back by a new version."""
    number, said, held = case_id(reference), forms.reversal(), forms.tokens()
    done = undoing.undo(sessions(), number, said, tokens=held, by=actor(), at=now(), house=house())
    return _done(reference, done)


@blueprint.post("/corrections/<reference>/place")
@requires(Permission.FIX_PREPARE)
def place(reference: str) -> ResponseReturnValue:
    """Say where the passage stands in the live text."""
    number, held, chosen = case_id(reference), forms.tokens(), forms.passage()
    placing.place(sessions(), number, chosen, tokens=held, by=actor(), at=now(), house=house())
    flash(_("The place is chosen. The case can be decided now."), "success")
    return redirect(url_for("editor.sheet", reference=reference))


@blueprint.errorhandler(Refusal)
def keep_what_was_typed(refusal: Refusal) -> ResponseReturnValue:
    """A refused decision shows the same sheet, as the case is now, with everything that was typed."""
    reference = (request.view_args or {}).get("reference", "")
    if request.method != "POST" or not reference or isinstance(refusal, NOT_KEPT) or not from_our_pages():
        return refused(refusal)
    typed = forms.draft()
    if isinstance(refusal, NotSignedIn):
        return render_template("editor/signed_out.html", typed=typed, reference=reference), 401
    page = _sheet(reference, Wish(draft=typed))
    return _page(page, typed=typed, refusal=sentence(refusal), errors=refusal.fields), status_of(refusal)


def _sheet(reference: str, wish: Wish) -> ReviewSheet:
    return review_sheet(sessions(), case_id(reference), wish, by=actor(), at=now(), house=house())


def _page(page: ReviewSheet, **said: object) -> str:
    return render_template("editor/sheet.html", sheet=page, choices=CHOICES, **said)


def _done(reference: str, done: Decided) -> ResponseReturnValue:
    flash(told(done), "success")
    return redirect(url_for("editor.sheet", reference=reference))
