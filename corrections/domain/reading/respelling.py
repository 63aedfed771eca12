"""Tells a word spelt otherwise from another word, by the number of letters that differ."""

from __future__ import annotations

from corrections.domain.reading.word_lists import plain

_SHORT = 7


def is_respelling(old: str, new: str) -> bool:
    """Whether one word is the other with a letter or two added, left out, exchanged or swapped.

    One letter in words of up to seven letters, two in longer ones; capitals and apostrophes do not count.
    """
    left, right = plain(old), plain(new)
    most = 1 if min(len(left), len(right)) <= _SHORT else 2
    return abs(len(left) - len(right)) <= most and _steps(left, right) <= most


def _steps(old: str, new: str) -> int:
    """The Damerau-Levenshtein distance (neighbours swapped count once)."""
    before: list[int] = []
    last = list(range(len(new) + 1))
    for row, letter in enumerate(old, 1):
        line = [row]
        for column, other in enumerate(new, 1):
            steps = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == new[column - 2] and other == old[row - 2]:
                steps = min(steps, before[column - 2] + 1)
            line.append(steps)
        before, last = last, line
    return last[-1]
