"""Folding keeps the way back to every character, whichever of its two ways it goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from corrections.domain.anchoring.folding import _gathered, folded

SIGNS = some.text("ab \n\u00a0\u00ad\u200b\u2019'\u2013-\u201e\u00e9\U0001f600", max_size=12)


@given(SIGNS)
def test_both_ways_of_folding_agree(text: str) -> None:
    quick, slow = folded(text), _gathered(text)
    assert (quick.text, list(quick.origins)) == (slow.text, list(slow.origins))


def test_a_left_out_sign_does_not_shift_what_follows() -> None:
    found = folded("co\u00adop  \u201etalks\u201c")
    assert found.text == 'coop "talks"'
    assert found.original(5, 12).slice("co\u00adop  \u201etalks\u201c") == "\u201etalks\u201c"
