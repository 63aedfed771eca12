"""Settles which changed lines are compared with which, and which equal lines are perhaps only copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corrections.domain.anchoring.matching.block_pairs import (
    Gap,
    common_ends,
    equal_lines,
    gaps_between,
    moved_lines,
)
from corrections.domain.anchoring.matching.likeness import ALIKE, RIVAL, Likeness, share
from corrections.domain.anchoring.matching.stretches import AlikePairs, stretches
from corrections.domain.reading.anchors import Match

# Where a new line shares so much with an old one that seems to stand elsewhere, which is which is open.
_PERHAPS = 0.4


@dataclass(slots=True)
class Settled:
    """Equal lines in order and moved ones, stretches to compare, and old lines that may be another copy."""

    equal: list[Match]
    moved: dict[int, int]
    gaps: list[Gap] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)


class Settling:
    """The lines that equal no other in order, and how alike they are."""

    def __init__(
        self, old: Sequence[str], new: Sequence[str], equal: Sequence[Match], copies: Sequence[int] = ()
    ) -> None:
        self.old, self.new = old, new
        gaps = list(gaps_between(equal, len(old), len(new)))
        self.edited = [gap for gap in gaps if _is_edited(gap, old, new)]
        self.gaps = [
            Gap(gap.old, tuple(n for n in gap.new if n not in copies))
            for gap in gaps
            if gap not in self.edited
        ]
        self.moved = moved_lines(old, new, self.gaps)
        taken = set(self.moved.values())
        self.likeness = Likeness({n: new[n] for gap in self.gaps for n in gap.new if n not in taken})
        changed = (number for gap in self.gaps for number in gap.old if number not in self.moved)
        self.shares = {number: self.likeness.candidates(old[number]) for number in changed}
        self.explained: dict[int, float] = {}
        for candidates in self.shares.values():
            for other, part in candidates.items():
                self.explained[other] = max(part, self.explained.get(other, 0))

    def unexplained(self, number: int) -> dict[int, float]:
        """How alike an old line is to the changed lines that no other old line explains as well."""
        candidates = self.likeness.candidates(self.old[number])
        return {other: part for other, part in candidates.items() if part > self.explained.get(other, 0)}

    def is_sure(self, match: Match) -> bool | None:
        """Whether an equal line is the old one: None where only a copy is, and a changed line the old one."""
        if match.length > 1:
            return True
        shares = self.unexplained(match.old)
        rivals = [other for other in shares if shares[other] >= ALIKE]
        if not any(self._stands_among_its_own(match.old, other) for other in rivals):
            return True
        return False if self._stands_among_its_own(match.old, match.new) else None

    def _stands_among_its_own(self, number: int, other: int) -> bool:
        """Whether the line before or after is alike on both sides, or both texts end there."""
        for left, right in ((number - 1, other - 1), (number + 1, other + 1)):
            ends = (left in (-1, len(self.old)), right in (-1, len(self.new)))
            if all(ends) or (not any(ends) and share(self.old[left], self.new[right]) >= ALIKE):
                return True
        return False

    def pairs(self) -> AlikePairs:
        """Changed lines and what became of them, and how alike they and their neighbours are."""
        return AlikePairs(self.alike(), self.shares, frozenset(self.moved.values()))

    def alike(self) -> dict[int, int]:
        """Changed lines and what became of them, best pairs first, where no other pair comes near."""
        pairs = sorted(
            ((part, a, b) for a, found in self.shares.items() for b, part in found.items() if part >= ALIKE),
            key=lambda pair: (-pair[0], abs(pair[1] - pair[2])),
        )
        chosen: dict[int, int] = {}
        taken: set[int] = set()
        for part, number, other in pairs:
            if number in chosen or other in taken:
                continue
            rivals = (
                rival
                for rival, rival_part in self.shares[number].items()
                if rival != other and rival not in taken and rival_part >= RIVAL * part
            )
            if not any(self.explained[rival] <= self.shares[number][rival] for rival in rivals):
                chosen[number] = other
                taken.add(other)
        return chosen


def settled(old: Sequence[str], new: Sequence[str]) -> Settled:
    """What became of every line, as far as lines tell."""
    equal = equal_lines(old, new)
    settling = Settling(old, new, equal)
    if not settling.gaps:
        return Settled(equal, {}, settling.edited)
    copies = [match for match in equal if settling.is_sure(match) is None]
    if copies:
        equal = [match for match in equal if match not in copies]
        settling = Settling(old, new, equal, [match.new for match in copies])
    found = Settled(equal, dict(settling.moved))
    for gap in settling.gaps:
        for number in gap.old:
            if number in settling.moved:
                _contest(found, settling.unexplained(number), number, gap)
    found.doubtful |= {match.old for match in equal if not settling.is_sure(match)}
    found.gaps = [*settling.edited, *stretches(settling.gaps, found.moved, settling.pairs())]
    return found


def _is_edited(gap: Gap, old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the gap is one line of which most still stands at its ends: no need to look elsewhere for it."""
    if len(gap.old) != 1 or len(gap.new) != 1:
        return False
    left, right = old[gap.old[0]], new[gap.new[0]]
    return sum(common_ends(left, right)) >= ALIKE * max(len(left), len(right))


def _contest(found: Settled, candidates: Mapping[int, float], number: int, gap: Gap) -> None:
    """Whether an old line did not move, and only a copy of it stands elsewhere."""
    if max((candidates.get(other, 0) for other in gap.new), default=0) >= ALIKE:
        del found.moved[number]
    elif max(candidates.values(), default=0) >= _PERHAPS:
        found.doubtful.add(number)
