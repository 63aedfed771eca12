"""The staff's door: signing in and out."""

from __future__ import annotations

import re

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from corrections.domain.accounts.sign_in_refusals import SignInRefused, TooManyTries, WeakPassword
from corrections.domain.address_prefixes import address_prefix
from corrections.domain.permissions import Permission, allowed
from corrections.domain.refusals import ForgedRequest, Refusal
from corrections.queries.accounts.door import door
from corrections.services import signing_in
from corrections.services.accounts import inviting
from corrections.services.signing_in import Credentials
from corrections.views.access import at_the_door
from corrections.views.accounts import halfway
from corrections.views.context import derived_key, now, sessions, settings
from corrections.views.errors import sentence
from corrections.views.refusal_status import status_of

blueprint = Blueprint("account", __name__, url_prefix="/account")
OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f-\U0010ffff]{0,2000}\Z")


@blueprint.get("/sign-in")
@at_the_door
def sign_in() -> ResponseReturnValue:
    """Ask who is there; whoever is known already goes on."""
    if current_user.is_authenticated:
        return redirect(destination())
    return _door()


@blueprint.post("/sign-in")
@at_the_door
def enter() -> ResponseReturnValue:
    """Sign somebody in under a new token and lead them where they wanted to go."""
    given = _given()
    passwords = current_app.extensions["corrections.passwords"]
    key = derived_key("sign-in attempts")
    person = signing_in.sign_in(sessions(), given, passwords=passwords, key=key, at=now())
    known = door(sessions(), person.id)
    if settings().second_factor and known and not known.waived:
        halfway.go_halfway(person)
        return redirect(url_for("second_step.ask", next=next_page() or None))
    halfway.let_in(person)
    return redirect(destination())


@blueprint.get("/welcome")
@at_the_door
def welcome() -> ResponseReturnValue:
    """Ask whoever was invited, or whose account was reset, for the code and a password."""
    return render_template("account/welcome.html", refused="", typed={})


@blueprint.post("/welcome")
@at_the_door
def choose_password() -> ResponseReturnValue:
    """Take the code, once; signing in with the new password is the next step."""
    passwords = current_app.extensions["corrections.passwords"]
    hashed = passwords.hash(request.form.get("password", ""))
    key = derived_key("sign-in attempts")
    inviting.choose_password(
        sessions(), _given(), request.form.get("code", ""), password_hash=hashed, key=key, at=now()
    )
    flash(_("Your password holds. Please sign in with it."), "done")
    return redirect(url_for("account.sign_in"))


@blueprint.post("/sign-out")
@at_the_door
def sign_out() -> ResponseReturnValue:
    """End the session for certain."""
    session.end()  # type: ignore[attr-defined]  # ours, see sessions_interface.py
    answer = redirect(url_for("account.sign_in"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@blueprint.errorhandler(SignInRefused)
@blueprint.errorhandler(WeakPassword)
@blueprint.errorhandler(ForgedRequest)
def ask_again(refusal: Refusal) -> ResponseReturnValue:
    """The same form, with what was wrong; the address is kept, the password is not."""
    waits = {"Retry-After": str(refusal.facts["seconds"])} if isinstance(refusal, TooManyTries) else {}
    if request.endpoint == "account.choose_password":
        page = render_template("account/welcome.html", refused=sentence(refusal), typed=request.form)
        return page, status_of(refusal), waits
    return _door(sentence(refusal)), status_of(refusal), waits


def destination() -> str:
    """Where to go after signing in: a path of our own, or the first page the person may read."""
    if next_page():
        return next_page()
    if allowed(current_user.roles, Permission.ACCOUNT_CHANGE):
        return url_for("people.everybody")
    reads = allowed(current_user.roles, Permission.QUEUE_READ)
    return url_for("editor.queue") if reads else url_for("public.front")


def next_page() -> str:
    """Where somebody wanted to go, if it is a path of our own; else empty."""
    wanted = request.values.get("next", "")
    return wanted if OWN_PATH.match(wanted) else ""


def _given() -> Credentials:
    return Credentials(
        email=request.form.get("email", ""),
        password=request.form.get("password", ""),
        address=address_prefix(request.remote_addr or ""),
    )


def _door(refused: str = "") -> str:
    typed = {"next": next_page(), "email": request.form.get("email", "")}
    return render_template("account/sign_in.html", refused=refused, **typed)
