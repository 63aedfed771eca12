"""The equal runs of two changed stretches of text: unique sentences, unique runs of words, then characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corrections.domain.anchoring.matching.block_pairs import common_ends, joined
from corrections.domain.reading.anchors import Match, anchors
from corrections.domain.reading.differences import character_runs

# What is compared character by character, on either side; more is taken as replaced.
MOST_COMPARED = 4_000
_COMPARED_AT_ONCE = 1_000
_SHARED_WORDS = 6
_SENTENCE = re.compile(r"[^.!?\u2026\n]+[.!?\u2026]?")
_SHORTEST_SENTENCE = 20
_WORD = re.compile(r"\w+|[^\w\s]")
# Code points stand for units, from the first supplementary plane on.
_FIRST_CODE = 0x10000

Spans = list[tuple[int, int]]
Finer = Callable[[str, str], Iterator[Match]]


def equal_runs(old: str, new: str) -> list[Match]:
    """Runs that stand in both stretches, rising on both sides; many of them by chance."""
    head, tail = common_ends(old, new)
    ends = [Match(0, 0, head), Match(len(old) - tail, len(new) - tail, tail)]
    return joined(_filled(old, new, ends, _by_sentences))


def _by_sentences(old: str, new: str) -> Iterator[Match]:
    sentences = _units(old, _SENTENCE, _SHORTEST_SENTENCE), _units(new, _SENTENCE, _SHORTEST_SENTENCE)
    return _filled(old, new, list(_same_units(old, new, sentences, 1)), _by_words)


def _by_words(old: str, new: str) -> Iterator[Match]:
    if max(len(old), len(new)) <= _COMPARED_AT_ONCE:
        return _by_characters(old, new)
    words = _units(old, _WORD, 1), _units(new, _WORD, 1)
    found = list(_same_units(old, new, words, _SHARED_WORDS))
    # Long stretches that share no run of words were written anew: what is equal in them is chance.
    return _filled(old, new, found, _by_characters) if found else iter(())


def _filled(old: str, new: str, found: Sequence[Match], finer: Finer) -> Iterator[Match]:
    """The matches, and what the stretches between them share when they are compared more finely."""
    for left, right in pairwise([Match(0, 0, 0), *found, Match(len(old), len(new), 0)]):
        yield left
        at_old, at_new = left.old + left.length, left.new + left.length
        if at_old < right.old and at_new < right.new:
            for match in finer(old[at_old : right.old], new[at_new : right.new]):
                yield Match(at_old + match.old, at_new + match.new, match.length)


def _units(text: str, unit: re.Pattern[str], shortest: int) -> Spans:
    spans = (found.span() for found in unit.finditer(text))
    return [(start, end) for start, end in spans if end - start >= shortest]


def _same_units(old: str, new: str, units: tuple[Spans, Spans], window: int) -> Iterator[Match]:
    """Equal runs of so many units that occur once in each stretch, in order, grown as far as they go."""
    left, right = units
    codes: dict[str, str] = {}
    first = "".join([codes.setdefault(old[a:b], chr(_FIRST_CODE + len(codes))) for a, b in left])
    second = "".join([codes.setdefault(new[a:b], chr(_FIRST_CODE + len(codes))) for a, b in right])
    for match in anchors(first, second, window=window):
        start, end = left[match.old][0], left[match.old + match.length - 1][1]
        place = right[match.new][0]
        if old[start:end] == new[place : place + end - start]:
            yield Match(start, place, end - start)
            continue
        # Other spaces stand between the same units: what is between them is left to the finer comparison.
        for number in range(match.length):
            start, end = left[match.old + number]
            yield Match(start, right[match.new + number][0], end - start)


def _by_characters(old: str, new: str) -> Iterator[Match]:
    if max(len(old), len(new)) > MOST_COMPARED:
        return
    at_old = at_new = 0
    for sign, run in character_runs(old, new):
        if sign == "=":
            yield Match(at_old, at_new, len(run))
        at_old += len(run) if sign != "+" else 0
        at_new += len(run) if sign != "-" else 0
