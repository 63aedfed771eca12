"""Pairs the lines of two texts: equal ones in their order, equal ones that moved; and what is left between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrections.domain.reading.alignment.units import common_start
from corrections.domain.reading.anchors import Match, anchors

# Code points stand for lines, from above the surrogates on.
_FIRST_CODE = 0xE000
# A shorter line that stands elsewhere may as well have been typed again.
_SHORTEST_MOVED = 20
# One line in so many, or fewer.
_FEW = 5


@dataclass(frozen=True, slots=True)
class Gap:
    """Lines, by number, that stand between the same equal lines on both sides and are not paired."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def equal_lines(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Runs of equal lines in the same order, counted in lines."""
    if len(old) == len(new) and (found := _in_place(old, new)) is not None:
        return found
    codes: dict[str, str] = {}
    first, second = _encoded(old, codes), _encoded(new, codes)
    return joined(_in_order(first, second, 0, 0))


def moved_lines(old: Sequence[str], new: Sequence[str], gaps: Sequence[Gap]) -> dict[int, int]:
    """Lines left in gaps on both sides that occur once in each text and are long enough to be known again."""
    lost = {number for gap in gaps for number in gap.old if len(old[number]) >= _SHORTEST_MOVED}
    if not lost:
        return {}
    once_old, once_new = Counter(old), Counter(new)
    arrived = {new[number]: number for gap in gaps for number in gap.new if once_new[new[number]] == 1}
    return {
        number: arrived[old[number]]
        for number in sorted(lost)
        if old[number] in arrived and once_old[old[number]] == 1
    }


def joined(matches: Iterable[Match]) -> list[Match]:
    """The matches without empty ones, those in one that touch on both sides."""
    found: list[Match] = []
    for match in matches:
        if not match.length:
            continue
        last = found[-1] if found else Match(-1, -1, 0)
        if (last.old + last.length, last.new + last.length) == (match.old, match.new):
            found[-1] = Match(last.old, last.new, last.length + match.length)
        else:
            found.append(match)
    return found


def common_ends(old: str, new: str) -> tuple[int, int]:
    """How many code points both texts share at the beginning, and at the end of what is left."""
    head = common_start(old, new)
    return head, common_start(old[head:][::-1], new[head:][::-1])


def _in_place(old: Sequence[str], new: Sequence[str]) -> list[Match] | None:
    """The equal lines of texts of which few lines differ and none stands elsewhere: the common case, quickly."""
    unlike = [number for number, (left, right) in enumerate(zip(old, new, strict=True)) if left != right]
    if _FEW * len(unlike) > len(old) or {old[n] for n in unlike} & {new[n] for n in unlike}:
        return None
    bounds = pairwise([-1, *unlike, len(old)])
    return [Match(left + 1, left + 1, right - left - 1) for left, right in bounds if right - left > 1]


def _encoded(lines: Sequence[str], codes: dict[str, str]) -> str:
    return "".join([codes.setdefault(line, chr(_FIRST_CODE + len(codes))) for line in lines])


def _in_order(old: str, new: str, at_old: int, at_new: int) -> Iterator[Match]:
    """Common ends, then lines that occur once in each, then the same between those."""
    head, tail = common_ends(old, new)
    yield Match(at_old, at_new, head)
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    at_old, at_new = at_old + head, at_new + head
    found = anchors(inner_old, inner_new, window=1) if inner_old and inner_new else []
    left, right = 0, 0
    for match in [*found, Match(len(inner_old), len(inner_new), 0)] if found else []:
        between = inner_old[left : match.old], inner_new[right : match.new]
        yield from _in_order(*between, at_old + left, at_new + right)
        yield Match(at_old + match.old, at_new + match.new, match.length)
        left, right = match.old + match.length, match.new + match.length
    yield Match(at_old + len(inner_old), at_new + len(inner_new), tail)


def gaps_between(matches: Sequence[Match], old_length: int, new_length: int) -> Iterator[Gap]:
    """The lines that the matches, which rise on both sides, leave between them."""
    for left, right in pairwise([Match(0, 0, 0), *matches, Match(old_length, new_length, 0)]):
        gone = range(left.old + left.length, right.old)
        come = range(left.new + left.length, right.new)
        if gone or come:
            yield Gap(tuple(gone), tuple(come))
