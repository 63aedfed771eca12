"""A ruling that is pinned no longer is gone from a kept page in the same second, though nothing was written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from corrections.domain.permissions import Role
from corrections.services.rulings.pinning import pin_ruling
from tests.newsroom import Newsroom
from tests.services.test_rulings import RULING


@pytest.mark.parametrize("address", ["/articles/harbour-bridge", "/corrections"])
def test_a_kept_page_goes_with_the_rulings_time(newsroom: Newsroom, address: str) -> None:
    slug = newsroom.article()
    pin_ruling(newsroom.sessions, slug, RULING, by=newsroom.staff(Role.STANDARDS), at=newsroom.at)
    ends = newsroom.at + timedelta(days=30)
    client = newsroom.app.test_client()
    first = client.get(address)
    assert RULING.regulator in first.text
    assert first.expires == ends.replace(microsecond=0)
    assert "s-maxage=10" in first.headers["Cache-Control"]
    newsroom.at = ends - timedelta(seconds=4)
    assert RULING.regulator in client.get(address).text
    newsroom.at = ends
    after = client.get(address)
    assert RULING.regulator not in after.text
    assert after.expires is None


def test_shared_caches_may_not_keep_it_longer_than_it_lasts(newsroom: Newsroom) -> None:
    slug = newsroom.article()
    pin_ruling(newsroom.sessions, slug, RULING, by=newsroom.staff(Role.STANDARDS), at=newsroom.at)
    newsroom.at += timedelta(days=30) - timedelta(seconds=4)
    assert "s-maxage=4" in newsroom.app.test_client().get("/corrections").headers["Cache-Control"]
