"""A tree that takes many leaves at once is the tree that takes them one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.record.growing import Growing
from corrections.domain.record.merkle import frontier_of, leaf_hash
from corrections.domain.record.tiles import TILE_WIDTH, hashes_at

LEAVES = [leaf_hash(str(number).encode()) for number in range(256 * 256 + 300)]


@given(st.lists(st.integers(0, 700), max_size=6))
def test_parts_of_any_size_grow_the_same_tree(parts: list[int]) -> None:
    growing, start = Growing(), 0
    for size in parts:
        growing.add(LEAVES[start : start + size])
        start += size
        assert growing.frontier == frontier_of(LEAVES[:start])


@given(st.integers(1, 5000))
def test_every_full_tile_is_told_once_with_its_hash(part: int) -> None:
    growing, told, count = Growing(), [], 1100
    for start in range(0, count, part):
        told += growing.add(LEAVES[start : min(start + part, count)])
    assert [(level, number) for level, number, _ in told] == [
        (1, number) for number in range(hashes_at(1, count))
    ]
    for _, number, found in told:
        start = number * TILE_WIDTH
        assert found == frontier_of(LEAVES[start : start + TILE_WIDTH]).root


def test_tiles_of_higher_levels_are_told_too() -> None:
    told = Growing().add(LEAVES)
    assert [(level, number) for level, number, _ in told if level > 1] == [(2, 0)]
    found = next(found for level, _, found in told if level == 2)
    assert found == frontier_of(LEAVES[: 256 * 256]).root
