"""Plain words as they are taken in: fields that readers fill, headlines, the text of a block."""

from __future__ import annotations

import re
import unicodedata

from corrections.domain.text.graphemes import stacks_marks
from corrections.domain.text.text_refusals import (
    ControlCharacter,
    Empty,
    LoneSurrogate,
    TextRefused,
    TooLong,
    TooManyMarks,
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_ASCII_WHITE = re.compile("[ \t\n\f\r]+")
_EDGES = " \t\n"


def admit(text: str, *, field: str, limit: int, single_line: bool, required: bool = True) -> str:
    """What a field holds: NFC, line feeds only, edges trimmed, and on a single line white space folded.

    `limit` counts code points of the result. Refuses what no text should hold, and nothing at all
    where something is `required`.
    """
    checked = _admitted(text, field=field, limit=limit)
    words = fold(checked).strip(" ") if single_line else checked.strip(_EDGES)
    if required and not words:
        raise _refusal(Empty, field)
    return words


def admit_quote(text: str, *, field: str, limit: int) -> str:
    """Words quoted from an article: as `admit`, but every space stays, edges included; may be empty."""
    return _admitted(text, field=field, limit=limit)


def normal(text: str, *, field: str = "text") -> str:
    """`text` in NFC, or a refusal: half characters, controls (but tab and line feed), stacked marks."""
    refuse_unreadable(text, field=field)
    composed = unicodedata.normalize("NFC", text)
    if stacks_marks(composed):
        raise _refusal(TooManyMarks, field)
    return composed


def refuse_unreadable(text: str, *, field: str = "text") -> None:
    """Refuse what no text should hold; linear, so it stands before any normalising, which is not."""
    if _SURROGATE.search(text):
        raise _refusal(LoneSurrogate, field)
    if _CONTROL.search(text):
        raise _refusal(ControlCharacter, field)
    if stacks_marks(text):
        raise _refusal(TooManyMarks, field)


def fold(text: str) -> str:
    """`text` with each run of ASCII white space made one space; U+00A0 and its kin stay."""
    return _ASCII_WHITE.sub(" ", text)


def line_feeds(text: str) -> str:
    """`text` with CR LF and CR made line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _admitted(text: str, *, field: str, limit: int) -> str:
    # Twice the limit is enough room for letters that come in pieces, and keeps what follows short.
    if len(text) > 2 * limit + 100:
        raise _too_long(text, field=field, limit=limit)
    words = normal(line_feeds(text), field=field)
    if len(words) > limit:
        raise _too_long(words, field=field, limit=limit)
    return words


def _too_long(text: str, *, field: str, limit: int) -> TooLong:
    return TooLong(fields={field: TooLong.code}, length=len(text), limit=limit)


def _refusal(kind: type[TextRefused], field: str) -> TextRefused:
    return kind(fields={field: kind.code})
