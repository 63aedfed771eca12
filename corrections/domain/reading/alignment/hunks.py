"""Makes the changes between two word sequences readable: chance gaps joined, borders at word starts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from corrections.domain.reading.anchors import Match


def readable(old: Sequence[str], new: Sequence[str], matches: Sequence[Match]) -> list[Match]:
    """The matches that stay once chance gaps are joined and lone insertions and deletions slid into place.

    `matches` rise on both sides, do not touch on both sides at once, and leave the changes between them.
    """
    return _slid(old, new, _without_chance_gaps(old, new, matches))


def _without_chance_gaps(old: Sequence[str], new: Sequence[str], matches: Sequence[Match]) -> list[Match]:
    """Drops a match that is no longer than the changes on either side; one that holds a line's end stays."""
    at_old, at_new = _starts(old), _starts(new)

    def change_length(left: Match, right: Match) -> int:
        deleted = at_old[right.old] - at_old[left.old + left.length]
        return max(deleted, at_new[right.new] - at_new[left.new + left.length])

    def is_chance(before: Match, match: Match, after: Match) -> bool:
        length = at_old[match.old + match.length] - at_old[match.old]
        return length <= min(change_length(before, match), change_length(match, after)) and not any(
            "\n" in token for token in old[match.old : match.old + match.length]
        )

    kept = [Match(0, 0, 0)]
    for match, following in pairwise([*matches, Match(len(old), len(new), 0)]):
        kept.append(match)
        while len(kept) > 1 and is_chance(kept[-2], kept[-1], following):
            kept.pop()
    return [match for match in kept if match.length]


def _starts(sequence: Sequence[str]) -> list[int]:
    """At which character each element starts, and where the last one ends."""
    return [0, *accumulate(map(len, sequence))]


def _slid(old: Sequence[str], new: Sequence[str], matches: Sequence[Match]) -> list[Match]:
    """Moves each lone insertion or deletion between two matches to the place where it reads best."""
    slid = list(matches)
    for number in range(1, len(slid)):
        left, right = slid[number - 1], slid[number]
        if left.old + left.length == right.old:
            step = _best_step(new, left.new + left.length, right.new, (left.length, right.length))
        elif left.new + left.length == right.new:
            step = _best_step(old, left.old + left.length, right.old, (left.length, right.length))
        else:
            continue
        slid[number - 1] = Match(left.old, left.new, left.length + step)
        slid[number] = Match(right.old + step, right.new + step, right.length - step)
    return [match for match in slid if match.length]


def _best_step(side: Sequence[str], start: int, end: int, room: tuple[int, int]) -> int:
    """How far side[start:end] is best moved, right counted positive, by at most `room` tokens left and right.

    Words that leave at one end must be those that come in at the other, so both sides stay what they are.
    """
    lowest, highest = 0, 0
    while lowest > -room[0] and side[start + lowest - 1] == side[end + lowest - 1]:
        lowest -= 1
    while highest < room[1] and side[start + highest] == side[end + highest]:
        highest += 1
    return max(range(lowest, highest + 1), key=lambda step: (_reads(side, start + step, end + step), step))


def _reads(side: Sequence[str], start: int, end: int) -> int:
    """How well a change reads that begins at `start` and ends before `end`; whole lines read best."""
    whole_lines = _starts_line(side, start) and _starts_line(side, end)
    return 10 * whole_lines + _border(side, start) + _border(side, end)


def _starts_line(side: Sequence[str], at: int) -> bool:
    """Whether token `at` begins a line, or the text ends before it."""
    return at in (0, len(side)) or side[at - 1].endswith("\n")


def _border(side: Sequence[str], at: int) -> int:
    """How good a border lies before token `at`: after a sentence, before a word, before white space, none."""
    if _starts_line(side, at):
        return 2
    if side[at - 1][-1].isspace():
        return 3 if at > 1 and side[at - 2] in {".", "!", "?", "…"} else 2
    return 1 if side[at].isspace() else 0
