"""Dissolves equalities that are chance: what is left was most likely never touched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corrections.domain.anchoring.matching.equalities import equal_runs
from corrections.domain.anchoring.matching.sliding import slid
from corrections.domain.reading.anchors import Match

# An equality shorter than this share of the changes on both its sides is chance.
CHANCE_LENGTH = 0.5
# Within so many characters on both sides of an equality, that share must be kept too.
SURROUNDINGS = 100
KEPT_SHARE = 0.6
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff"
_LETTER = re.compile(rf"[^\W{_UNSPACED}]")
_LETTERS = re.compile(rf"[^\W{_UNSPACED}]*")


def shared_runs(old: str, new: str) -> list[Match]:
    """The runs that both stretches share and that are more than chance: whole words, among others kept."""
    ends = len(old), len(new)
    matches = _grown(_without_short(equal_runs(old, new), ends), old, new)
    matches = _without_short(_whole_words(slid(matches, old, new), old, new), ends)
    return _with_kept_surroundings(matches, (old, new))


def _without_short(matches: Sequence[Match], ends: tuple[int, int]) -> list[Match]:
    """The matches without those that are short beside the changes around them."""
    kept = [Match(0, 0, 0)]
    for match, following in pairwise([*matches, Match(*ends, 0)]):
        kept.append(match)
        while len(kept) > 1 and _is_short(kept[-2], kept[-1], following):
            kept.pop()
    return [match for match in kept if match.length]


def _is_short(before: Match, match: Match, after: Match) -> bool:
    return match.length <= CHANCE_LENGTH * min(_change(before, match), _change(match, after))


def _change(left: Match, right: Match) -> int:
    """How much stands between two matches, on the side where there is more."""
    return max(right.old - left.old - left.length, right.new - left.new - left.length)


def _grown(matches: Sequence[Match], old: str, new: str) -> list[Match]:
    """The matches grown into the changes between them as far as both sides agree."""
    grown = [Match(0, 0, 0), *matches, Match(len(old), len(new), 0)]
    for number in range(1, len(grown)):
        left, right = grown[number - 1], grown[number]
        head = _common(old[left.old + left.length : right.old], new[left.new + left.length : right.new])
        left = Match(left.old, left.new, left.length + head)
        tail = _common(
            old[left.old + left.length : right.old][::-1], new[left.new + left.length : right.new][::-1]
        )
        grown[number - 1 : number + 1] = left, Match(right.old - tail, right.new - tail, right.length + tail)
    return [match for match in grown if match.length]


def _common(left: str, right: str) -> int:
    same = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        same += 1
    return same


def _whole_words(matches: Sequence[Match], old: str, new: str) -> list[Match]:
    """The matches without the parts of words at their ends."""
    whole = []
    for match in matches:
        start, end = match.old, match.old + match.length
        if _is_letter(old, start - 1) or _is_letter(new, match.new - 1):
            start = _end_of_letters(old, start, end)
        if _is_letter(old, end) or _is_letter(new, match.new + match.length):
            while end > start and _LETTER.match(old, end - 1):
                end -= 1
        if end > start:
            whole.append(Match(start, match.new + start - match.old, end - start))
    return whole


def _is_letter(text: str, at: int) -> bool:
    return at >= 0 and _LETTER.match(text, at) is not None


def _end_of_letters(text: str, start: int, end: int) -> int:
    letters = _LETTERS.match(text, start, end)
    return letters.end() if letters else start


def _with_kept_surroundings(matches: list[Match], texts: tuple[str, str]) -> list[Match]:
    """The matches in whose surroundings, on either side, enough is kept."""
    while True:
        kept = [
            match
            for match in matches
            if any(_share(matches, match, side, texts[side]) >= KEPT_SHARE for side in (0, 1))
        ]
        if len(kept) == len(matches):
            return kept
        matches = kept


def _share(matches: Sequence[Match], match: Match, side: int, text: str) -> float:
    """Which share of the surroundings of a match, in its own lines, the matches cover on one side."""
    start, end = match[side], match[side] + match.length
    low = max(start - SURROUNDINGS, text.rfind("\n", 0, start + 1) + 1 if text[start] != "\n" else start)
    following = text.find("\n", end - 1)
    high = min(end + SURROUNDINGS, following if following >= end else len(text) if following < 0 else end)
    covered = (min(each[side] + each.length, high) - max(each[side], low) for each in matches)
    return sum(length for length in covered if length > 0) / (high - low)
