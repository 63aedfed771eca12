"""Who found an error first: people outside, the newsroom itself, or a program of its own."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class FoundBy(StrEnum):
    """Who found an error first."""

    READER = "reader"
    SUBJECT = "subject"
    STAFF = "staff"
    AUTHOR = "author"
    NEWSROOM = "newsroom"
    REGULATOR = "regulator"
    AUTOMATIC = "automatic"


INSIDE = frozenset({FoundBy.STAFF, FoundBy.AUTHOR, FoundBy.AUTOMATIC})
"""Found before anybody outside said so."""

_RELATIONS = {"none": FoundBy.READER, "author": FoundBy.AUTHOR}


def found_by(*, opened_as: str | None, is_silent_edit: bool, relations: Sequence[str]) -> FoundBy:
    """What is known of a case's origin.

    `opened_as` is what whoever opened it without a report said; `relations` is what those who reported it said they
    are to the story, the first one first.
    """
    if opened_as is not None:
        return FoundBy(opened_as)
    if is_silent_edit:
        return FoundBy.AUTOMATIC
    if not relations:
        return FoundBy.STAFF
    return _RELATIONS.get(relations[0], FoundBy.SUBJECT)
