"""Which way a language is written."""

from __future__ import annotations

import pytest

from corrections.domain.reading.directions import direction_of


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"), ("uk", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ks-Latn-IN", "ltr"),
        ("", "ltr"),
    ],
)  # fmt: skip
def test_a_language_tag_says_the_direction(language: str, direction: str) -> None:
    assert direction_of(language) == direction
