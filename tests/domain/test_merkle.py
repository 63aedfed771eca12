"""The tree is RFC 6962's, whatever its size."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.record.merkle import Frontier, frontier_of, leaf_hash, node_hash, root_of


def recursive_root(entries: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, written down as it stands there."""
    if not entries:
        return sha256(b"").digest()
    if len(entries) == 1:
        return leaf_hash(entries[0])
    split = 1 << ((len(entries) - 1).bit_length() - 1)
    return node_hash(recursive_root(entries[:split]), recursive_root(entries[split:]))


@given(st.lists(st.binary(max_size=20), max_size=70))
def test_the_root_is_the_one_of_the_recursive_definition(entries: list[bytes]) -> None:
    assert root_of(entries) == recursive_root(entries)


def test_the_root_of_seven_known_entries_is_the_published_one() -> None:
    entries = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43", bytes(range(0x50, 0x58))]
    assert root_of(entries).hex() == "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"


def test_a_frontier_has_one_hash_for_each_complete_subtree() -> None:
    assert len(frontier_of(leaf_hash(bytes([n])) for n in range(7)).peaks) == 3
    with pytest.raises(ValueError, match="complete subtrees"):
        Frontier(3, (b"x",))
