"""Text fragments: an address that leads a browser to words on a page and lights them up (W3C, URL text directives)."""

from __future__ import annotations

import re
from urllib.parse import quote

from corrections.domain.text.spans import Span

CONTEXT_WORDS = 3
LONGEST_WHOLE = 60
_WORD = re.compile(r"\S+")


def text_fragment(text: str, span: Span) -> str:
    """The directive that finds the words of `span` (code points of `text`, half open), such as `for-,4.1,million`.

    Whole words are named, since browsers look for nothing else, with some words around as context. A span over
    several lines is led to by its first one. Empty where no word is left to name.
    """
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.start)
    line_end = len(text) if line_end < 0 else line_end
    words = list(_WORD.finditer(text, line_start, line_end))
    named = [
        word for word in words if word.end() > span.start and word.start() < max(span.end, span.start + 1)
    ]
    if not named:
        return ""
    first, last = words.index(named[0]), words.index(named[-1])
    before = [word[0] for word in words[max(0, first - CONTEXT_WORDS) : first]]
    after = [word[0] for word in words[last + 1 : last + 1 + CONTEXT_WORDS]]
    said = text[named[0].start() : named[-1].end()]
    whole = [said] if len(said) <= LONGEST_WHOLE else [named[0][0], named[-1][0]]
    pieces = [
        *([f"{_coded(' '.join(before))}-"] if before else []),
        *(map(_coded, whole)),
        *([f"-{_coded(' '.join(after))}"] if after else []),
    ]
    return ",".join(pieces)


def _coded(words: str) -> str:
    """Words for a directive, in which hyphens, commas and ampersands have a meaning."""
    return quote(words, safe="").replace("-", "%2D")
