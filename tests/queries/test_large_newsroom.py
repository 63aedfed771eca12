"""The large newsroom that pages are looked at on: written past the acts, and yet as they would have written it."""

from __future__ import annotations

import pytest

from benchmarks import large_newsroom
from corrections.queries.log_check import Verified, verify_log
from tests.newsroom import Newsroom


def test_a_large_newsroom_stands_as_its_log_says(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_newsroom, "ARTICLES", 12)
    large_newsroom.furnish(newsroom.sessions, 150)
    found = verify_log(newsroom.sessions)
    assert isinstance(found, Verified), found
    assert found.entries > 350 and found.notes > 50
