"""Commitments: what the log says of a text without telling it."""

from __future__ import annotations

import hmac
from hashlib import sha256

SALTED_TAG = b"corrections-desk/salted/1\x00"


def salted(salt: bytes, content: bytes) -> str:
    """Commit to published text: hex SHA-256 of a tag, the 32-byte salt, the length in bytes, the bytes.

    The salt is published beside the text, so that anybody can check; once text and salt are destroyed
    the rest cannot be matched to guesses. Raises ValueError for a salt of another length.
    """
    if len(salt) != 32:
        raise ValueError("a salt has 32 bytes")
    return sha256(SALTED_TAG + salt + len(content).to_bytes(8, "big") + content).hexdigest()


def keyed(key: bytes, content: bytes) -> str:
    """Commit to private bytes: hex HMAC-SHA-256 under a random 32-byte key that is kept beside them.

    Raises ValueError for a key of another length.
    """
    if len(key) != 32:
        raise ValueError("a commitment key has 32 bytes")
    return hmac.new(key, content, sha256).hexdigest()


def same(left: str, right: str) -> bool:
    """Whether two commitments are equal, in constant time."""
    return hmac.compare_digest(left.encode(), right.encode())
