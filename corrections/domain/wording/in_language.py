"""The languages that notes are written in, and the one to fall back on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

FALLBACK = "en"

Words = TypeVar("Words")


def in_language(known: Mapping[str, Words], language: str) -> Words:
    """The words for a language tag such as "uk" or "en-GB"; English where the language is not known."""
    return known.get(language.partition("-")[0].lower(), known[FALLBACK])
