"""Second factors: which kinds a role needs, how long one stays fresh, and how often one may guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from corrections.domain.permissions import Role

RECOVERY_CODES = 10
FRESH = timedelta(minutes=10)
# Tries in a window, per account: PyPI's figures for one-time codes.
LIMITS: Sequence[tuple[timedelta, int]] = (
    (timedelta(minutes=5), 5),
    (timedelta(hours=1), 20),
    (timedelta(days=1), 50),
)
LONGEST_WINDOW = max(window for window, _ in LIMITS)
_NEEDS_PASSKEY = frozenset({Role.SENIOR_EDITOR, Role.STANDARDS, Role.ADMIN})
_DIGITS = 6
_BASE32 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


class FactorKind(StrEnum):
    """What somebody has besides the password."""

    TOTP = "totp"
    PASSKEY = "passkey"


@dataclass(frozen=True, slots=True)
class Passkey:
    """What is kept of a passkey: its name, its public key, and how often it says it was used."""

    credential_id: bytes
    public_key: bytes
    count: int


def accepted(roles: Iterable[Role]) -> frozenset[FactorKind]:
    """The kinds that suffice: a code can be relayed by a false page, so whoever decides much needs a passkey."""
    return frozenset({FactorKind.PASSKEY} if _NEEDS_PASSKEY & set(roles) else FactorKind)


def is_fresh(shown_at: datetime | None, *, at: datetime) -> bool:
    """Whether a second factor was shown within the last ten minutes, as sensitive acts ask."""
    return shown_at is not None and at - shown_at < FRESH


def code_typed(typed: str) -> str:
    """A one-time code as it is compared: ASCII digits, whatever script and spaces it was typed in; else empty.

    Compared codes have one spelling only, so that a used code cannot be used again in another one.
    """
    kept = [sign for sign in typed if not sign.isspace() and sign not in "-\u2010\u2011"]
    if len(kept) != _DIGITS or not all(sign.isdecimal() for sign in kept):
        return ""
    return "".join(str(int(sign)) for sign in kept)


def secret_typed(typed: str) -> str:
    """A recovery or invitation code as it is compared: 16 base-32 characters (80 bits); else empty."""
    kept = [sign for sign in typed.upper() if sign in _BASE32]
    return "".join(kept) if len(kept) == 16 else ""


def grouped(secret: str) -> str:
    """A code in groups of four, as people read and type it."""
    return "-".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def free_at(tries: Sequence[datetime], *, at: datetime) -> datetime:
    """When the next try is free; `tries` are in order of time. In the past when it is free now."""
    free = at
    for window, most in LIMITS:
        recent = [when for when in tries if when > at - window]
        if len(recent) >= most:
            free = max(free, recent[-most] + window)
    return free
