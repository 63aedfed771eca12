"""A ruling that is pinned no longer is gone from a kept page in the same second, though nothing was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from corrections.domain.permissions import Role
from corrections.queries.log_check import Verified, verify_log
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


def test_only_a_ruling_that_was_ordered_there_stands_on_the_front_page(any_newsroom: Newsroom) -> None:
    slug = any_newsroom.article()
    by, client = any_newsroom.staff(Role.STANDARDS), any_newsroom.app.test_client()
    pin_ruling(any_newsroom.sessions, slug, RULING, by=by, at=any_newsroom.at)
    assert RULING.regulator not in client.get("/").text
    ordered = replace(RULING, regulator="High Court", on_front=True)
    pin_ruling(any_newsroom.sessions, slug, ordered, by=by, at=any_newsroom.later())
    front = client.get("/")
    assert "High Court" in front.text
    assert RULING.regulator not in front.text
    assert "High Court" not in client.get("/?older=1").text
    assert isinstance(verify_log(any_newsroom.sessions), Verified)
    any_newsroom.later(days=31)
    assert "High Court" not in client.get("/").text
