"""Reading the queue's address: the view, what narrows it, and where the page begins."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlsplit

from flask import request

from corrections.domain.disclosure import NoteKind, Severity
from corrections.domain.lifecycle import CorrectionState
from corrections.domain.refusals import NotFound
from corrections.queries.desk.queue import Wanted
from corrections.queries.sorting.narrowing import Narrowing
from corrections.queries.sorting.viewing import View

Choice = TypeVar("Choice", bound=StrEnum)
MOST_DIGITS = 9
LONGEST_SEARCH = 300
PLACES = {"": None, "certain": True, "needed": False}
FILTERS = ("state", "desk", "article", "kind", "severity", "place", "mine", "overdue", "subject", "q")
FIELDS = ("view", *FILTERS, "after", "before")


def wanted() -> Wanted:
    """What the address asks for. Raises NotFound for a value that there is not."""
    return wanted_of(request.args)


def wanted_of(given: Mapping[str, str]) -> Wanted:
    """The same of an address's fields that were kept."""
    place = given.get("place", "")
    if place not in PLACES:
        raise NotFound
    narrowing = Narrowing(
        state=_choice(CorrectionState, given.get("state", "")),
        desk=_desk(given.get("desk", "")),
        article=_slug(given.get("article", "")),
        kind=_choice(NoteKind, given.get("kind", "")),
        severity=_choice(Severity, given.get("severity", "")),
        certain=PLACES[place],
        mine=bool(given.get("mine")),
        overdue=bool(given.get("overdue")),
        subject=bool(given.get("subject")),
        words=given.get("q", "")[:LONGEST_SEARCH],
    )
    view = _choice(View, given.get("view", "")) or View.DUE
    return Wanted(view, narrowing, after=given.get("after", ""), before=given.get("before", ""))


def filters() -> dict[str, str]:
    """The address's filters as they came, for links that keep them; without the view and the page."""
    return {name: request.args[name] for name in FILTERS if request.args.get(name)}


def has_empty_fields() -> bool:
    """Whether a form sent fields that say nothing, so that the address is longer than what it means."""
    return any(request.args.get(name) == "" for name in FIELDS)


def without_empty_fields() -> dict[str, str]:
    """The address with only what it means."""
    return {name: request.args[name] for name in FIELDS if request.args.get(name)}


def _slug(text: str) -> str:
    """An article's name; a whole address that was copied from the article's page will do."""
    return urlsplit(text.strip()).path.rstrip("/").rpartition("/")[2]


def _desk(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise NotFound
    return int(text)


def _choice(kind: type[Choice], value: str) -> Choice | None:
    if not value:
        return None
    if value not in set(kind):
        raise NotFound
    return kind(value)
