"""The people of the newsroom, for administrators: invite, roles, desks, close, open, reset."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.accounts.second_factors import grouped
from corrections.domain.accounts.sign_in_refusals import StaffRefused
from corrections.domain.permissions import Permission, Role
from corrections.domain.refusals import Refusal
from corrections.domain.text.text_refusals import TextRefused
from corrections.queries.accounts import people_listing
from corrections.services import staffing
from corrections.services.accounts import inviting
from corrections.services.accounts.inviting import Invited
from corrections.views.access import person_context, requires
from corrections.views.context import actor, derived_key, now, sessions
from corrections.views.errors import sentence
from corrections.views.refusal_status import status_of

blueprint = Blueprint("people", __name__, url_prefix="/account/people")
blueprint.context_processor(person_context)
INVITATION_KEY = "invitations"
CHANGE = Permission.ACCOUNT_CHANGE


@blueprint.get("")
@requires(Permission.ACCOUNT_READ)
def everybody() -> ResponseReturnValue:
    """Everybody, with a form to invite somebody."""
    return _list()


@blueprint.post("")
@requires(CHANGE)
def invite() -> ResponseReturnValue:
    """Invite somebody; the code is shown once, and mailed where mail is set up."""
    invited = inviting.invite(
        sessions(),
        email=request.form.get("email", ""),
        name=request.form.get("name", ""),
        roles=_roles(),
        key=derived_key(INVITATION_KEY),
        by=actor(),
        at=now(),
    )
    return _invited(invited)


@blueprint.get("/<int:staff_id>")
@requires(Permission.ACCOUNT_READ)
def person(staff_id: int) -> ResponseReturnValue:
    """One account."""
    return _person(staff_id)


@blueprint.post("/<int:staff_id>/roles")
@requires(CHANGE)
def give_roles(staff_id: int) -> ResponseReturnValue:
    """Other roles and desks, from the next request on."""
    staffing.give_roles(sessions(), staff_id, _roles(), by=actor(), at=now())
    return _done(staff_id, _("The roles hold from now on."))


@blueprint.post("/<int:staff_id>/desks")
@requires(CHANGE)
def give_desks(staff_id: int) -> ResponseReturnValue:
    """For which desks somebody works."""
    desks = [int(each) for each in request.form.getlist("desk") if each.isascii() and each.isdecimal()]
    staffing.give_desks(sessions(), staff_id, desks, by=actor(), at=now())
    return _done(staff_id, _("The desks hold from now on."))


@blueprint.post("/<int:staff_id>/close")
@requires(CHANGE)
def close(staff_id: int) -> ResponseReturnValue:
    """Close an account: its sessions end at once."""
    staffing.disable(sessions(), staff_id, by=actor(), at=now())
    return _done(staff_id, _("The account is closed, and whoever was signed in with it is out."))


@blueprint.post("/<int:staff_id>/open")
@requires(CHANGE)
def open_again(staff_id: int) -> ResponseReturnValue:
    """Open a closed account again."""
    staffing.enable(sessions(), staff_id, by=actor(), at=now())
    return _done(staff_id, _("The account is open again."))


@blueprint.post("/<int:staff_id>/invite-again")
@requires(CHANGE)
def invite_again(staff_id: int) -> ResponseReturnValue:
    """A new code for somebody who has not come in yet."""
    key = derived_key(INVITATION_KEY)
    return _invited(inviting.invite_again(sessions(), staff_id, key=key, by=actor(), at=now()))


@blueprint.post("/<int:staff_id>/reset")
@requires(CHANGE)
def reset(staff_id: int) -> ResponseReturnValue:
    """End password and sessions, second factors too when the device is lost; gives a code."""
    lost, key = request.form.get("factors") == "yes", derived_key(INVITATION_KEY)
    return _invited(inviting.reset(sessions(), staff_id, factors_too=lost, key=key, by=actor(), at=now()))


@blueprint.errorhandler(StaffRefused)
@blueprint.errorhandler(TextRefused)
def again(refusal: Refusal) -> ResponseReturnValue:
    """The page it came from, with what was wrong and what was typed."""
    staff_id = (request.view_args or {}).get("staff_id")
    page = _person(staff_id, sentence(refusal)) if staff_id else _list(sentence(refusal))
    return page, status_of(refusal)


def _roles() -> frozenset[Role]:
    known = {role.value for role in Role}
    return frozenset(Role(each) for each in request.form.getlist("role") if each in known)


def _list(refused: str = "") -> str:
    listed = people_listing.people(sessions())
    return render_template(
        "account/people.html", page=listed, roles=tuple(Role), refused=refused, typed=request.form
    )


def _person(staff_id: int, refused: str = "") -> str:
    line, desks = people_listing.person(sessions(), staff_id)
    return render_template("account/person.html", line=line, desks=desks, roles=tuple(Role), refused=refused)


def _invited(invited: Invited) -> str:
    line, _desks = people_listing.person(sessions(), invited.staff_id)
    return render_template("account/invited.html", invited=invited, code=grouped(invited.code), line=line)


def _done(staff_id: int, words: str) -> ResponseReturnValue:
    flash(words, "done")
    return redirect(url_for("people.person", staff_id=staff_id))
