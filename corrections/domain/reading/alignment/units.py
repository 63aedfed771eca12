"""Cuts texts into ever smaller units for comparing: paragraphs, sentences of long ones, words of changed ones."""

from __future__ import annotations

import re

from corrections.domain.reading.word_tokens import tokens

# How much beside a change is cut into words even where both texts agree, so that the change can be moved there.
_KEPT_BESIDE = 80
_LETTERS = "A-Za-z0-9\u00c0-\u024f\u0400-\u0481\u048a-\u052f"
_SENTENCE_END = re.compile(
    rf"[.!?…][\"”’»)\]]* (?=[{_LETTERS}\"“„«(])|[。！？](?=[\u4e00-\u9fff\u3041-\u3096\u30a1-\u30fa])|\n"
)


def lines(text: str) -> list[str]:
    """The paragraphs of `text`, each with its line feed."""
    cut = [line + "\n" for line in text.split("\n")]
    cut[-1] = cut[-1][:-1]
    return [line for line in cut if line]


def sentences(text: str) -> list[str]:
    """The sentences of `text`, roughly, each with the space after it; none ends inside a token."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    cut = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return [sentence for sentence in cut if sentence]


def words(old: str, new: str) -> tuple[list[str], list[str]]:
    """The words of two texts; long stretches that both have at their ends are one token each."""
    head = _safe_head(old, common_start(old, new) - _KEPT_BESIDE)
    tail = _safe_tail(old, common_start(old[head:][::-1], new[head:][::-1]) - _KEPT_BESIDE)
    return _with_ends(old, head, tail), _with_ends(new, head, tail)


def common_start(old: str, new: str) -> int:
    """How many code points both texts share at the beginning, found by halving."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _safe_head(text: str, most: int) -> int:
    """The last place up to `most` (code points) where a plain word or sign follows a space; else 0."""
    at = text.rfind(" ", 0, max(most, 0)) + 1
    while at and not "!" <= text[at] <= "~":
        at = text.rfind(" ", 0, at - 1) + 1
    return at


def _safe_tail(text: str, most: int) -> int:
    """How many of the last `most` code points begin at the first such place among them; else 0."""
    space = text.find(" ", len(text) - max(most, 0))
    while 0 <= space < len(text) - 1 and not "!" <= text[space + 1] <= "~":
        space = text.find(" ", space + 1)
    return len(text) - space - 1 if space >= 0 else 0


def _with_ends(text: str, head: int, tail: int) -> list[str]:
    middle = tokens(text[head : len(text) - tail])
    return [end for end in (text[:head], *middle, text[len(text) - tail :]) if end]
