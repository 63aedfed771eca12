"""Whether the word that a passage begins or ends in grew: the "12" in "12.5" is not the figure reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from corrections.domain.reading.word_tokens import tokens
from corrections.domain.text.graphemes import outward
from corrections.domain.text.spans import Span

_WHITE = " \t\n"
_WHITE_SPACE = re.compile(f"[{_WHITE}]")
_BEFORE = re.compile(r"(?:\w+[-‐‑])*[-‐‑−–+±$€£¥₴№#]*\Z")
_AFTER = re.compile(r"(?:[-‐‑]\w+)*[%‰°]?")


def grew(base: str, base_span: Span, live: str, live_span: Span) -> bool:
    """Whether the words at the ends of a passage (code points, half open) are other words now.

    What belongs to the same word but lies outside the passage must be the same in both texts: letters,
    digits, hyphenated parts, a sign before a figure, a per cent sign after it.
    """
    return _surroundings(base, base_span) != _surroundings(live, live_span)


def _surroundings(text: str, span: Span) -> tuple[str, str]:
    if span.is_empty:
        return "", ""
    chunk = _chunk(text, span)
    whole = outward(text, span)
    start = min(_word_start(text, span, chunk), whole.start)
    end = max(_word_end(text, span, chunk), whole.end)
    return text[start : span.start], text[span.end : end]


def _chunk(text: str, span: Span) -> Span:
    """The span with all that stands before and after it without white space."""
    start = max(text.rfind(sign, 0, span.start) for sign in _WHITE) + 1
    following = _WHITE_SPACE.search(text, span.end)
    return Span(start, following.start() if following else len(text))


def _word_start(text: str, span: Span, chunk: Span) -> int:
    if not text[span.start].isalnum():
        return span.start
    start = _token_at(text, chunk, span.start).start
    before = _BEFORE.search(text, chunk.start, start)
    return before.start() if before else start


def _word_end(text: str, span: Span, chunk: Span) -> int:
    if not text[span.end - 1].isalnum():
        return span.end
    end = _token_at(text, chunk, span.end - 1).end
    after = _AFTER.match(text, end, chunk.end)
    return after.end() if after else end


def _token_at(text: str, chunk: Span, offset: int) -> Span:
    """The word or figure that the code point at `offset` belongs to; it lies in the chunk."""
    borders = list(accumulate(map(len, tokens(chunk.slice(text))), initial=chunk.start))
    number = bisect_right(borders, offset)
    return Span(borders[number - 1], borders[number])
