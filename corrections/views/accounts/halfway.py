"""Between password and second factor: the session knows who it may be, and opens nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from flask import current_app, session
from flask_login import login_user

from corrections.domain.accounts.account_refusals import NotHalfway, PasskeyRefused
from corrections.domain.actors import Actor
from corrections.queries.accounts.door import Door, door
from corrections.services.accounts import showing_factors
from corrections.services.accounts.showing_factors import FactorsOf
from corrections.views.context import now, sessions
from corrections.views.sessions_interface import SignedIn

PATIENCE = timedelta(minutes=10)


def factors() -> FactorsOf:
    """The second factors of this application."""
    return cast(FactorsOf, current_app.extensions["corrections.factors"])


def go_halfway(person: Actor) -> None:
    """Remember under a new token whose password was right."""
    session.renew()  # type: ignore[attr-defined]  # ours, see sessions_interface.py
    session["halfway"] = {"staff": person.id, "since": now().isoformat()}


def halfway() -> Door:
    """Whoever gave the right password within the last ten minutes. Raises NotHalfway."""
    kept = session.get("halfway")
    if not kept or now() - datetime.fromisoformat(kept["since"]) > PATIENCE:
        raise NotHalfway
    found = door(sessions(), kept["staff"])
    if found is None:
        raise NotHalfway
    return found


def let_in(person: Actor) -> None:
    """Sign somebody in under a new token, with the moment at which the second factor was shown."""
    session.renew()  # type: ignore[attr-defined]  # ours, see sessions_interface.py
    login_user(SignedIn(person))
    session["factor_at"] = now().isoformat()


def show(staff_id: int, *, code: str, answer: str) -> Actor:
    """Look at what somebody shows: a passkey's answer, else a code. Raises SignInRefused."""
    if not answer:
        return showing_factors.show_code(sessions(), staff_id, code, factors=factors(), at=now())
    return showing_factors.show_passkey(
        sessions(), staff_id, answer, challenge=used_challenge(), factors=factors(), at=now()
    )


def asked(known: tuple[bytes, ...]) -> str:
    """What the browser is asked to prove, as JSON; empty without passkeys. The challenge is kept."""
    if not known:
        return ""
    options, challenge = factors().to_show(known)
    session["challenge"] = challenge.hex()
    return options


def asked_to_register(person: Door) -> str:
    """What the browser is asked to make, as JSON. The challenge is kept."""
    options, challenge = factors().to_register(
        staff_id=person.staff_id, email=person.email, name=person.name, known=person.passkeys
    )
    session["challenge"] = challenge.hex()
    return options


def used_challenge() -> bytes:
    """The challenge that was kept; it is good for one answer. Raises PasskeyRefused."""
    kept = session.get("challenge")
    if not kept:
        raise PasskeyRefused
    del session["challenge"]
    return bytes.fromhex(kept)
