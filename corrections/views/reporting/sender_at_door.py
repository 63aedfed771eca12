"""Who sends this request, as far as intake must know; and the sum to solve when much comes in."""

from __future__ import annotations

import hmac
from datetime import datetime
from hashlib import sha256
from typing import cast
from urllib.parse import urlsplit

from flask import current_app, request

from corrections.domain.address_prefixes import address_prefix, wider_networks
from corrections.domain.intake.intake_refusals import TooManyReports
from corrections.domain.intake.senders import Caps, Sender
from corrections.services.intake.admitting import spend_proof
from corrections.settings import LOCAL_HOSTS, Settings
from corrections.views.context import derived_key, derived_keys, now, sessions, settings
from corrections.views.requests.form_stamps import form_age

PROOF_KEY = "proof of work"
PROOF = "Altcha-Solution"
ON_THIS_MACHINE = 200


def challenge() -> dict[str, object]:
    """A sum to solve, for senders that are asked for one."""
    made = current_app.extensions["corrections.new_challenge"](_proof_key(), at=now())
    return cast(dict[str, object], made)


def proof_wanted() -> bool:
    """Whether so much comes in that a proof of work is asked for."""
    return settings().limits and bool(current_app.extensions["corrections.intake_gate"].is_busy())


def sender() -> Sender:
    """The sender of a report. Raises TooManyReports where it floods us, before the database is asked."""
    at = now()
    key = sender_key(at)
    if not settings().limits:
        return Sender(key=key, caps=None)
    gate = current_app.extensions["corrections.intake_gate"]
    if not gate.lets_in(key):
        raise TooManyReports(seconds=600, minutes=10)
    busy = gate.is_busy()
    gate.note_arrival()
    return Sender(
        key=key,
        caps=caps_of(settings()),
        trapped=bool(request.form.get("website")),
        form_age=form_age(request.form.get("opened", ""), at) if request.form else None,
        unproven=busy and not _has_proof(at),
        wider=_wider(at),
    )


def onlooker() -> Sender:
    """Whoever asks for a receipt; wrong ones are counted under a key of their own."""
    at = now()
    return Sender(key=sender_key(at), caps=None, wider=_wider(at))


def sender_key(at: datetime) -> bytes:
    """The keyed hash of the network that asks; another one every day."""
    return _sender_key(address_prefix(request.remote_addr or ""), at)


def sender_keys(at: datetime) -> tuple[tuple[bytes, int], ...]:
    """The network that asks and those around it, as keyed hashes, each with how many times as much it may do."""
    return ((sender_key(at), 1), *_wider(at))


def caps_of(given: Settings) -> Caps:
    """What one sender may send; where the public address is this machine, everybody is one sender."""
    factor = crowding(given)
    return Caps(given.reports_in_ten_minutes * factor, given.reports_in_a_day * factor)


def crowding(given: Settings) -> int:
    """How many readers may stand behind one address: many where the public address is this machine."""
    return ON_THIS_MACHINE if urlsplit(given.public_url).hostname in LOCAL_HOSTS else 1


def _wider(at: datetime) -> tuple[tuple[bytes, int], ...]:
    around = wider_networks(request.remote_addr or "")
    return tuple((_sender_key(network, at), times) for network, times in around)


def _has_proof(at: datetime) -> bool:
    given = request.headers.get(PROOF) or request.form.get("altcha", "")
    for key in derived_keys(PROOF_KEY) if given else ():
        solved = current_app.extensions["corrections.proven"](given, key.hex(), at=at)
        if solved is not None:
            return spend_proof(sessions(), solved, at=at)
    return False


def _sender_key(network: str, at: datetime) -> bytes:
    said = f"{at:%Y-%m-%d} {network}"
    return hmac.new(derived_key("intake"), said.encode(), sha256).digest()


def _proof_key() -> str:
    return derived_key(PROOF_KEY).hex()
