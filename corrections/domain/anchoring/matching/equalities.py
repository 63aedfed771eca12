"""The equal runs of two changed stretches of text: by their unique runs of words, then character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corrections.domain.anchoring.matching.block_pairs import joined
from corrections.domain.reading.anchors import Match, anchors
from corrections.domain.reading.differences import character_runs

# What is compared character by character, on either side; more is taken as replaced.
MOST_COMPARED = 4_000
_COMPARED_AT_ONCE = 1_000
_SHARED_WORDS = 6
_WORD = re.compile(r"\w+|[^\w\s]")
# Code points stand for words, from the first supplementary plane on.
_FIRST_CODE = 0x10000


def equal_runs(old: str, new: str) -> list[Match]:
    """Runs that stand in both stretches, rising on both sides; many of them by chance."""
    if max(len(old), len(new)) <= _COMPARED_AT_ONCE:
        return list(_character_matches(old, new))
    return joined(_between_anchors(old, new))


def _between_anchors(old: str, new: str) -> Iterator[Match]:
    ends = Match(0, 0, 0), Match(len(old), len(new), 0)
    for left, right in pairwise([ends[0], *_anchored(old, new), ends[1]]):
        yield left
        at_old, at_new = left.old + left.length, left.new + left.length
        for match in _character_matches(old[at_old : right.old], new[at_new : right.new]):
            yield Match(at_old + match.old, at_new + match.new, match.length)


def _anchored(old: str, new: str) -> Iterator[Match]:
    """Equal runs of six words that occur once in each stretch, in order, grown as far as they go."""
    left, right = [word.span() for word in _WORD.finditer(old)], [word.span() for word in _WORD.finditer(new)]
    codes: dict[str, str] = {}
    first = "".join([codes.setdefault(old[a:b], chr(_FIRST_CODE + len(codes))) for a, b in left])
    second = "".join([codes.setdefault(new[a:b], chr(_FIRST_CODE + len(codes))) for a, b in right])
    for match in anchors(first, second, window=_SHARED_WORDS):
        start, end = left[match.old][0], left[match.old + match.length - 1][1]
        place = right[match.new][0]
        # The same words with other spaces between them are left to the comparison by character.
        if old[start:end] == new[place : place + end - start]:
            yield Match(start, place, end - start)


def _character_matches(old: str, new: str) -> Iterator[Match]:
    if not old or not new or max(len(old), len(new)) > MOST_COMPARED:
        return
    at_old = at_new = 0
    for sign, run in character_runs(old, new):
        if sign == "=":
            yield Match(at_old, at_new, len(run))
        at_old += len(run) if sign != "+" else 0
        at_new += len(run) if sign != "-" else 0
