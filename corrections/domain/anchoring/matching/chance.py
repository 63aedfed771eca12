"""Dissolves equalities that are chance: what is left was most likely never touched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrections.domain.anchoring.matching.block_pairs import common_ends, joined
from corrections.domain.anchoring.matching.equalities import equal_runs
from corrections.domain.anchoring.matching.rows import Rows, is_same_line
from corrections.domain.anchoring.matching.sliding import slid
from corrections.domain.reading.anchors import Match

# An equality shorter than this share of the changes on both its sides is chance.
CHANCE_LENGTH = 0.34
LONGEST_WORD = 30
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff"
_LETTER = re.compile(rf"[^\W{_UNSPACED}]")
_LETTERS = re.compile(rf"[^\W{_UNSPACED}]*")


def shared_runs(old: str, new: str) -> list[Match]:
    """The runs that both stretches share and that are more than chance: whole words, among others kept."""
    head, tail = common_ends(old, new)
    if _is_within_word(old[head : len(old) - tail]) or _is_within_word(new[head : len(new) - tail]):
        around = [Match(0, 0, head), Match(len(old) - tail, len(new) - tail, tail)]
        return _whole_words(slid([match for match in around if match.length], old, new), old, new)
    ends = len(old), len(new)
    matches = _grown(_without_short(equal_runs(old, new), ends), old, new)
    matches = _without_short(_whole_words(slid(matches, old, new), old, new), ends)
    return _in_kept_lines(matches, Rows(old), Rows(new))


def _is_within_word(changed: str) -> bool:
    """Whether nothing of a changed stretch can be kept: it is no more than a part of a word."""
    return len(changed) <= LONGEST_WORD and " " not in changed and "\n" not in changed


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
        between = old[left.old + left.length : right.old], new[left.new + left.length : right.new]
        head, tail = common_ends(*between)
        grown[number - 1] = Match(left.old, left.new, left.length + head)
        grown[number] = Match(right.old - tail, right.new - tail, right.length + tail)
    return [match for match in grown if match.length]


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


def _in_kept_lines(matches: Sequence[Match], old: Rows, new: Rows) -> list[Match]:
    """The matches in lines of which, on either side, enough is kept: in one written anew all are chance."""
    pieces = [piece for match in matches for piece in _cut(match, old, new)]
    while True:
        left, right = old.kept(pieces, 0), new.kept(pieces, 1)
        kept = [
            piece
            for piece in pieces
            if is_same_line(left[old.number(piece.old)], right[new.number(piece.new)])
        ]
        if len(kept) == len(pieces):
            return joined(kept)
        pieces = kept


def _cut(match: Match, old: Rows, new: Rows) -> Iterator[Match]:
    """The match, cut where a line begins on either side."""
    inside = {at - match.old for at in old.starts_in(match.old, match.length)}
    inside |= {at - match.new for at in new.starts_in(match.new, match.length)}
    for start, end in pairwise([0, *sorted(inside), match.length]):
        yield Match(match.old + start, match.new + start, end - start)
