"""What a view hands down: the sessions, the settings, the time, the person."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import cast

import flask_login
from flask import current_app

from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.refusals import NotSignedIn
from corrections.domain.telling.mails import filed_under
from corrections.models.sessions import Sessions
from corrections.settings import Settings


def sessions() -> Sessions:
    """The session factories of this application."""
    return cast(Sessions, current_app.extensions["corrections.sessions"])


def settings() -> Settings:
    """The settings of this application."""
    return cast(Settings, current_app.extensions["corrections.settings"])


def house() -> HouseRules:
    """The rules this newsroom set for itself."""
    return cast(HouseRules, current_app.extensions["corrections.house"])


def now() -> datetime:
    """The time, in UTC; tests set the clock of their application."""
    clock = current_app.extensions.get("corrections.clock")
    return cast(datetime, clock()) if clock else datetime.now(UTC)


def actor() -> Actor:
    """The signed-in person. Raises NotSignedIn."""
    person = flask_login.current_user
    if not person.is_authenticated:
        raise NotSignedIn
    return cast(Actor, person.as_actor())


def derived_key(purpose: str) -> bytes:
    """A key for one purpose, derived from the secret key (HMAC-SHA-256 with the purpose as message)."""
    return derived_keys(purpose)[0]


def derived_keys(purpose: str) -> tuple[bytes, ...]:
    """The same, and after it those of the secret keys that were replaced: what they made is still known."""
    given = (settings().secret_key, *settings().former_secret_keys)
    return tuple(hmac.new(key.encode(), purpose.encode(), hashlib.sha256).digest() for key in given)


def forget_mails(numbers: Iterable[int]) -> None:
    """Delete what lies in the mail spool about these reports."""
    current_app.extensions["corrections.mail_spool"].forget(map(filed_under, numbers))
