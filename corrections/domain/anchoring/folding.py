"""Text as people compare it: spaces, quotes and dashes made alike, the invisible left out, places kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corrections.domain.text.spans import Span

_LEFT_OUT = "\u00ad\u200b\u2060\ufeff"
_SPACES = " \t\n\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SINGLE = "'\u2018\u2019\u201a\u201b\u2032\u02bc"
_DOUBLE = '"\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb'
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_FOLDED = {
    **dict.fromkeys(_LEFT_OUT, ""),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_DASHES, "-"),
}
_TABLE = str.maketrans(_FOLDED)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and at which code point of the original each of its code points stands."""

    text: str
    origins: Sequence[int]

    def original(self, start: int, end: int) -> Span:
        """The span of the original text that the folded code points from `start` up to `end` stand for."""
        return Span(self.origins[start], self.origins[end - 1] + 1)


def folded(text: str) -> Folded:
    """`text` folded, with the way back. Joiners that carry meaning (ZWJ, ZWNJ) stay, and so does case."""
    plain_text = text.translate(_TABLE)
    if len(plain_text) == len(text) and "  " not in plain_text:
        return Folded(plain_text, range(len(text)))  # sign for sign, as nearly every text
    return _gathered(text)


def _gathered(text: str) -> Folded:
    """`text` folded sign by sign, where some are left out."""
    signs: list[str] = []
    origins: list[int] = []
    for at, sign in enumerate(text):
        plain = _FOLDED.get(sign, sign)
        if plain and not (plain == " " and signs and signs[-1] == " "):
            signs.append(plain)
            origins.append(at)
    return Folded("".join(signs), origins)


def fold_alike(text: str) -> str:
    """`text` in the form in which two texts that read alike are equal."""
    plain = unicodedata.normalize("NFC", text).translate(_TABLE)
    return " ".join(part for part in plain.split(" ") if part)


def fold_lines(text: str) -> str:
    """`text` folded line by line; empty lines do not count."""
    return "\n".join(line for line in map(fold_alike, text.split("\n")) if line)
