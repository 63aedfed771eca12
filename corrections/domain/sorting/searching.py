"""The words that a report is found by, and those that somebody looks for: folded alike, whole words only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_WORD = 64
MOST_WORDS = 12
NEWEST = 1_000
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]+")


def words_in(*texts: str) -> tuple[str, ...]:
    """The different words of the texts, in order: lower case, without accents on Latin letters."""
    found: dict[str, None] = {}
    for text in texts:
        folded = unicodedata.normalize("NFKC", _plain(text).casefold())
        found.update(dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(folded)))
    return tuple(found)


def sought_words(typed: str) -> tuple[str, ...]:
    """What somebody looks for: at most twelve words, all of which a report must have."""
    return words_in(typed)[:MOST_WORDS]


def _plain(text: str) -> str:
    """Take the accents from Latin letters; a Ukrainian й or ї is a letter of its own and stays."""
    return "".join(_without_marks(text))


def _without_marks(text: str) -> Iterable[str]:
    for sign in text:
        apart = unicodedata.normalize("NFD", sign)
        yield apart[0] if len(apart) > 1 and "LATIN" in unicodedata.name(apart[0], "") else sign
