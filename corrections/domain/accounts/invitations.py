"""Invitations: how long their codes are good, and the code itself, which only the newsroom's key can make."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import timedelta
from enum import StrEnum


class InvitationKind(StrEnum):
    """Why somebody chooses a password."""

    INVITATION = "invitation"
    RESET = "reset"


GOOD_FOR = {InvitationKind.INVITATION: timedelta(hours=48), InvitationKind.RESET: timedelta(hours=1)}


def invitation_code(key: bytes, number: int) -> str:
    """The code of an invitation: 80 bits of an HMAC of its number, so that it can be mailed and is stored nowhere."""
    digest = hmac.new(key, str(number).encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:10]).decode()
