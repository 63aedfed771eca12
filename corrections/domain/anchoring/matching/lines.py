"""A text's lines and where they stand, and matches of lines as matches of code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from corrections.domain.reading.anchors import Match


class Lines:
    """The lines of a text; a line's room includes the line feed after it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = text.split("\n")
        self._ends = list(accumulate(len(line) + 1 for line in self.words))
        self._ends[-1] -= 1

    def start(self, number: int) -> int:
        """Where a line starts (code points of the text)."""
        return self._ends[number - 1] if number else 0

    def room(self, first: int, number: int) -> int:
        """How many code points `number` lines from `first` on take, line feeds included."""
        return self._ends[first + number - 1] - self.start(first)

    def slice(self, number: int) -> str:
        """A line with its line feed."""
        return self.text[self.start(number) : self._ends[number]]


def in_characters(matches: Iterable[Match], old: Lines, new: Lines) -> Iterator[Match]:
    """Matches of equal lines as matches of code points."""
    for match in matches:
        length = min(old.room(match.old, match.length), new.room(match.new, match.length))
        yield Match(old.start(match.old), new.start(match.new), length)


class Stretch:
    """Some lines of a text read as one stretch, and the way back to the text."""

    def __init__(self, lines: Lines, numbers: Sequence[int]) -> None:
        self.text = "".join(map(lines.slice, numbers))
        rooms = [lines.room(number, 1) for number in numbers]
        starts = accumulate(rooms[:-1], initial=0)
        self._shifts = [(at, lines.start(number) - at) for at, number in zip(starts, numbers, strict=True)]

    @property
    def is_line(self) -> bool:
        """Whether the stretch is a single line."""
        return len(self._shifts) == 1

    def borders(self, start: int, end: int) -> set[int]:
        """The places strictly between `start` and `end` of the stretch where lines meet that are no neighbours."""
        return {at for (_, left), (at, right) in pairwise(self._shifts) if left != right and start < at < end}

    def place(self, at: int) -> int:
        """Where a code point of the stretch stands in the text."""
        return at + next(shift for start, shift in reversed(self._shifts) if start <= at)


def in_text(match: Match, old: Stretch, new: Stretch) -> Iterator[Match]:
    """A match of two stretches as matches of the texts they come from."""
    if old.is_line and new.is_line:
        yield Match(old.place(match.old), new.place(match.new), match.length)
        return
    cuts = {at - match.old for at in old.borders(match.old, match.old + match.length)}
    cuts |= {at - match.new for at in new.borders(match.new, match.new + match.length)}
    for start, end in pairwise(sorted({0, *cuts, match.length})):
        yield Match(old.place(match.old + start), new.place(match.new + start), end - start)
