"""Addresses made from headlines, in plain letters whatever the script."""

from __future__ import annotations

from hashlib import sha256

from slugify import slugify

LONGEST = 80


def slug_for(headline: str) -> str:
    """A slug for a headline; one that has no letters gets a short hash."""
    return (
        slugify(headline, max_length=LONGEST, word_boundary=True)
        or sha256(headline.encode()).hexdigest()[:12]
    )
