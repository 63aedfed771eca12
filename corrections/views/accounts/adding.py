"""Adding a second factor, from the first sign-in or from one's own account."""

from __future__ import annotations

from typing import Any

from flask import request, session
from flask_babel import gettext as _

from corrections.domain.accounts.account_refusals import WrongCode
from corrections.domain.accounts.second_factors import (
    FactorKind,
    code_typed,
    grouped,
)
from corrections.domain.actors import Actor
from corrections.queries.accounts.door import Door
from corrections.services.accounts import enrolling
from corrections.views.accounts import halfway
from corrections.views.context import now, sessions


def offer(door: Door) -> dict[str, Any]:
    """What a page needs to offer every kind that is accepted; secret and challenge stay in the session."""
    offered: dict[str, Any] = {"door": door, "options": halfway.asked_to_register(door), "secret": ""}
    if FactorKind.TOTP in door.accepts:
        secret = session.get("new_secret") or halfway.factors().new_secret()
        session["new_secret"] = secret
        address = halfway.factors().address(secret, email=door.email)
        offered |= {"secret": grouped(secret), "picture": halfway.factors().picture(address)}
    return offered


def add_factor(door: Door) -> Actor:
    """Keep the second factor that a form brings. Raises PasskeyRefused, WrongCode, FactorNotAccepted."""
    answer = request.form.get("answer", "")
    return _add_passkey(door, answer) if answer else _add_generator(door)


def first_codes(door: Door) -> tuple[str, ...]:
    """Recovery codes for whoever has none yet, to be shown once."""
    return new_recovery_codes(door.staff_id) if not door.recovery_codes else ()


def new_recovery_codes(staff_id: int) -> tuple[str, ...]:
    """New recovery codes in place of the old ones, as people read them."""
    return tuple(map(grouped, enrolling.make_recovery_codes(sessions(), staff_id, at=now())))


def _add_passkey(door: Door, answer: str) -> Actor:
    made = halfway.factors().registered(answer, challenge=halfway.used_challenge())
    return enrolling.add_passkey(
        sessions(),
        door.staff_id,
        made,
        label=request.form.get("label", "").strip() or _("Passkey"),
        at=now(),
    )


def _add_generator(door: Door) -> Actor:
    secret, code = session.get("new_secret", ""), code_typed(request.form.get("code", ""))
    step = halfway.factors().step_of(secret, code, at=now()) if secret and code else None
    if step is None:
        raise WrongCode
    person = enrolling.add_generator(
        sessions(),
        door.staff_id,
        sealed=halfway.factors().seal(secret, staff_id=door.staff_id),
        step=step,
        label=request.form.get("label", "").strip() or _("Code generator"),
        at=now(),
    )
    del session["new_secret"]
    return person
