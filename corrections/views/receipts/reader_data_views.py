"""The data of one report's reader, for staff: what is kept, the address with a reason, erasure, legal hold."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.refusals import NotAllowed, NotFound, NotSignedIn, Refusal
from corrections.queries.receipts.reader_data import reader_data
from corrections.services.privacy import legal_holds
from corrections.services.privacy.erasing import erase_for
from corrections.services.privacy.revealing import reveal_address
from corrections.views import errors
from corrections.views.access import from_our_pages, person_context, requires
from corrections.views.context import actor, forget_mails, now, sessions
from corrections.views.refusal_status import status_of

blueprint = Blueprint("reader_data", __name__, url_prefix="/desk/reports")
blueprint.context_processor(person_context)
NO_PAGE = (NotAllowed, NotFound, NotSignedIn)


@blueprint.get("/<int:number>")
@requires(Permission.CASE_READ)
def data(number: int) -> ResponseReturnValue:
    """What is kept with a report."""
    return _page(number)


@blueprint.post("/<int:number>/address")
@requires(Permission.READER_IDENTIFY)
def address(number: int) -> ResponseReturnValue:
    """Show the address, once; the look is in the log by then."""
    found = reveal_address(sessions(), number, _reason(), by=actor(), at=now())
    return _page(number, address=found)


@blueprint.post("/<int:number>/erase")
@requires(Permission.READER_ERASE)
def erase(number: int) -> ResponseReturnValue:
    """Delete words and address for good."""
    erase_for(sessions(), number, _reason(), by=actor(), at=now())
    forget_mails([number])
    flash(_("Words and address are deleted."), "success")
    return redirect(url_for("reader_data.data", number=number), 303)


@blueprint.post("/<int:number>/hold")
@requires(Permission.LEGAL_HOLD)
def hold(number: int) -> ResponseReturnValue:
    """Keep everything until the hold is lifted."""
    legal_holds.place_hold(sessions(), number, _reason(), by=actor(), at=now())
    flash(_("Held. Nothing of it is deleted until the hold is lifted."), "success")
    return redirect(url_for("reader_data.data", number=number), 303)


@blueprint.post("/<int:number>/lift-hold")
@requires(Permission.LEGAL_HOLD)
def lift_hold(number: int) -> ResponseReturnValue:
    """Let the dates hold again."""
    legal_holds.lift_hold(sessions(), number, _reason(), by=actor(), at=now())
    flash(_("Lifted. The dates of deletion hold again."), "success")
    return redirect(url_for("reader_data.data", number=number), 303)


@blueprint.errorhandler(Refusal)
def say_why(refusal: Refusal) -> ResponseReturnValue:
    """The same page with what was typed and why it was not done."""
    number = (request.view_args or {}).get("number")
    if request.method != "POST" or isinstance(refusal, NO_PAGE) or not from_our_pages() or number is None:
        return errors.refused(refusal)
    return _page(number, refused=errors.sentence(refusal), typed=_reason()), status_of(refusal)


def _reason() -> str:
    return request.form.get("reason", "")


def _page(number: int, **said: str) -> str:
    return render_template("editor/reader_data.html", page=reader_data(sessions(), number), **said)
