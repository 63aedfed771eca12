"""Proofs of work (ALTCHA): a small sum that costs a sender time; it is a price, not a wall."""

from __future__ import annotations

import base64
import json
import re
from datetime import datetime, timedelta

from altcha.v1 import ChallengeOptions, create_challenge, verify_solution

VALID_FOR = timedelta(minutes=20)
HARDEST = 50_000
_EXPIRES = re.compile(r"[?&]expires=(\d{1,12})&")


def new_challenge(key: str, *, at: datetime) -> dict[str, object]:
    """A challenge as ALTCHA's solvers expect it."""
    options = ChallengeOptions(algorithm="SHA-256", max_number=HARDEST, hmac_key=key, expires=at + VALID_FOR)
    return dict(create_challenge(options).to_dict())


def proven(payload: str, key: str, *, at: datetime) -> str | None:
    """The challenge that a solution (base 64) solves, if it is ours, right and in time; else None."""
    try:
        given = json.loads(base64.b64decode(payload, validate=True))
        good, _ = verify_solution(payload, key, check_expires=False)
        challenge, ends = given["challenge"], _EXPIRES.search(given["salt"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    in_time = ends is not None and int(ends[1]) >= at.timestamp()
    return challenge if good and in_time and isinstance(challenge, str) and len(challenge) == 64 else None
