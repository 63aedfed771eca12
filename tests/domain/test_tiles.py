"""Tiles have the addresses and the bytes of C2SP tlog-tiles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.record.tiles import NotATile, Tile, bundle, is_within, read_tile, tiles_of

SIZES = st.integers(min_value=0, max_value=2**40)


def test_addresses_are_the_published_ones() -> None:
    assert Tile(0, 1234067).path == "0/x001/x234/067"
    assert Tile(None, 0, 5).path == "entries/000.p/5"
    assert Tile(5, 999).path == "5/999"
    assert Tile(1, 1000, 255).path == "1/x001/000.p/255"


@given(level=st.sampled_from([None, 0, 1, 5]), number=SIZES, width=st.integers(1, 256))
def test_an_address_leads_back_to_its_tile(level: int | None, number: int, width: int) -> None:
    tile = Tile(level, number, width)
    assert read_tile(tile.path) == tile


@pytest.mark.parametrize(
    "path",
    ["", "0", "6/000", "0/00", "0/0000", "0/x000/001", "0/000.p/0", "0/000.p/256", "0/000.p/300", "0/000.p/07",
     "entries/1/000", "0/x001/x234", "0/\u0660\u0660\u0660", "0/000\n", "-1/000", "0//000"],
)  # fmt: skip
def test_other_spellings_are_refused(path: str) -> None:
    with pytest.raises(NotATile):
        read_tile(path)


def test_a_tree_of_seventy_thousand_entries_has_three_levels() -> None:
    tiles = list(tiles_of(70_000))
    assert [tile.path for tile in tiles if tile.level == 1] == ["1/000", "1/001.p/17"]
    assert [tile.path for tile in tiles if tile.level == 2] == ["2/000.p/1"]
    assert tiles[273].path == "entries/273.p/112" and tiles[274].path == "0/000"
    assert list(tiles_of(0)) == []


@given(size=st.integers(0, 200_000))
def test_a_tree_holds_all_of_its_tiles_and_no_wider_ones(size: int) -> None:
    for tile in tiles_of(size):
        assert is_within(tile, size)
        assert tile.is_full or not is_within(Tile(tile.level, tile.number, tile.width + 1), size)


def test_a_bundle_tells_the_length_before_each_entry() -> None:
    assert bundle([b"ab", b"", b"c" * 300]) == b"\x00\x02ab\x00\x00\x01\x2c" + b"c" * 300
