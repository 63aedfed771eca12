"""Finds the runs that two long texts share for certain, so that only the rest is compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
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
    once_old, once_new = _single_windows(old, window), _single_windows(new, window)
    pairs = [(at, once_new[key]) for key, at in once_old.items() if key in once_new]
    return _runs(_longest_rising(pairs), window)


def _single_windows(text: str, window: int) -> dict[str, int]:
    """Where each run of `window` code points starts that occurs exactly once."""
    runs = [text[at : at + window] for at in range(len(text) - window + 1)]
    start: dict[str, int] = {}
    repeated = [run for at, run in enumerate(runs) if start.setdefault(run, at) != at]
    for run in repeated:
        start.pop(run, None)
    return start


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs rising on both sides; `pairs` rises on the first side already."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        place = bisect_left(tails, right)
        before.append(last[place - 1] if place else -1)
        tails[place : place + 1] = [right]
        last[place : place + 1] = [number]
    chain, number = [], last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _runs(chain: Sequence[tuple[int, int]], window: int) -> list[Match]:
    """The chain's windows joined into matches that do not overlap on either side."""
    runs: list[Match] = []
    for left, right in chain:
        if runs and left - runs[-1].old == right - runs[-1].new and left <= runs[-1].old + runs[-1].length:
            runs[-1] = Match(runs[-1].old, runs[-1].new, left - runs[-1].old + window)
        elif not runs or _starts_after(runs[-1], left, right):
            runs.append(Match(left, right, window))
    return runs


def _starts_after(match: Match, left: int, right: int) -> bool:
    """Whether a window at `left` and `right` starts behind the end of `match` on both sides."""
    return left >= match.old + match.length and right >= match.new + match.length
