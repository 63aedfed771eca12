"""What a program may do: its scopes, and the key that it shows. A program never decides anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

LASTS = timedelta(days=90)
LONGEST_LIFE = timedelta(days=366)
PREFIX = "desk_"
_KEY = re.compile(rf"{PREFIX}[0-9a-f]{{64}}")


class Scope(StrEnum):
    """One thing that a program may do."""

    ARTICLES_READ = "articles:read"
    ARTICLES_WRITE = "articles:write"


def looks_like_key(text: str) -> bool:
    """Whether this could be a program's key, so that nothing else is looked up."""
    return _KEY.fullmatch(text) is not None


def written(scopes: Iterable[Scope]) -> str:
    """Scopes as they are kept: sorted, with spaces between."""
    return " ".join(sorted(set(scopes)))


def read(kept: str) -> frozenset[Scope]:
    """Scopes as they were kept."""
    return frozenset(Scope(each) for each in kept.split())
