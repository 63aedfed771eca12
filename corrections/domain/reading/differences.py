"""Says what differs between two texts, in whole words, for people to read and for fixes to be made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal, TypeVar

from fast_diff_match_patch import diff

from corrections.domain.reading.alignment.hunks import readable
from corrections.domain.reading.alignment.units import common_start, lines, sentences, words
from corrections.domain.reading.anchors import Match, anchors

Kind = Literal["same", "deleted", "inserted"]
Side = TypeVar("Side", str, Sequence[str])
Aligned = tuple[list[str], list[str], list[Match]]

# Old times new words that are compared word by word; more without a shared run is reported as replaced.
_COMPARED = 400_000
_SHARED_WORDS = 8
# Up to this length a changed stretch is compared by words at once, which reads best.
_LONG = 4000
_CODES = range(0x100, 0xD800), range(0xE000, 0x110000)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stands in both texts, only in the old one, or only in the new one."""

    kind: Kind
    text: str


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """What differs, in whole words: same and deleted pieces make `old`, same and inserted ones make `new`.

    Paragraphs are compared first, then sentences of long changed stretches, then words. No piece cuts a word, a
    figure or a grapheme cluster; between two same pieces stand at most one deleted and, after it, one inserted
    piece. The answer depends on the two texts alone; they are expected in normal form C, as all stored text is.
    """
    left, right, matches = _by_lines(old, new)
    return tuple(_pieces(left, right, readable(left, right, matches)))


def character_runs(old: str, new: str) -> list[tuple[str, str]]:
    """The shortest character difference as ("=", "-" or "+", text) runs, without a time limit.

    The time grows with the product of the lengths: the caller bounds them.
    """
    runs: list[tuple[str, str]] = diff(
        old, new, timelimit=0, checklines=False, cleanup="No", counts_only=False
    )
    return runs


def _by_lines(old: str, new: str) -> Aligned:
    return _by_units(lines(old), lines(new), _by_sentences)


def _by_sentences(old: str, new: str) -> Aligned:
    if max(len(old), len(new)) <= _LONG:
        return _by_words(old, new)
    return _by_units(sentences(old), sentences(new), _by_words)


def _by_words(old: str, new: str) -> Aligned:
    left, right = words(old, new)
    return left, right, _matches(left, right, window=_SHARED_WORDS)


def _by_units(old: Sequence[str], new: Sequence[str], finer: Callable[[str, str], Aligned]) -> Aligned:
    """Both texts as tokens, a unit that both have being one token, and the matches between them."""
    left: list[str] = []
    right: list[str] = []
    matches: list[Match] = []
    for match, gap_old, gap_new in _stretches(old, new, _matches(old, new, window=1)):
        if gap_old or gap_new:
            inner_left, inner_right, inner = finer("".join(gap_old), "".join(gap_new))
            matches += _moved(inner, len(left), len(right))
            left += inner_left
            right += inner_right
        matches.append(Match(len(left), len(right), match.length))
        left += old[match.old : match.old + match.length]
        right += new[match.new : match.new + match.length]
    return left, right, _joined(matches)


def _stretches(old: Side, new: Side, matches: Sequence[Match]) -> Iterator[tuple[Match, Side, Side]]:
    """Each match with what stands before it on both sides, the last one being empty."""
    at_old = at_new = 0
    for match in [*matches, Match(len(old), len(new), 0)]:
        yield match, old[at_old : match.old], new[at_new : match.new]
        at_old, at_new = match.old + match.length, match.new + match.length


def _matches(old: Sequence[str], new: Sequence[str], *, window: int) -> list[Match]:
    """The common runs of two sequences: common ends, then the shortest difference or anchors."""
    left, right = _encoded(old, new)
    head, tail = _common_ends(left, right)
    middle = _between(left[head : len(left) - tail], right[head : len(right) - tail], window)
    last = Match(len(left) - tail, len(right) - tail, tail)
    return _joined([Match(0, 0, head), *_moved(middle, head, head), last])


def _encoded(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """Both sequences with a code point in place of each element, the same for equal ones."""
    codes = dict(zip(dict.fromkeys([*old, *new]), map(chr, chain(*_CODES)), strict=False))
    return "".join(map(codes.__getitem__, old)), "".join(map(codes.__getitem__, new))


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """How many code points both texts share at the beginning, and then at the end."""
    head = common_start(old, new)
    return head, common_start(old[head:][::-1], new[head:][::-1])


def _between(old: str, new: str, window: int) -> list[Match]:
    """The common runs of two texts whose common ends are cut off."""
    if len(old) * len(new) <= _COMPARED:
        return _shortest(old, new)
    found: list[Match] = []
    for anchor, gap_old, gap_new in _stretches(old, new, anchors(old, new, window=window)):
        if len(gap_old) * len(gap_new) <= _COMPARED:
            found += _moved(_shortest(gap_old, gap_new), anchor.old - len(gap_old), anchor.new - len(gap_new))
        found.append(anchor)
    return found


def _shortest(old: str, new: str) -> list[Match]:
    """The matches of the shortest difference."""
    matches, at_old, at_new = [], 0, 0
    for sign, run in character_runs(old, new):
        if sign == "=":
            matches.append(Match(at_old, at_new, len(run)))
        at_old += len(run) if sign != "+" else 0
        at_new += len(run) if sign != "-" else 0
    return matches


def _moved(matches: Sequence[Match], by_old: int, by_new: int) -> list[Match]:
    """The matches counted from a point that lies `by_old` and `by_new` elements earlier."""
    return [Match(match.old + by_old, match.new + by_new, match.length) for match in matches]


def _joined(matches: Sequence[Match]) -> list[Match]:
    """The matches without empty ones, and with those in one that touch on both sides."""
    joined: list[Match] = []
    for match in matches:
        last = joined[-1] if joined else Match(-1, -1, 0)
        if not match.length:
            continue
        if (last.old + last.length, last.new + last.length) == (match.old, match.new):
            joined[-1] = Match(last.old, last.new, last.length + match.length)
        else:
            joined.append(match)
    return joined


def _pieces(old: Sequence[str], new: Sequence[str], matches: Sequence[Match]) -> Iterator[Piece]:
    """The matches and what stands between them, as pieces of text."""
    for match, gap_old, gap_new in _stretches(old, new, matches):
        if gap_old:
            yield Piece("deleted", "".join(gap_old))
        if gap_new:
            yield Piece("inserted", "".join(gap_new))
        if match.length:
            yield Piece("same", "".join(old[match.old : match.old + match.length]))
