"""Tells a change that says something else from one that says the same in better letters."""

from __future__ import annotations

from collections.abc import Iterable

from corrections.domain.reading.changed_words import Hunk, Word, hunks, words
from corrections.domain.reading.differences import word_difference
from corrections.domain.reading.respelling import is_respelling
from corrections.domain.reading.word_lists import is_function_word, is_hedge, plain
from corrections.domain.wording.changes import SentenceChange

_LONG_DELETION = 8


def rewords(change: SentenceChange) -> bool:
    """Whether words with a meaning of their own come, give way to others, or go where they weigh.

    Spelling and grammar do not count, nor does leaving out up to eight words none of which says how certain
    or how much.
    """
    found = hunks(word_difference(change.old_sentence, change.new_sentence))
    return any(_says_something_else(hunk, change) for hunk in found)


def _says_something_else(hunk: Hunk, change: SentenceChange) -> bool:
    gone, come = _meaning(hunk.old_words), _meaning(hunk.new_words)
    if sorted(filter(is_hedge, gone)) != sorted(filter(is_hedge, come)):
        return True
    if sorted(gone) == sorted(come) or _letters(gone) == _letters(come):
        return False
    if not come:
        return len(gone) > _LONG_DELETION
    if not gone:
        return not set(come) <= set(_meaning(words(change.old_sentence, 0)))
    return len(gone) != len(come) or not all(map(is_respelling, gone, come))


def _meaning(of: Iterable[Word]) -> list[str]:
    return [plain(word.text) for word in of if not is_function_word(word.text)]


def _letters(of: Iterable[str]) -> str:
    """The words in one, without the spaces that a figure may have inside."""
    return "".join("".join(of).split())
