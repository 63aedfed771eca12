"""Receipts: worked out from a secret again and again, told apart, and stored as hashes only."""

from __future__ import annotations

from itertools import product

from corrections.domain.reporting.receipts import (
    looks_like_receipt,
    receipt_hash,
    receipt_token,
    unplaced_token,
)

KEY = b"k" * 32


def test_a_receipt_is_the_same_each_time_and_nobody_elses() -> None:
    makers = product((receipt_token, unplaced_token), (KEY, b"x" * 32), range(50))
    tokens = {make(key, number) for make, key, number in makers}
    assert len(tokens) == 200
    assert receipt_token(KEY, 7) == receipt_token(KEY, 7)


def test_it_has_26_signs_of_32_which_make_130_bits() -> None:
    for make in (receipt_token, unplaced_token):
        token = make(KEY, 1)
        assert len(token) == 26 and set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        assert looks_like_receipt(token)


def test_it_may_be_typed_in_small_letters_and_is_not_what_is_stored() -> None:
    token = receipt_token(KEY, 1)
    assert receipt_hash(token.lower()) == receipt_hash(token) != receipt_hash(receipt_token(KEY, 2))
    assert token.encode() not in receipt_hash(token)
