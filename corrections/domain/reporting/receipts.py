"""Receipts and idempotency keys: secrets that are recomputed or hashed, never stored as they are."""

from __future__ import annotations

import hmac
import re
from base64 import b32encode
from hashlib import sha256

TOKEN = re.compile(r"[A-Za-z2-7]{26}\Z")


def receipt_token(key: bytes, submission_id: int) -> str:
    """The receipt of a report: 26 characters (130 bits) that only the holder of `key` can work out again."""
    digest = hmac.new(key, b"receipt:%d" % submission_id, sha256).digest()
    return b32encode(digest).decode()[:26]


def unplaced_token(key: bytes, number: int) -> str:
    """The receipt of a report that waits for its article; never the same as that of a report with this number."""
    digest = hmac.new(key, b"unplaced:%d" % number, sha256).digest()
    return b32encode(digest).decode()[:26]


def receipt_hash(token: str) -> bytes:
    """What is stored of a receipt. Letters count the same in either case, as they may be typed from paper."""
    return sha256(token.upper().encode("ascii", "replace")).digest()


def looks_like_receipt(token: str) -> bool:
    """Whether `token` could be a receipt at all."""
    return TOKEN.match(token) is not None


def keyed_hash(key: bytes, purpose: str, content: bytes) -> bytes:
    """HMAC-SHA-256 under `key`, kept apart by purpose: of an idempotency key, of the body it came with."""
    return hmac.new(key, purpose.encode() + b"\x00" + content, sha256).digest()
