"""What a public note may never hold; whatever else is doubtful in it is warned about only."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corrections.domain.refusals import Refusal

_TO_COME = re.compile(r"\bTK(?:TK)*\b|\{[^{}\n]*\}")


class PlaceholderInNote(Refusal):
    """A note with a gap that was to be filled: TK, or a template's brace."""

    code = "placeholder_in_note"
    message = "The note still holds a placeholder such as TK. Fill it in or take it out."


class ReaderInNote(Refusal):
    """A note with the mail address of somebody who reported the error."""

    code = "reader_in_note"
    message = "The note holds the mail address of somebody who reported the error. Take it out."


def check_filled(note: str) -> None:
    """Raises PlaceholderInNote."""
    if _TO_COME.search(note):
        raise PlaceholderInNote(fields={"note": PlaceholderInNote.code})


def check_names_no_reader(note: str, addresses: Iterable[str]) -> None:
    """Raises ReaderInNote where one of these mail addresses stands in the note."""
    folded = note.casefold()
    if any(address and address.casefold() in folded for address in addresses):
        raise ReaderInNote(fields={"note": ReaderInNote.code})
