"""Says what differs between two texts, in whole words, for people to read and for fixes to be made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from fast_diff_match_patch import diff

from corrections.domain.reading.anchors import Match, anchors
from corrections.domain.reading.hunks import readable
from corrections.domain.reading.word_tokens import tokens

Kind = Literal["same", "deleted", "inserted"]
Side = TypeVar("Side", str, Sequence[str])

# Old times new words that are compared word by word; more without a shared run is reported as replaced.
_COMPARED = 400_000
_SHARED_WORDS = 8
_FIRST_CODE, _SURROGATES, _SURROGATE_COUNT = 0x100, 0xD800, 0x800


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stands in both texts, only in the old one, or only in the new one."""

    kind: Kind
    text: str


def word_difference(old: str, new: str) -> tuple[Piece, ...]:
    """What differs, in whole words: same and deleted pieces make `old`, same and inserted ones make `new`.

    Paragraphs are compared first, words inside the changed ones. No piece cuts a word, a figure or a grapheme
    cluster; between two same pieces stand at most one deleted and, after it, one inserted piece. The answer
    depends on the two texts alone. The texts are expected in normal form C, as every stored text is.
    """
    left, right, matches = _by_lines(_lines(old), _lines(new))
    return tuple(_pieces(left, right, readable(left, right, matches)))


def character_runs(old: str, new: str) -> list[tuple[str, str]]:
    """The shortest character difference as ("=", "-" or "+", text) runs, without a time limit.

    The time grows with the product of the lengths: the caller bounds them.
    """
    runs: list[tuple[str, str]] = diff(
        old, new, timelimit=0, checklines=False, cleanup="No", counts_only=False
    )
    return runs


def _lines(text: str) -> list[str]:
    """The paragraphs of `text`, each with its line feed."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return [line for line in lines if line]


def _by_lines(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str], list[Match]]:
    """Both texts as tokens, a paragraph that both have being one token, and the matches between them."""
    left: list[str] = []
    right: list[str] = []
    matches: list[Match] = []
    for match, gap_old, gap_new in _stretches(old, new, _matches(old, new, window=1)):
        words_old, words_new = tokens("".join(gap_old)), tokens("".join(gap_new))
        matches += _moved(_matches(words_old, words_new, window=_SHARED_WORDS), len(left), len(right))
        left += words_old
        right += words_new
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
    codes: dict[str, str] = {}
    left, right = _encoded(old, codes), _encoded(new, codes)
    head, tail = _common_ends(left, right)
    middle = _between(left[head : len(left) - tail], right[head : len(right) - tail], window)
    last = Match(len(left) - tail, len(right) - tail, tail)
    return _joined([Match(0, 0, head), *_moved(middle, head, head), last])


def _encoded(sequence: Sequence[str], codes: dict[str, str]) -> str:
    """The sequence with a code point in place of each element; `codes` learns those it does not know."""
    return "".join([codes.get(each) or codes.setdefault(each, _code(len(codes))) for each in sequence])


def _code(number: int) -> str:
    """A code point for the element of that number, surrogates left out."""
    code = _FIRST_CODE + number
    return chr(code if code < _SURROGATES else code + _SURROGATE_COUNT)


def _common_ends(old: str, new: str) -> tuple[int, int]:
    """How many code points both texts share at the beginning, and then at the end."""
    head = _common_start(old, new)
    return head, _common_start(old[head:][::-1], new[head:][::-1])


def _common_start(old: str, new: str) -> int:
    """How many code points both texts share at the beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(old), len(new)))


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
