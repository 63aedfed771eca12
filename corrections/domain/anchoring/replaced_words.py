"""Which whole words a version replaced by which: for those who quote a change rather than draw it."""

from __future__ import annotations

from dataclasses import dataclass

from corrections.domain.anchoring.edits import Edits, replay
from corrections.domain.anchoring.reversing import removed_ranges
from corrections.domain.text.spans import Span


@dataclass(frozen=True, slots=True)
class Replaced:
    """Words of the old text and the words that stand there since (code points, half open)."""

    old: Span
    new: Span


def replaced_words(change: Edits, old: str) -> tuple[Replaced, ...]:
    """What the edits replaced, each change widened to whole words; none is empty while there are words."""
    found: list[Replaced] = []
    new = replay(change, old)
    for start, end, new_start, new_end in removed_ranges(change, len(old)):
        floor = found[-1].old.end if found else 0
        empty = start == end or new_start == new_end
        left = _left(old, start, floor, empty=empty)
        cuts = _in_word(old, end) or _in_word(new, new_end)
        right = _right(old, end) if cuts or (empty and not left) else 0
        wide = Replaced(Span(start - left, end + right), Span(new_start - left, new_end + right))
        if found and wide.old.start <= floor:
            last = found.pop()
            wide = Replaced(Span(last.old.start, wide.old.end), Span(last.new.start, wide.new.end))
        found.append(wide)
    return tuple(found)


def _left(text: str, start: int, floor: int, *, empty: bool) -> int:
    """How many code points before `start` belong to its word, or to the word before where nothing stands there."""
    at = start
    while empty and at > floor and text[at - 1].isspace():
        at -= 1
    while at > floor and not text[at - 1].isspace():
        at -= 1
    return start - at


def _right(text: str, end: int) -> int:
    """How many code points after `end` belong to its word."""
    at = end
    while at < len(text) and not text[at].isspace():
        at += 1
    return at - end


def _in_word(text: str, at: int) -> bool:
    """Whether the code point before is no white space, so that what follows may belong to its word."""
    return at > 0 and not text[at - 1].isspace()
