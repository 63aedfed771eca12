"""What an act can be searched by besides its columns: the code of its reason, and the words staff gave it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

MOST_WORDS, LONGEST_WORD = 60, 40
_CODE = re.compile(r"[a-z][a-z_]{1,39}")
_WORD = re.compile(r"[^\W_]{2,}")
_REFERENCE = re.compile(r"[a-z0-9_.-]+|[A-Z0-9-]+")
_CODED = ("reason", "ground", "outcome")


def reason_of(facts: Mapping[str, Any]) -> str:
    """The code of an act's reason; empty where it has none, or where the reason is told in words."""
    given = (facts.get(name) for name in _CODED)
    return next((code for code in given if isinstance(code, str) and _CODE.fullmatch(code)), "")


def words_in(text: str) -> frozenset[str]:
    """The words of a text as they are looked for: case folded, from two letters on, at most 60 of them."""
    found = dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(text.casefold()))
    return frozenset(list(found)[:MOST_WORDS])


def words_of_facts(facts: Mapping[str, Any]) -> frozenset[str]:
    """The words that staff gave an act: those of its facts that are no codes, references or hashes."""
    told = [value for value in facts.values() if isinstance(value, str) and not _REFERENCE.fullmatch(value)]
    return words_in(" ".join(told))
