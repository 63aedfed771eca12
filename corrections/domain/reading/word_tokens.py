"""Cuts a text into the words, figures and single signs that a difference never cuts further."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from corrections.domain.text.graphemes import clusters

# Written without spaces: Thai, Lao, Myanmar, Khmer, New Tai Lue, Tai Tham, kana, Han, Bopomofo, Yi.
_UNSPACED = (
    "\u0e01-\u0e4e\u0e80-\u0ecf\u1000-\u103f\u1050-\u109f\u1780-\u17d3\u1950-\u19cf\u19da-\u19df\u1a20-\u1a7f"
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua9e0-\ua9ef"
    "\ua9fa-\ua9fe\uaa60-\uaadf\uf900-\ufaff\uff66-\uff9d\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
_LAST_MARK = 0x1FFFF
_VARIATION_SELECTORS = "\U000e0100-\U000e01ef"


def _ranges(belongs: Callable[[str], bool]) -> str:
    """The characters up to the last mark for which `belongs` holds, as ranges of a character class."""
    found: list[list[int]] = []
    for code in range(0x300, _LAST_MARK + 1):
        if belongs(chr(code)):
            if found and found[-1][1] == code - 1:
                found[-1][1] = code
            else:
                found.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in found)


_MARKS = _ranges(lambda sign: unicodedata.category(sign).startswith("M")) + _VARIATION_SELECTORS


def _pattern(letter: str, marks: str = "", unspaced: str = "") -> re.Pattern[str]:
    """What one token is, for the given classes of characters."""
    inside = rf"(?:{letter}++|[{marks}\u00ad\u200c\u200d]++|['\u2019](?={letter}))*+"
    figure = rf"\d++(?:[.,:\u00a0\u2009\u202f]\d++)*+{inside}"
    return re.compile(rf"{unspaced}{figure}|{letter}{inside}|.", re.DOTALL)


# Alphabets, signs and spaces that never join with a neighbour into one drawn character; then with kana and Han.
_ALPHABETS = (
    "\t\n -\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u0620-\u064a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
)
_IN_ALPHABETS = re.compile(f"[{_ALPHABETS}]*")
_NEVER_JOINING = re.compile(
    f"[{_ALPHABETS}\u3000-\u3029\u3031-\u3098\u309b-\u4dbf\u4e00-\u9fff\uff01-\uff9d]*"
)
_SPACED = _pattern(r"\w")
_UNJOINED = _pattern(rf"[^\W{_UNSPACED}]", unspaced=rf"[{_UNSPACED}]|")
_ANY = _pattern(rf"[^\W{_UNSPACED}]", marks=_MARKS, unspaced=rf"[{_UNSPACED}][{_MARKS}]*+|")


def tokens(text: str) -> list[str]:
    """The words, figures and other signs of `text`; joined they are `text` again.

    A figure such as 14.5m is one token, so is a word with its apostrophes, marks and soft hyphens.
    Scripts without spaces give one token a character. No token ends inside a grapheme cluster.
    """
    if _IN_ALPHABETS.fullmatch(text):
        return _SPACED.findall(text)
    if _NEVER_JOINING.fullmatch(text):
        return _UNJOINED.findall(text)
    return _joined(_ANY.findall(text), clusters(text))


def _joined(cut: Sequence[str], whole: Iterable[str]) -> list[str]:
    """The tokens of `cut`, joined wherever one of the clusters in `whole` reaches over their border."""
    safe = set(accumulate(map(len, whole)))
    joined: list[str] = []
    pending = ""
    for token, end in zip(cut, accumulate(map(len, cut)), strict=True):
        pending += token
        if end in safe:
            joined.append(pending)
            pending = ""
    return joined
