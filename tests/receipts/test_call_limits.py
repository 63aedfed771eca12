"""Proofs of work and reports about the policy are limited as settings say: a network, and those around it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from corrections.domain.intake.call_limits import CallLimit
from tests.newsroom import Newsroom
from tests.receipts.test_intake import PUBLIC

BREACH = json.dumps([{"type": "csp-violation", "body": {}}])


def call(newsroom: Newsroom, path: str, address: str) -> int:
    """One call from an address; gives 200 where it was let in."""
    client, there = newsroom.app.test_client(), {"REMOTE_ADDR": address}
    if path == "/csp-report":
        kind = "application/reports+json"
        answer = client.post(path, data=BREACH, content_type=kind, environ_base=there, base_url=PUBLIC)
    else:
        answer = client.get(path, environ_base=there, base_url=PUBLIC)
    assert answer.status_code in (200, 204, 429), answer.status_code
    assert (answer.status_code == 429) is ("Retry-After" in answer.headers)
    return 429 if answer.status_code == 429 else 200


@pytest.fixture
def strict(newsroom: Newsroom) -> Newsroom:
    newsroom.__dict__["settings"] = replace(
        newsroom.settings,
        public_url=PUBLIC,
        challenges_in_ten_minutes=1,
        policy_reports_in_a_minute=1,
        all_policy_reports_in_a_minute=30,
    )
    return newsroom


@pytest.mark.parametrize("path", ["/csp-report", "/api/v1/challenge"])
def test_a_network_is_limited_and_the_networks_around_it_together(strict: Newsroom, path: str) -> None:
    assert [call(strict, path, "192.0.2.1") for _again in range(2)] == [200, 429]
    around = [call(strict, path, f"192.0.2.{number}") for number in range(2, 7)]
    assert around == [200] * 3 + [429] * 2  # four times as much from one IPv4 /24
    assert call(strict, path, "192.0.3.1") == 200
    near = [call(strict, path, f"2001:db8:0:{number:x}::1") for number in range(6)]
    assert near == [200] * 4 + [429] * 2  # and from one IPv6 /56
    far = [call(strict, path, f"2001:db8:0:{number:x}01::1") for number in range(1, 16)]
    assert far == [200] * 12 + [429] * 3  # sixteen times from one /48, of which four were used up
    assert call(strict, path, "2001:db8:1::1") == 200


def test_what_everybody_sends_together_has_a_setting_of_its_own(strict: Newsroom) -> None:
    strict.__dict__["settings"] = replace(strict.settings, all_policy_reports_in_a_minute=2)
    came = [call(strict, "/csp-report", f"198.51.{number}.1") for number in range(3)]
    assert came == [200, 200, 429]


def test_a_factor_widens_the_most_and_leaves_the_time() -> None:
    assert CallLimit("x", 3, 60).times(4) == CallLimit("x", 12, 60)
