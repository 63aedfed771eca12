"""How many letters strangers may cause: anybody can type somebody else's address into a report."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LetterCaps:
    """How many letters that a report causes by itself one address gets, and one article sends, in that time."""

    to_address_in_an_hour: int
    to_address_in_a_day: int
    of_article_in_an_hour: int


def address_key(key: bytes, email: str) -> bytes:
    """A keyed hash that stands for a postbox; what follows a plus sign leads to the same one."""
    local, _, domain = email.casefold().rpartition("@")
    return _keyed(key, f"address {local.partition('+')[0]}@{domain}")


def article_key(key: bytes, article_id: int) -> bytes:
    """A keyed hash that stands for an article."""
    return _keyed(key, f"article {article_id}")


def _keyed(key: bytes, said: str) -> bytes:
    return hmac.new(key, b"letters " + said.encode(), sha256).digest()
