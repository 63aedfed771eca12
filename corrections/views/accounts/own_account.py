"""One's own account: password, second factors, recovery codes, other browsers."""

from __future__ import annotations

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.accounts.sign_in_refusals import SignInRefused, StaffRefused
from corrections.domain.permissions import Permission
from corrections.domain.refusals import Refusal
from corrections.queries.accounts import account_page
from corrections.queries.accounts.door import Door, door
from corrections.services.accounts import choosing_keys, enrolling, own_password
from corrections.views.access import person_context, requires
from corrections.views.accounts.adding import add_factor, first_codes, new_recovery_codes, offer
from corrections.views.context import actor, now, sessions
from corrections.views.errors import sentence, wants_json
from corrections.views.refusal_status import status_of
from corrections.views.sessions_interface import token_hash

blueprint = Blueprint("own_account", __name__, url_prefix="/account/own")
blueprint.context_processor(person_context)
OWN = Permission.OWN_ACCOUNT_CHANGE


@blueprint.get("")
@requires(Permission.OWN_ACCOUNT_READ)
def account() -> ResponseReturnValue:
    """What somebody can change of their own account."""
    return _page()


@blueprint.post("/password")
@requires(OWN, step_up=True)
def change_password() -> ResponseReturnValue:
    """Another password; every other browser is signed out."""
    given, passwords = request.form, current_app.extensions["corrections.passwords"]
    own_password.change(
        sessions(),
        given.get("password", ""),
        given.get("new_password", ""),
        passwords=passwords,
        keep=_token(),
        by=actor(),
        at=now(),
    )
    flash(_("Your new password holds. You are signed out everywhere else."), "done")
    return redirect(url_for("own_account.account"))


@blueprint.post("/other-browsers")
@requires(OWN)
def end_others() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    own_password.end_other_sessions(sessions(), keep=_token(), by=actor(), at=now())
    flash(_("You are signed out everywhere else."), "done")
    return redirect(url_for("own_account.account"))


@blueprint.post("/keys")
@requires(OWN)
def choose_keys() -> ResponseReturnValue:
    """Whether the desk listens to single keys, in every browser."""
    used = request.form.get("used") == "yes"
    choosing_keys.use_single_keys(sessions(), used=used, by=actor())
    if wants_json():
        return "", 204
    flash(_("Single keys are on.") if used else _("Single keys are off."), "done")
    return redirect(url_for("own_account.account"))


@blueprint.get("/factors/new")
@requires(Permission.OWN_ACCOUNT_READ)
def new_factor() -> ResponseReturnValue:
    """Offer another second factor."""
    return render_template("account/another_factor.html", refused="", **offer(_door()))


@blueprint.post("/factors/new")
@requires(OWN, step_up=True)
def keep_factor() -> ResponseReturnValue:
    """Keep it; the first one comes with recovery codes."""
    mine = _door()
    add_factor(mine)
    codes = first_codes(mine)
    if codes:
        return _codes(codes)
    flash(_("Your new second factor holds."), "done")
    return redirect(url_for("own_account.account"))


@blueprint.post("/factors/<int:factor_id>/remove")
@requires(OWN, step_up=True)
def remove_factor(factor_id: int) -> ResponseReturnValue:
    """Take one away, unless nothing would be left."""
    enrolling.remove_factor(sessions(), factor_id, by=actor(), at=now())
    flash(_("The second factor was taken away."), "done")
    return redirect(url_for("own_account.account"))


@blueprint.post("/recovery-codes")
@requires(OWN, step_up=True)
def recovery_codes() -> ResponseReturnValue:
    """New recovery codes in place of the old ones."""
    return _codes(new_recovery_codes(actor().id))


@blueprint.errorhandler(SignInRefused)
@blueprint.errorhandler(StaffRefused)
def again(refusal: Refusal) -> ResponseReturnValue:
    """The page it came from, with what was wrong."""
    if request.endpoint == "own_account.keep_factor":
        page = render_template("account/another_factor.html", refused=sentence(refusal), **offer(_door()))
        return page, status_of(refusal)
    return _page(sentence(refusal)), status_of(refusal)


def _page(refused: str = "") -> str:
    mine = account_page.own_account(sessions(), actor().id, at=now())
    return render_template("account/own.html", page=mine, refused=refused)


def _codes(codes: tuple[str, ...]) -> str:
    return render_template("account/recovery_codes.html", codes=codes, next=url_for("own_account.account"))


def _door() -> Door:
    found = door(sessions(), actor().id)
    assert found is not None, "whoever is signed in has an open account"  # noqa: S101
    return found


def _token() -> bytes:
    return token_hash(session.token)  # type: ignore[attr-defined]  # ours, see sessions_interface.py
