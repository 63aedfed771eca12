"""Finds the sentence that a change stands in."""

from __future__ import annotations

import re

from corrections.domain.reading.word_lists import ABBREVIATIONS, plain
from corrections.domain.text.spans import Span

_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
_END = re.compile(r"(\w*)[.!?…]+[\"”’»)\]]*\s+|\n")


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or sentences, of `text` that hold `span`; both spans count code points, half open.

    White space after a sentence belongs to it. A span that ends where a sentence does reaches no further.
    """
    line = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.end)
    stop = len(text) if stop < 0 else stop
    ends = [match.end() for match in _END.finditer(text, line, stop) if _ends_sentence(match)]
    start = max((end for end in ends if end <= span.start), default=line)
    return Span(
        start, min((end for end in ends if end >= span.end and end > start), default=max(stop, span.end))
    )


def _ends_sentence(match: re.Match[str]) -> bool:
    """Whether a sentence ends here: not after "Mr.", an initial, or the "Nov." of a date."""
    word = match.group(1) or ""
    in_date = plain(word) in _MONTHS and match.string[match.end() : match.end() + 1].isdigit()
    abbreviated = in_date or plain(word) in ABBREVIATIONS or (len(word) == 1 and word.isupper())
    return not (abbreviated and match.group()[len(word)] == ".")
