"""What was wrong: the eight types an editor chooses from, the longer list, and the six a reader knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corrections.domain.disclosure import NoteKind, Severity


class ErrorType(StrEnum):
    """The eight types come first, the longer list behind "more" after them."""

    SPELLING = "spelling"
    NAME = "name"
    NUMBER = "number"
    QUOTATION = "quotation"
    PICTURE = "picture"
    PERSON = "person"
    CONTEXT = "context"
    OTHER = "other"
    STYLE = "style"
    TITLE = "title"
    CALCULATION = "calculation"
    DATE = "date"
    LOCATION = "location"
    ATTRIBUTION = "attribution"
    TRANSLATION = "translation"
    SEQUENCE = "sequence"
    LEGAL_STATUS = "legal_status"
    SCIENCE = "science"
    HISTORY = "history"
    HEADLINE = "headline"
    GRAPHIC = "graphic"
    SOUND = "sound"
    WORDING = "wording"
    RIGHT_OF_REPLY = "right_of_reply"
    INTEREST = "interest"
    SOURCING = "sourcing"
    PLAGIARISM = "plagiarism"
    FABRICATION = "fabrication"
    PRIVACY = "privacy"
    HOAX = "hoax"
    GENERATED = "generated"
    PRODUCTION = "production"
    DEVELOPING = "developing"


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usually told about an error of a type, how severe it is, and whether it is one of fact."""

    kind: NoteKind
    severity: Severity
    factual: bool


_COSMETIC = Usual(NoteKind.MINOR_FIX, Severity.MINOR, factual=False)
_FACT = Usual(NoteKind.CORRECTION, Severity.ORDINARY, factual=True)
_HARM = Usual(NoteKind.CORRECTION, Severity.SERIOUS, factual=True)
_READING = Usual(NoteKind.CLARIFICATION, Severity.ORDINARY, factual=False)
_WHOLE_PIECE = Usual(NoteKind.EDITORS_NOTE, Severity.SERIOUS, factual=False)

USUAL: Mapping[ErrorType, Usual] = dict.fromkeys(ErrorType, _FACT) | {
    ErrorType.SPELLING: _COSMETIC,
    ErrorType.STYLE: _COSMETIC,
    ErrorType.PERSON: _HARM,
    ErrorType.LEGAL_STATUS: _HARM,
    ErrorType.HEADLINE: _HARM,
    ErrorType.CONTEXT: _READING,
    ErrorType.WORDING: _READING,
    ErrorType.RIGHT_OF_REPLY: _READING,
    ErrorType.INTEREST: _WHOLE_PIECE,
    ErrorType.SOURCING: _WHOLE_PIECE,
    ErrorType.PLAGIARISM: _WHOLE_PIECE,
    ErrorType.FABRICATION: _WHOLE_PIECE,
    ErrorType.HOAX: Usual(NoteKind.RETRACTION, Severity.SERIOUS, factual=False),
    ErrorType.PRIVACY: Usual(NoteKind.REMOVAL, Severity.SERIOUS, factual=False),
    ErrorType.DEVELOPING: Usual(NoteKind.UPDATE, Severity.ORDINARY, factual=False),
    ErrorType.OTHER: Usual(NoteKind.MINOR_FIX, Severity.MINOR, factual=False),
}

EDITORS_CHOICE: tuple[ErrorType, ...] = tuple(ErrorType)[:8]
MORE: tuple[ErrorType, ...] = tuple(ErrorType)[8:]
READERS_CHOICE: tuple[ErrorType, ...] = (
    ErrorType.SPELLING, ErrorType.NUMBER, ErrorType.NAME,
    ErrorType.QUOTATION, ErrorType.PICTURE, ErrorType.OTHER,
)  # fmt: skip
