"""Siblings: the same wrong words in other places, found exactly, letter for letter and as whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Passage, Span

MOST_FOUND = 50
FEWEST_LETTERS = 3
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w")
_LONGEST = re.compile(r"\w+")


def wrong_words(old: str, new: str) -> tuple[str, str]:
    """The smallest stretch of whole words that tells what was wrong, and what it becomes.

    A stretch of fewer than three letters, such as a figure, takes a neighbour along; a doubled or missing word
    takes one on each side. Both are empty where nothing would be left to look for.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    first, last = head, len(before) - tail
    wrong = "".join(before[first:last])
    if not wrong.strip() or not "".join(after[first : len(after) - tail]).strip():
        first, last = _word_before(before, first), _word_after(before, last)
    elif _letters(wrong) < FEWEST_LETTERS:
        wider = _word_after(before, last)
        first, last = (first, wider) if wider > last else (_word_before(before, first), last)
    grown = len(after) - len(before)
    wrong, right = "".join(before[first:last]), "".join(after[first : last + grown])
    return _trimmed(wrong, right)


def occurrences(text: ArticleText, words: str) -> tuple[Passage, ...]:
    """Where exactly these words stand in headline, dek and body, as whole words; the first fifty."""
    found: list[Passage] = []
    for part in Part:
        for span in _spans(text.canonical(part), words):
            found.append(Passage(part, span))
            if len(found) == MOST_FOUND:
                return tuple(found)
    return tuple(found)


def longest_word(words: str) -> str:
    """The longest run of letters and figures in `words`: no markup can hide it but inside a word."""
    return max(_LONGEST.findall(words), key=len, default="")


def _spans(text: str, words: str) -> Iterator[Span]:
    start = text.find(words) if words.strip() else -1
    while start >= 0:
        span = Span(start, start + len(words))
        if _is_whole(text, span):
            yield span
        start = text.find(words, start + 1)


def _is_whole(text: str, span: Span) -> bool:
    """Whether no word goes on over an end of the span."""
    return not any(
        0 < at < len(text) and _WORD.match(text[at - 1]) and _WORD.match(text[at])
        for at in (span.start, span.end)
    )


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many tokens both begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    return sum(1 for _ in same)


def _word_before(tokens: Sequence[str], at: int) -> int:
    return next((n for n in range(at - 1, -1, -1) if _WORD.match(tokens[n])), at)


def _word_after(tokens: Sequence[str], at: int) -> int:
    return next((n + 1 for n in range(at, len(tokens)) if _WORD.match(tokens[n])), at)


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))


def _trimmed(wrong: str, right: str) -> tuple[str, str]:
    """Both without the white space that they share at an end."""
    while wrong and right and wrong[0].isspace() and wrong[0] == right[0]:
        wrong, right = wrong[1:], right[1:]
    while wrong and right and wrong[-1].isspace() and wrong[-1] == right[-1]:
        wrong, right = wrong[:-1], right[:-1]
    return (wrong, right) if wrong.strip() and wrong != right else ("", "")
