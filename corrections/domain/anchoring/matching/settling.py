"""Settles which changed lines are compared with which, and which equal lines are perhaps only copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from corrections.domain.anchoring.matching.block_pairs import Gap
from corrections.domain.anchoring.matching.likeness import Likeness, rising, share
from corrections.domain.reading.anchors import Match

# A changed line that shares so many of its runs of words with one elsewhere was moved.
_ALIKE = 0.6
# Where a new line shares so much with an old one that seems to stand elsewhere, which is which is open.
_PERHAPS = 0.4
# A second line that shares this part of what the best one shares makes the choice unclear.
_RIVAL = 0.75


@dataclass(slots=True)
class Settled:
    """Equal lines that moved, stretches of lines to compare, and old lines that may be another copy."""

    moved: dict[int, int]
    gaps: list[Gap] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)


def settled(
    old: Sequence[str],
    new: Sequence[str],
    equal: Sequence[Match],
    gaps: Sequence[Gap],
    moved: Mapping[int, int],
) -> Settled:
    """What becomes of the lines that do not stand unchanged and in order."""
    found = Settled(dict(moved))
    taken = set(moved.values())
    spare = {number: new[number] for gap in gaps for number in gap.new if number not in taken}
    if not spare:
        return found
    likeness = Likeness(spare)
    gap_of = {number: gap for gap in gaps for number in gap.old}
    others = _best_shares(likeness, [old[number] for number in gap_of if number not in moved])
    for number in moved:
        candidates = likeness.candidates(old[number])
        own = {other: share for other, share in candidates.items() if share > others.get(other, 0)}
        _contest(found, own, number, gap_of[number])
    for match in equal:
        if match.length == 1 and _has_rival(old, new, match, likeness):
            found.doubtful.add(match.old)
    crossing = _moved_and_changed(old, gaps, found, likeness)
    gone, come = {*found.moved, *crossing}, {*found.moved.values(), *crossing.values()}
    for gap in gaps:
        left = Gap(
            tuple(number for number in gap.old if number not in gone),
            tuple(number for number in gap.new if number not in come),
        )
        if left.old and left.new:
            found.gaps.append(left)
    found.gaps += [Gap((number,), (other,)) for number, other in crossing.items()]
    return found


def _has_rival(old: Sequence[str], new: Sequence[str], match: Match, likeness: Likeness) -> bool:
    """Whether a changed line might be what became of an old line, and the line that equals it only a copy."""
    shares = likeness.candidates(old[match.old])
    rivals = [other for other in shares if shares[other] >= _ALIKE]
    if not rivals:
        return False
    at_home = _stands_among_its_own(old, new, match.old, match.new)
    return not at_home or any(_stands_among_its_own(old, new, match.old, other) for other in rivals)


def _stands_among_its_own(old: Sequence[str], new: Sequence[str], number: int, other: int) -> bool:
    """Whether the line before or after is, on both sides, the same one or alike, or both texts end there."""
    for left, right in ((number - 1, other - 1), (number + 1, other + 1)):
        ends = (left in (-1, len(old)), right in (-1, len(new)))
        if all(ends) or (not any(ends) and share(old[left], new[right]) >= _ALIKE):
            return True
    return False


def _best_shares(likeness: Likeness, lines: Iterable[str]) -> dict[int, float]:
    """For each new line the greatest share that one of the old lines has in common with it."""
    best: dict[int, float] = {}
    for line in lines:
        for other, share in likeness.candidates(line).items():
            best[other] = max(share, best.get(other, 0))
    return best


def _contest(found: Settled, candidates: Mapping[int, float], number: int, gap: Gap) -> None:
    """Whether an old line did not move, and only a copy of it stands elsewhere."""
    at_home = max((candidates.get(other, 0) for other in gap.new), default=0)
    if at_home >= _ALIKE:
        del found.moved[number]
    elif max(candidates.values(), default=0) >= _PERHAPS:
        found.doubtful.add(number)


def _moved_and_changed(
    old: Sequence[str], gaps: Sequence[Gap], found: Settled, likeness: Likeness
) -> dict[int, int]:
    """Old lines whose changed form stands in another gap, or in another order than the lines around it."""
    crossing: dict[int, int] = {}
    for gap in gaps:
        clear = [
            (number, best)
            for number in gap.old
            if number not in found.moved
            and (best := _clear_best(likeness.candidates(old[number]))) is not None
        ]
        chain = rising([pair for pair in clear if pair[1] in gap.new])
        for number, other in clear:
            if (number, other) not in chain and other not in crossing.values():
                crossing[number] = other
    return crossing


def _clear_best(candidates: Mapping[int, float]) -> int | None:
    """The new line that is alike, if no other one comes near it."""
    ranked = sorted(candidates, key=lambda other: candidates[other], reverse=True)
    if not ranked or candidates[ranked[0]] < _ALIKE:
        return None
    rivals = [other for other in ranked[1:] if candidates[other] >= _RIVAL * candidates[ranked[0]]]
    return None if rivals else ranked[0]
