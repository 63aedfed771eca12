"""What may be done to a note that is published: its typos mended, an apology added, never another meaning."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from corrections.domain.notes import LONGEST_NOTE
from corrections.domain.proposals.signals import signals_of
from corrections.domain.reading.badges import badges
from corrections.domain.record.entries import profile_bytes
from corrections.domain.rulings.ruling_refusals import MoreThanTypo, NoSuchDay
from corrections.domain.text.plain_text import admit
from corrections.domain.text.spans import Part
from corrections.domain.text.splicing.fix_refusals import NothingChanges
from corrections.domain.wording.changes import SentenceChange

LONGEST_APOLOGY, LONGEST_RULING = 400, 8000
WHATEVER_SHARE = 10**9


def mended(old: str, new: str) -> str:
    """The note's words with a typo mended.

    Raises MoreThanTypo where a number, a date, a name, a "not", a quotation or the meaning of a word differs,
    NothingChanges where nothing does, and whatever the text refuses.
    """
    words = admit(new, field="note", limit=LONGEST_NOTE, single_line=True)
    if words == old:
        raise NothingChanges(fields={"note": NothingChanges.code})
    touched = badges(old, words)
    if signals_of([SentenceChange(Part.BODY, old, words)], touched, length=WHATEVER_SHARE):
        raise MoreThanTypo(fields={"note": MoreThanTypo.code})
    return words


def with_apology(note: str, apology: str) -> str:
    """The note with a sentence of apology at its end."""
    words = admit(apology, field="apology", limit=LONGEST_APOLOGY, single_line=True)
    return f"{note.rstrip()} {words}"


def day(value: str) -> str:
    """A day as it is kept (ISO 8601). Raises NoSuchDay."""
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError as error:
        raise NoSuchDay(fields={"ruled_on": NoSuchDay.code}) from error


def amendment_content(*, note: str, number: int, kind: str, text: str, at: str) -> bytes:
    """The bytes that an amendment's commitment binds."""
    return profile_bytes({"note": note, "number": number, "kind": kind, "text": text, "at": at})


def front_page(*, on_front: bool) -> Mapping[str, str]:
    """What a ruling's commitment binds besides where the front page was ordered; nothing where it was not."""
    return {"front_page": "yes"} if on_front else {}


def ruling_content(fields: Mapping[str, str]) -> bytes:
    """The bytes that a ruling's commitment binds: reference, article, regulator, day, words, address, times."""
    return profile_bytes(dict(fields))
