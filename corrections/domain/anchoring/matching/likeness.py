"""Which changed lines are still the same lines: they share most of their runs of words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

# A changed line that shares so many of its runs of words with another is the same line.
ALIKE = 0.6
# A second line that shares this part of what the best one shares makes the choice unclear.
RIVAL = 0.75
_WORD = re.compile(r"\w+")
_SHINGLE = 3
# A run of words that more lines have tells none of them from the others.
_MOST_HOLDERS = 40


@dataclass(frozen=True)
class Likeness:
    """How alike lines of two texts are that equal no other: the share of runs of three words they have in common.

    It only says which lines to compare, and where it is doubtful which copy is which; never where words stand.
    """

    new: Mapping[int, str]

    @cached_property
    def _shingles(self) -> dict[int, set[str]]:
        return {number: shingles(line) for number, line in self.new.items()}

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        holders: dict[str, list[int]] = defaultdict(list)
        for number, found in self._shingles.items():
            for shingle in found:
                holders[shingle].append(number)
        return holders

    def candidates(self, line: str) -> dict[int, float]:
        """The new lines that share runs with an old one, and which share of the shorter one's runs."""
        own = shingles(line)
        known = [self._holders.get(shingle, ()) for shingle in own]
        shared = Counter(number for holders in known if len(holders) <= _MOST_HOLDERS for number in holders)
        return {
            number: times / min(len(own), len(self._shingles[number])) for number, times in shared.items()
        }


def share(line: str, other: str) -> float:
    """Which share of the shorter line's runs of words both lines have."""
    left, right = shingles(line), shingles(other)
    return len(left & right) / min(len(left), len(right))


def shingles(line: str) -> set[str]:
    """The runs of three words of a line, or all of a shorter one."""
    words = _WORD.findall(line)
    return {" ".join(words[at : at + _SHINGLE]) for at in range(max(len(words) - _SHINGLE + 1, 1))}


def rising(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """A longest chain of pairs that never falls on the second side; `pairs` rises on the first."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        place = bisect_right(ends, right)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [right]
        last[place : place + 1] = [number]
    chain: set[tuple[int, int]] = set()
    number = last[-1] if last else -1
    while number >= 0:
        chain.add(pairs[number])
        number = before[number]
    return chain
