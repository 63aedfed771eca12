"""The lines of a stretch of text, and which of them are kept well enough to be the same lines still."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from corrections.domain.reading.anchors import Match

# A line of which less is kept was written anew.
KEPT_OF_LINE = 0.7
# So was one that is kept in as many pieces or more which are shorter than this on average: words changed all
# over a line make another line of the same pattern.
MANY_PIECES = 4
PIECE_LENGTH = 15
LEAST_SHARE = 0.6


class Rows:
    """Where the lines of a stretch start (code points); a line feed belongs to the line before it."""

    def __init__(self, text: str) -> None:
        lengths = [len(line) + 1 for line in text.split("\n")]
        self.starts = list(accumulate(lengths, initial=0))
        self.starts[-1] -= 1

    def number(self, at: int) -> int:
        """The number of the line that holds a code point."""
        return bisect_right(self.starts, at) - 1

    def starts_in(self, at: int, length: int) -> list[int]:
        """The starts of lines strictly inside a run."""
        return self.starts[bisect_right(self.starts, at) : bisect_left(self.starts, at + length)]

    def kept(self, pieces: Iterable[Match], side: int) -> dict[int, Kept]:
        """How much of each line the pieces cover, none of which reaches over a line's end."""
        lengths: dict[int, list[int]] = defaultdict(list)
        for piece in pieces:
            lengths[self.number(piece[side])].append(piece.length)
        return {
            number: Kept(sum(found) / (self.starts[number + 1] - self.starts[number]), len(found), sum(found))
            for number, found in lengths.items()
        }


class Kept(NamedTuple):
    """Which share of a line is kept, in how many pieces, of how many characters."""

    share: float
    pieces: int
    length: int


def is_same_line(old: Kept, new: Kept) -> bool:
    """Whether enough is kept for a line of the one text to be that of the other."""
    pieces = min(old.pieces, new.pieces)
    if pieces >= MANY_PIECES:
        length = max(old.length, new.length)
        if length < PIECE_LENGTH * pieces or min(old.share, new.share) < LEAST_SHARE:
            return False
    return max(old.share, new.share) >= KEPT_OF_LINE
