"""Working on a case without deciding it: drafts, claims, internal notes, what ran elsewhere."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id, looks_like_case
from corrections.domain.refusals import NotFound
from corrections.domain.working.draft_fields import DraftForm
from corrections.domain.working.elsewhere import Channel, Mark
from corrections.queries.sorting.beside import taken_from
from corrections.services.working import being_at, commenting, drafting
from corrections.services.working.marking_elsewhere import mark_elsewhere
from corrections.views.access import requires
from corrections.views.context import actor, now, sessions
from corrections.views.desk import came_from
from corrections.views.desk.desk_pages import blueprint
from corrections.views.requests import decision_forms as forms


@blueprint.post("/corrections/<reference>/draft/<form>")
@requires(Permission.CASE_TRIAGE)
def save_draft(reference: str, form: str) -> ResponseReturnValue:
    """Keep a form as it is typed. A script asks this in every pause."""
    if form not in set(DraftForm):
        raise NotFound
    number, version = case_id(reference), forms.live_version()
    drafting.save(sessions(), number, DraftForm(form), forms.kept(), version=version, by=actor(), at=now())
    return "", 204


@blueprint.post("/corrections/<reference>/forget")
@requires(Permission.CASE_TRIAGE)
def forget_drafts(reference: str) -> ResponseReturnValue:
    """Throw one's own drafts away and let the case go."""
    drafting.put_away(sessions(), case_id(reference), by=actor())
    flash(_("Your draft is gone; the sheet is as the reader's report makes it."), "success")
    return _back(reference)


@blueprint.post("/corrections/<reference>/claim")
@requires(Permission.CASE_TRIAGE)
def claim(reference: str) -> ResponseReturnValue:
    """Take a case over; whoever was at it is told."""
    being_at.take_over(sessions(), case_id(reference), by=actor(), at=now())
    flash(_("The case is yours. Whoever was at it is told."), "success")
    return _back(reference)


@blueprint.post("/corrections/<reference>/seen")
@requires(Permission.CASE_TRIAGE)
def see_notice(reference: str) -> ResponseReturnValue:
    """The notice that somebody took the case over was read."""
    being_at.see_notices(sessions(), case_id(reference), by=actor(), at=now())
    here = request.form.get("from", reference)
    return _back(here) if looks_like_case(here) else redirect(came_from.link())


@blueprint.get("/taken")
@requires(Permission.QUEUE_READ)
def taken() -> ResponseReturnValue:
    """The cases that somebody took over from whoever asks. A script asks this while they work."""
    found = taken_from(sessions(), by=actor().id, but=request.args.get("but", ""))
    return render_template("editor/taken.html", taken=found, here=request.args.get("here", ""))


@blueprint.post("/corrections/<reference>/comment")
@requires(Permission.CASE_TRIAGE)
def comment(reference: str) -> ResponseReturnValue:
    """Add an internal note."""
    number = case_id(reference)
    commenting.comment(sessions(), number, request.form.get("comment", ""), by=actor(), at=now())
    drafting.put_away(sessions(), number, form=DraftForm.COMMENT, by=actor())
    return _back(reference, "comments")


@blueprint.post("/corrections/<reference>/elsewhere")
@requires(Permission.CASE_TRIAGE)
def elsewhere(reference: str) -> ResponseReturnValue:
    """Say of one channel that it is done or does not apply, or take that back."""
    channel, mark = request.form.get("channel", ""), request.form.get("mark", "")
    if channel not in set(Channel) or mark not in set(Mark):
        raise NotFound
    mark_elsewhere(sessions(), case_id(reference), Channel(channel), Mark(mark), by=actor(), at=now())
    if request.form.get("then") == "editions":
        return redirect(url_for("editor.editions"))
    return _back(reference, "elsewhere")


def _back(reference: str, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for("editor.sheet", reference=reference, _anchor=anchor))
