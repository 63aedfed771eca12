"""What changed in a body beside its words: where links lead, which pictures stand there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from itertools import zip_longest

_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
_PICTURE = re.compile(r'<img [^>]*?src="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_STARTS = re.compile(r"<(?:a|img) [^>]*>")


@dataclass(frozen=True, slots=True)
class MarkupChange:
    """One change: `code` is link, picture or other; a side is empty where it came or went."""

    code: str
    before: str
    after: str


def markup_changes(old: str, new: str) -> tuple[MarkupChange, ...]:
    """The differences between two stored strings that no difference of words shows.

    Links and pictures are named by their addresses; anything else in the tags is one change "other".
    """
    found = _of("link", _LINK.findall(old), _LINK.findall(new))
    found += _of("picture", _PICTURE.findall(old), _PICTURE.findall(new))
    if not found and _bare_tags(old) != _bare_tags(new):
        found.append(MarkupChange("other", "", ""))
    return tuple(found)


def _of(code: str, before: Sequence[str], after: Sequence[str]) -> list[MarkupChange]:
    gone, come = _only_in(before, after), _only_in(after, before)
    pairs = zip_longest(gone, come, fillvalue="")
    return [MarkupChange(code, unescape(left), unescape(right)) for left, right in pairs]


def _only_in(these: Sequence[str], others: Sequence[str]) -> list[str]:
    """The addresses of `these` beyond those in `others`, in their order."""
    left = Counter(these) - Counter(others)
    found = []
    for address in these:
        if left[address]:
            left[address] -= 1
            found.append(address)
    return found


def _bare_tags(stored: str) -> Counter[str]:
    return Counter(_TAG.findall(_STARTS.sub("", stored)))
