"""The second step of signing in: show a second factor, or add the first one."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from corrections.domain.accounts.sign_in_refusals import SignInRefused, StaffRefused, TooManyTries
from corrections.domain.refusals import Refusal
from corrections.views.access import at_the_door
from corrections.views.account import destination, next_page
from corrections.views.accounts import halfway
from corrections.views.accounts.adding import add_factor, first_codes, offer
from corrections.views.errors import sentence
from corrections.views.refusal_status import status_of

blueprint = Blueprint("second_step", __name__, url_prefix="/account/second-factor")


@blueprint.get("")
@at_the_door
def ask() -> ResponseReturnValue:
    """Ask for the second factor; whoever has none is asked to add one."""
    if not halfway.halfway().can_show:
        return redirect(url_for("second_step.enrol", next=next_page() or None))
    return _step()


@blueprint.post("")
@at_the_door
def show() -> ResponseReturnValue:
    """Let somebody in who shows it."""
    given = request.form
    person = halfway.show(
        halfway.halfway().staff_id, code=given.get("code", ""), answer=given.get("answer", "")
    )
    halfway.let_in(person)
    return redirect(destination())


@blueprint.get("/new")
@at_the_door
def enrol() -> ResponseReturnValue:
    """Offer the kinds that the person's role accepts."""
    if halfway.halfway().can_show:
        return redirect(url_for("second_step.ask", next=next_page() or None))
    return _offer()


@blueprint.post("/new")
@at_the_door
def enrolled() -> ResponseReturnValue:
    """Keep the first second factor, let its owner in, and show the recovery codes, once."""
    door = halfway.halfway()
    if door.can_show:
        return redirect(url_for("second_step.ask", next=next_page() or None))
    person = add_factor(door)
    codes = first_codes(door)
    halfway.let_in(person)
    return render_template("account/recovery_codes.html", codes=codes, next=destination())


@blueprint.errorhandler(SignInRefused)
@blueprint.errorhandler(StaffRefused)
def again(refusal: Refusal) -> ResponseReturnValue:
    """The same page with what was wrong; without the first step, back to it."""
    waits = {"Retry-After": str(refusal.facts["seconds"])} if isinstance(refusal, TooManyTries) else {}
    if not session.get("halfway"):
        return redirect(url_for("account.sign_in", next=next_page() or None))
    try:
        page = _offer(sentence(refusal)) if request.path.endswith("/new") else _step(sentence(refusal))
    except SignInRefused:
        return redirect(url_for("account.sign_in", next=next_page() or None))
    return page, status_of(refusal), waits


def _step(refused: str = "") -> str:
    door = halfway.halfway()
    return render_template(
        "account/second_step.html",
        door=door,
        refused=refused,
        next=next_page(),
        options=halfway.asked(door.passkeys),
    )


def _offer(refused: str = "") -> str:
    offered = offer(halfway.halfway())
    return render_template("account/first_factor.html", refused=refused, next=next_page(), **offered)
