"""Whether somebody of the staff is the author named in a byline."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+(?:['’ʼ.-]\w+)*", re.UNICODE)
_BETWEEN = re.compile(r"[,;/&+]|\b(?:and|with|та|і|й|und|et|e|y)\b", re.IGNORECASE)


def is_bylined(byline: str, name: str) -> bool:
    """Whether a name of two words or more stands in the byline, word for word and in that order.

    A name of a single word has to be the whole of one of the byline's names: "Ida" is not Ida Holm. Upper and
    lower case, accents typed in pieces, and what stands between the words make no difference.
    """
    wanted = _words(name)
    if not wanted:
        return False
    if len(wanted) == 1:
        return any(_words(each) == wanted for each in _BETWEEN.split(_normal(byline)))
    there = _words(byline)
    return any(there[at : at + len(wanted)] == wanted for at in range(len(there) - len(wanted) + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(_normal(text))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("’", "'").replace("ʼ", "'").casefold()
