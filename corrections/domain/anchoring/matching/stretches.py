"""Which changed lines are compared together: alike pairs by themselves, the rest of a gap in one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrections.domain.anchoring.matching.block_pairs import Gap
from corrections.domain.anchoring.matching.likeness import rising

# An unpaired line beside a pair that shares so much with it may be a part of it, split off or joined.
_PART = 0.3
# Another line that shares this part of what a pair shares makes it unclear where the line went.
_NEAR = 0.85


@dataclass(frozen=True, slots=True)
class AlikePairs:
    """Old lines with the new lines they became, how alike all are, and new lines that were paired as equal."""

    became: Mapping[int, int]
    shares: Mapping[int, Mapping[int, float]]
    taken: Container[int]

    def stands_alone(self, number: int) -> bool:
        """Whether no unpaired line beside an old line or the new one is alike too: none was split or joined."""
        other = self.became[number]
        joined = (
            beside not in self.became and self.shares.get(beside, {}).get(other, 0) >= _PART
            for beside in (number - 1, number + 1)
        )
        paired = set(self.became.values())
        split = (
            beside not in paired and self.shares[number].get(beside, 0) >= _PART
            for beside in (other - 1, other + 1)
        )
        return not any(joined) and not any(split)

    def is_only_one(self, number: int) -> bool:
        """Whether no other line on either side comes near to being as alike to an old line or its new one."""
        other = self.became[number]
        near = _NEAR * self.shares[number][other]
        rivals = [line for line, share in self.shares[number].items() if share >= near]
        claims = [line for line, shares in self.shares.items() if shares.get(other, 0) >= near]
        return rivals == [other] and claims == [number]


def stretches(gaps: Sequence[Gap], moved: Mapping[int, int], pairs: AlikePairs) -> Iterator[Gap]:
    """The lines to compare, `moved` ones being settled already."""
    in_order = {number for gap in gaps for number in _chain(gap, pairs.became)}
    apart = {
        number: other
        for number, other in pairs.became.items()
        if (pairs.stands_alone(number) if number in in_order else pairs.is_only_one(number))
    }
    yield from (Gap((number,), (other,)) for number, other in sorted(apart.items()))
    gone = moved.keys() | apart.keys()
    come = set(apart.values())
    for gap in gaps:
        new = tuple(number for number in gap.new if number not in come and number not in pairs.taken)
        yield from _between(gap, tuple(number for number in gap.old if number not in gone), new, apart)


def _between(gap: Gap, old: Sequence[int], new: Sequence[int], apart: Mapping[int, int]) -> Iterator[Gap]:
    """What is left of a gap, cut where a pair of lines stands in order."""
    bounds = [(number, apart[number]) for number in _chain(gap, apart)]
    for (low, down), (high, up) in pairwise([(-1, -1), *bounds, (_above(old), _above(new))]):
        left = tuple(number for number in old if low < number < high)
        right = tuple(number for number in new if down < number < up)
        if left and right:
            yield Gap(left, right)


def _chain(gap: Gap, became: Mapping[int, int]) -> list[int]:
    """The old lines of a gap whose new lines stand in the same order in it."""
    inside = [(number, became[number]) for number in gap.old if became.get(number) in gap.new]
    return sorted(number for number, _ in rising(inside))


def _above(numbers: Sequence[int]) -> int:
    return max(numbers, default=-1) + 1
