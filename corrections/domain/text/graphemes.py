"""What a reader sees as one character: grapheme clusters (UAX 29), and letters that carry too many marks."""

from __future__ import annotations

import regex

from corrections.domain.text.spans import Span

MOST_MARKS = 30
_CLUSTER = regex.compile(r"\X")
_MARKS = regex.compile(r"\p{M}++")


def clusters(text: str) -> list[str]:
    """The grapheme clusters of `text`, in order; joined they are `text` again."""
    return _CLUSTER.findall(text)


def first_clusters(text: str, number: int) -> str:
    """The first `number` clusters of `text`."""
    end = 0
    for count, cluster in enumerate(_CLUSTER.finditer(text)):
        if count == number:
            break
        end = cluster.end()
    return text[:end]


def last_clusters(text: str, number: int) -> str:
    """The last `number` clusters of `text`."""
    start = len(text)
    found: list[str] = []
    while len(found) < number and start > 0:
        start = max(text.rfind("\n", 0, start), 0)
        found = clusters(text[start:])
    return "".join(found[-number:]) if number else ""


def outward(text: str, span: Span) -> Span:
    """The smallest span (code points of `text`, half open) around `span` whose ends cut no cluster.

    A span that is a mere point inside a cluster becomes the point before it.
    """
    start = _cluster_at(text, span.start).start
    if span.is_empty:
        return Span(start, start)
    last = _cluster_at(text, span.end)
    return Span(start, last.start if last.start == span.end else last.end)


def stacks_marks(text: str) -> bool:
    """Whether more than 30 combining marks follow each other anywhere; linear in the length of `text`."""
    if text.isascii():
        return False
    return any(run.end() - run.start() > MOST_MARKS for run in _MARKS.finditer(text))


def _cluster_at(text: str, offset: int) -> Span:
    place = offset
    while place > 0 and not _surely_between(text, place):
        place -= 1
    for cluster in _CLUSTER.finditer(text, place):
        if cluster.end() > offset:
            return Span(*cluster.span())
    return Span(offset, offset)


def _surely_between(text: str, offset: int) -> bool:
    """Whether two code points stand here that UAX 29 parts whatever is around them.

    A line feed parts always (GB4, GB5); so do plain letters, figures, spaces and signs, since nothing below
    joins a neighbour of its own kind (GB999).
    """
    before, after = text[offset - 1], text[offset : offset + 1]
    return before == "\n" or (_is_plain(before) and _is_plain(after))


def _is_plain(sign: str) -> bool:
    """Latin, Greek and Cyrillic letters and ASCII: no mark, no joiner, no half of a flag, no carriage return."""
    return " " <= sign < "\u0300" or "\u0370" <= sign < "\u0483" or "\u048a" <= sign < "\u0590"
