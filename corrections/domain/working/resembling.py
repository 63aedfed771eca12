"""Places that a person may want to look at when a passage is gone: lines that share many of its words.

This only helps somebody to look. No verdict and no act ever asks it, and nothing is published at such a place
unless a person has chosen it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrections.domain.text.spans import Span

MOST_SHOWN, ENOUGH_SHARED, LONGEST_LINE = 3, 0.4, 4000
_WORD = re.compile(r"\w{3,}|\d+")


def resembling(read: str, span: Span, live: str) -> tuple[Span, ...]:
    """Spans of `live` (code points, half open) in lines that share words with the line read at `span`.

    Each reaches from the first to the last word that it shares with the passage itself, or over the whole line
    where it shares none with it. The line that shares most comes first.
    """
    start = read.rfind("\n", 0, span.start) + 1
    end = read.find("\n", span.end)
    wanted = _words(read[start : end if end >= 0 else len(read)])
    own = _words(span.slice(read))
    if not wanted:
        return ()
    scored = [
        (len(wanted & _words(line)) / len(wanted), -at, line)
        for at, line in _lines(live)
        if len(line) <= LONGEST_LINE
    ]
    near = sorted((found for found in scored if found[0] >= ENOUGH_SHARED), reverse=True)[:MOST_SHOWN]
    return tuple(_within(line, -at, own) for _share, at, line in near)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _within(line: str, at: int, own: frozenset[str]) -> Span:
    shared = [found for found in _WORD.finditer(line) if found[0].casefold() in own]
    if not shared:
        return Span(at, at + len(line))
    return Span(at + shared[0].start(), at + shared[-1].end())
