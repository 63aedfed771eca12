"""Puts lone insertions and deletions where they read best, and tells where that was a matter of taste."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrections.domain.reading.anchors import Match

_SENTENCE_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Slide:
    """Words in `text` from `start` up to `end` that only one side has; moved by `lowest` up to `highest`
    characters they would leave the same two texts. `on_old` says whose words they are."""

    text: str
    start: int
    end: int
    lowest: int
    highest: int
    on_old: bool

    def best(self) -> list[int]:
        """The moves after which the words begin and end at the best borders."""
        scores = {
            step: _border(self.text, self.start + step) + _border(self.text, self.end + step)
            for step in range(self.lowest, self.highest + 1)
        }
        highest = max(scores.values())
        return [step for step, score in scores.items() if score == highest]


def slid(matches: Sequence[Match], old: str, new: str) -> list[Match]:
    """The matches, each lone insertion or deletion between two of them at its best place."""
    moved = list(matches)
    for number in range(1, len(moved)):
        slide = slide_between(moved[number - 1], moved[number], old, new)
        if slide is None:
            continue
        step = slide.best()[-1]
        left, right = moved[number - 1], moved[number]
        moved[number - 1] = Match(left.old, left.new, left.length + step)
        moved[number] = Match(right.old + step, right.new + step, right.length - step)
    return [match for match in moved if match.length]


def slide_between(left: Match, right: Match, old: str, new: str) -> Slide | None:
    """How the words between two matches can be moved, if only one side has any."""
    ends = left.old + left.length, left.new + left.length
    if ends[0] == right.old:
        text, start, end = new, ends[1], right.new
    elif ends[1] == right.new:
        text, start, end = old, ends[0], right.old
    else:
        return None
    lowest = highest = 0
    while -lowest < left.length and text[start + lowest - 1] == text[end + lowest - 1]:
        lowest -= 1
    while highest < right.length and text[start + highest] == text[end + highest]:
        highest += 1
    if lowest == highest:
        return None
    return Slide(text, start, end, lowest, highest, on_old=text is old and ends[0] != right.old)


def slides(matches: Sequence[Match], old: str, new: str) -> Iterator[tuple[Match, Match, Slide]]:
    """Every slide between neighbouring matches that stand in the same order on both sides."""
    for left, right in pairwise(matches):
        if left.old + left.length <= right.old and left.new + left.length <= right.new:
            slide = slide_between(left, right, old, new)
            if slide is not None:
                yield left, right, slide


def _border(text: str, at: int) -> int:
    """How good a place this is to begin or end: at a line's end, after a sentence, before or after a word."""
    if at in (0, len(text)) or text[at - 1] == "\n":
        return 5
    if text[at - 1].isspace():
        return 4 if at > 1 and text[at - 2] in _SENTENCE_ENDS else 3
    if text[at].isspace():
        return 2
    return 0 if text[at - 1].isalnum() and text[at].isalnum() else 1
