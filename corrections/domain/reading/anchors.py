"""Finds the runs that two long texts share for certain, so that only the rest is compared."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Match(NamedTuple):
    """`length` equal elements, counted from `old` in the one sequence and from `new` in the other."""

    old: int
    new: int
    length: int


def anchors(old: str, new: str, *, window: int) -> list[Match]:
    """Runs of `window` code points that occur once in each text, in the same order on both sides.

    The longest such chain (patience), widened and joined; linear but for the sorting.
    """
    left, right = _windows(old, window), _windows(new, window)
    if set(left).isdisjoint(right):
        return []
    shared = _single(left) & _single(right)
    at_right = dict(zip(right, range(len(right)), strict=True))
    pairs = [(at, at_right[run]) for at, run in enumerate(left) if run in shared]
    return _runs(_longest_rising(pairs), window)


def _windows(text: str, window: int) -> list[str]:
    return [text[at : at + window] for at in range(len(text) - window + 1)]


def _single(windows: Sequence[str]) -> set[str]:
    """The runs that occur exactly once."""
    return {run for run, number in Counter(windows).items() if number == 1}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The longest chain of pairs rising on both sides; `pairs` rises on the first side already."""
    if all(first[1] < second[1] for first, second in pairwise(pairs)):
        return pairs
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        place = bisect_left(tails, right)
        before.append(last[place - 1] if place else -1)
        tails[place : place + 1] = [right]
        last[place : place + 1] = [number]
    chain, number = [], last[-1]
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _runs(chain: Sequence[tuple[int, int]], window: int) -> list[Match]:
    """The chain's windows joined into matches that do not overlap on either side."""
    runs: list[Match] = []
    start, shift, end = 0, 0, 0
    for left, right in chain:
        if end and right - left == shift and left <= end:
            end = left + window
        elif left >= end and right >= end + shift:
            runs.append(Match(start, start + shift, end - start))
            start, shift, end = left, right - left, left + window
    runs.append(Match(start, start + shift, end - start))
    return [run for run in runs if run.length]
