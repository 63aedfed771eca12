"""The line of an entry: what the log can be searched by, made of the entry or of the act behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corrections.domain.record.log_words import reason_of, words_of_facts


@dataclass(frozen=True, slots=True)
class Line:
    """Kind or act, subject, article and person by number, the reason's code, the words that staff gave."""

    act: str
    subject: str
    article: int | None = None
    staff: int | None = None
    reason: str = ""
    words: frozenset[str] = frozenset()


def public_line(kind: str, fields: Mapping[str, Any]) -> Line:
    """The line of a public entry: its subject is the note it speaks of, if it does."""
    return Line(kind, str(fields.get("note", "")), article=fields.get("article_id"), reason=reason_of(fields))


def private_line(told: Mapping[str, Any]) -> Line:
    """The line of a private act, from the bytes that its entry commits to."""
    facts = told["facts"]
    known = {"article": told.get("article"), "staff": told["by"]}
    return Line(told["act"], told["subject"], **known, reason=reason_of(facts), words=words_of_facts(facts))
