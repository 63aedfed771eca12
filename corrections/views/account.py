"""The staff's door: signing in and out."""

from __future__ import annotations

import re

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user, login_user

from corrections.domain.address_prefixes import address_prefix
from corrections.domain.permissions import Permission, allowed
from corrections.domain.refusals import ForgedRequest, Refusal, SignInRefused, TooManyTries
from corrections.services import signing_in
from corrections.services.signing_in import Credentials
from corrections.views.access import at_the_door
from corrections.views.context import derived_key, now, sessions
from corrections.views.errors import sentence
from corrections.views.refusal_status import status_of
from corrections.views.sessions_interface import SignedIn

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
    given = Credentials(
        email=request.form.get("email", ""),
        password=request.form.get("password", ""),
        address=address_prefix(request.remote_addr or ""),
    )
    passwords = current_app.extensions["corrections.passwords"]
    key = derived_key("sign-in attempts")
    person = signing_in.sign_in(sessions(), given, passwords=passwords, key=key, at=now())
    session.renew()  # type: ignore[attr-defined]  # ours, see sessions_interface.py
    login_user(SignedIn(person))
    return redirect(destination())


@blueprint.post("/sign-out")
@at_the_door
def sign_out() -> ResponseReturnValue:
    """End the session for certain."""
    session.end()  # type: ignore[attr-defined]  # ours, see sessions_interface.py
    return redirect(url_for("account.sign_in"))


@blueprint.errorhandler(SignInRefused)
@blueprint.errorhandler(ForgedRequest)
def ask_again(refusal: Refusal) -> ResponseReturnValue:
    """The same form, with what was wrong; the address is kept, the password is not."""
    waits = {"Retry-After": str(refusal.facts["seconds"])} if isinstance(refusal, TooManyTries) else {}
    return _door(sentence(refusal)), status_of(refusal), waits


def destination() -> str:
    """Where to go after signing in: a path of our own, or the first page the person may read."""
    wanted = request.values.get("next", "")
    if OWN_PATH.match(wanted):
        return wanted
    reads = allowed(current_user.roles, Permission.QUEUE_READ)
    return url_for("editor.queue") if reads else url_for("public.front")


def _door(refused: str = "") -> str:
    wanted = request.values.get("next", "")
    typed = {"next": wanted if OWN_PATH.match(wanted) else "", "email": request.form.get("email", "")}
    return render_template("account/sign_in.html", refused=refused, **typed)
