"""Widens what changed to a phrase that can be read by itself."""

from __future__ import annotations

import re

from corrections.domain.reading.changed_words import words
from corrections.domain.reading.word_lists import is_function_word, plain
from corrections.domain.wording.changes import SentenceChange

_JOINING_WORDS = {"and", "but", "or", "that", "і", "й", "та", "а", "але", "або", "що"}
_BEFORE, _AFTER, _FEW = 4, 5, 3
_WHOLE_SENTENCE, _LONGEST = 90, 240
_BORDER = re.compile(r"[,;:](?=\s)|[—–()“”„«»\"\n]|\s-\s")
_TRIMMED_START = re.compile(r"^(?:[\s.,;:!?…)]|[—–-](?=\s))+")
_TRIMMED_END = re.compile(r"(?:(?<!\b[A-ZА-ЯҐЄІЇ])\.|[\s,;:…—–(-])+$")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s*$")


def widen_to_phrase(change: SentenceChange, *, narrow: bool = False) -> tuple[str, str]:
    """The old and the new words with as much of their sentence as makes a phrase.

    A short sentence is taken whole unless `narrow`; else up to four words before and five after, never over
    a comma, a dash, a bracket or a quotation mark. More than a few words that only come, or only go, are
    given by themselves, and the other phrase is empty.
    """
    if _stands_alone(change):
        return trimmed(change.old), trimmed(change.new)
    left, right = _left(change.before), _right(change)
    if not narrow and max(len(change.old_sentence), len(change.new_sentence)) <= _WHOLE_SENTENCE:
        left, right = change.before, change.after
    return trimmed(left + change.old + right), trimmed(left + change.new + right)


def trimmed(phrase: str) -> str:
    """The phrase without the white space and the signs it hangs on; a very long one is cut in its middle."""
    bare = _TRIMMED_END.sub("", _TRIMMED_START.sub("", phrase))
    if len(bare) <= _LONGEST:
        return " ".join(bare.split())
    head, tail = bare[: _LONGEST // 2].rsplit(None, 1)[0], bare[-_LONGEST // 2 :].split(None, 1)[-1]
    return " ".join(f"{head} … {tail}".split())


def _stands_alone(change: SentenceChange) -> bool:
    """Whether one side is empty and the other says enough by itself."""
    sides = [words(side, 0) for side in (change.old, change.new)]
    if all(sides):
        return False
    return max(map(len, sides)) > _FEW or not (change.before + change.after).strip()


def _left(before: str) -> str:
    """The last words before the change that belong to its phrase."""
    borders = [match.end() for match in _BORDER.finditer(before)]
    start = borders[-1] if borders else 0
    found = list(words(before[start:], start))
    if len(found) > _BEFORE:
        start = found[-_BEFORE].start
    for word in found[-_BEFORE:]:
        if plain(word.text) not in _JOINING_WORDS:
            break
        start = word.start + len(word.text)
    return before[start:]


def _right(change: SentenceChange) -> str:
    """The first words after the change that belong to its phrase; a small word does not end it."""
    if _ENDS_SENTENCE.search(change.new or change.old):
        return ""
    border = _BORDER.search(change.after)
    end = border.start() if border else len(change.after)
    found = list(words(change.after[:end], 0))
    if len(found) <= _AFTER + _FEW:  # a phrase is not cut for the sake of its last words
        return change.after[:end]
    found = found[:_AFTER]
    while found and is_function_word(found[-1].text):
        found.pop()
    return change.after[: found[-1].start + len(found[-1].text)] if found else ""
