"""The standards desk rules: appeals, cases taken over, lowered severities, regulators' rulings, apologies."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.disclosure import Severity
from corrections.domain.permissions import Permission
from corrections.domain.refusals import NotAllowed, Refusal
from corrections.domain.reporting.report_refusals import UnknownChoice
from corrections.queries.rulings.note_desk import note_is_there
from corrections.queries.rulings.ruling_list import ruling_list
from corrections.queries.rulings.standing_rulings import standing_rulings
from corrections.services.rulings import pinning, reviewing, taking_down
from corrections.services.rulings.pinning import Ruling
from corrections.services.rulings.reviewing import Review
from corrections.views.access import from_our_pages, person_context, requires
from corrections.views.context import actor, now, sessions
from corrections.views.errors import refused, sentence
from corrections.views.refusal_status import status_of
from corrections.views.requests.publishing_hour import hour

blueprint = Blueprint("rulings", __name__, url_prefix="/standards/rulings")
blueprint.context_processor(person_context)


@blueprint.get("/")
@requires(Permission.OVERVIEW_READ)
def listed() -> ResponseReturnValue:
    """What waits for a ruling."""
    return _page()


@blueprint.get("/note")
@requires(Permission.OVERVIEW_READ)
def find_note() -> ResponseReturnValue:
    """To a note by its number; where there is none, the page says so and keeps the number."""
    reference = request.args.get("reference", "").strip()
    if not note_is_there(sessions(), reference):
        said = (
            _("There is no note %(reference)s.", reference=reference) if reference else _("Give its number.")
        )
        return _page(refusal=said, wrong={"reference": said}, sought=reference), 404
    return redirect(url_for("notes.note", reference=reference))


@blueprint.post("/lowered/<int:number>")
@requires(Permission.SEVERITY_REVIEW)
def review(number: int) -> ResponseReturnValue:
    """Confirm or raise what was told as less than suggested."""
    chosen = request.form.get("severity", "")
    if chosen and chosen not in set(Severity):
        raise UnknownChoice(fields={"severity": UnknownChoice.code})
    said = Review(Severity(chosen) if chosen else None, request.form.get("words", ""))
    reviewing.review_severity(sessions(), number, said, by=actor(), at=now())
    flash(_("Raised.") if chosen else _("Confirmed."), "success")
    return redirect(url_for("rulings.listed"), 303)


@blueprint.post("/pin")
@requires(Permission.RULING_PUBLISH)
def pin() -> ResponseReturnValue:
    """Publish a regulator's ruling, locked and pinned."""
    given = request.form
    said = Ruling(
        regulator=given.get("regulator", ""),
        ruled_on=given.get("ruled_on", ""),
        text=given.get("text", ""),
        url=given.get("url", ""),
        days=given.get("days", type=int),
        on_front=given.get("on_front") == "yes",
        starts=hour("pinned_from"),
    )
    reference = pinning.pin_ruling(sessions(), given.get("article", "").strip(), said, by=actor(), at=now())
    flash(_("Ruling %(reference)s is published and pinned.", reference=reference), "success")
    return redirect(url_for("rulings.listed"), 303)


@blueprint.post("/<reference>/end")
@requires(Permission.RULING_PUBLISH)
def end_pin(reference: str) -> ResponseReturnValue:
    """Take a pinned ruling down before its time."""
    taking_down.take_down_ruling(sessions(), reference, request.form.get("why", ""), by=actor(), at=now())
    flash(_("Taken down. The ruling stays on record."), "success")
    return redirect(url_for("rulings.listed"), 303)


@blueprint.errorhandler(Refusal)
def show_again(refusal: Refusal) -> ResponseReturnValue:
    """A refused act shows the page with what was typed."""
    if request.method != "POST" or isinstance(refusal, NotAllowed) or not from_our_pages():
        return refused(refusal)
    if status_of(refusal) == 401:
        return refused(refusal)
    wrong = dict.fromkeys(refusal.fields, sentence(refusal))
    return _page(refusal=sentence(refusal), wrong=wrong), status_of(refusal)


def _page(**refused: object) -> str:
    page, standing = ruling_list(sessions()), standing_rulings(sessions(), at=now())
    return render_template(
        "standards/rulings.html", page=page, standing=standing, at=now(), typed=request.form, **refused
    )
