"""How long a session lives, and which addresses count as one sender."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from corrections.domain import session_life
from corrections.domain.address_prefixes import address_prefix, wider_networks

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seen", "ends", "over"),
    [(0, 720, False), (59, 720, False), (60, 720, True), (0, 0, True), (0, -1, True)],
)
def test_a_session_ends_after_an_idle_hour_or_at_its_end(seen: int, ends: int, over: bool) -> None:
    ago, ahead = NOON - timedelta(minutes=seen), NOON + timedelta(minutes=ends)
    assert session_life.is_over(seen_at=ago, ends_at=ahead, at=NOON) is over


def test_signed_in_it_may_last_half_a_day_and_before_that_an_hour() -> None:
    assert session_life.end_of(signed_in=True, at=NOON) - NOON == timedelta(hours=12)
    assert session_life.end_of(signed_in=False, at=NOON) - NOON == timedelta(hours=1)


def test_a_sign_of_life_is_written_once_a_minute() -> None:
    assert session_life.is_worth_noting(seen_at=NOON - timedelta(minutes=1), at=NOON)
    assert not session_life.is_worth_noting(seen_at=NOON - timedelta(seconds=59), at=NOON)


@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("::1", "::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_one_sender_is_one_ipv4_address_or_half_an_ipv6_one(address: str, prefix: str) -> None:
    assert address_prefix(address) == prefix


@pytest.mark.parametrize(
    ("address", "networks"),
    [
        ("192.0.2.7", (("192.0.2.0/24", 4),)),
        ("::ffff:192.0.2.7", (("192.0.2.0/24", 4),)),
        ("2001:db8:1:2ff::9", (("2001:db8:1:200::/56", 4), ("2001:db8:1::/48", 16))),
        ("unix:", ()),
    ],
)
def test_a_sender_is_counted_with_the_networks_around_it(
    address: str, networks: tuple[tuple[str, int], ...]
) -> None:
    assert wider_networks(address) == networks
