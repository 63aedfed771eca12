"""One article under several addresses, and origins that are compared letter by letter."""

from __future__ import annotations

import pytest

from corrections.domain.reporting.article_addresses import origin_of, other_addresses


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://paper.example/a?b#c", "https://paper.example"),
        ("https://Paper.Example:8443/a", "https://paper.example:8443"),
        ("http://[::1]:80/a", "http://[::1]:80"),
        ("ftp://paper.example/a", ""),
        ("//paper.example/a", ""),
        ("https://paper.example:port/", ""),
        ("harbour-bridge", ""),
    ],
)
def test_an_origin_is_scheme_host_and_port(address: str, origin: str) -> None:
    assert origin_of(address) == origin


@pytest.mark.parametrize(
    "address",
    [
        "https://paper.example/a/",
        "https://paper.example/a?from=feed",
        "https://paper.example/a/amp",
        "https://paper.example/a/print#top",
        "https://amp.paper.example/a",
        "https://m.paper.example/a/",
    ],
)
def test_the_address_of_another_view_leads_to_the_article(address: str) -> None:
    assert "https://paper.example/a" in other_addresses(address)
    assert other_addresses(address)[0] == address


def test_a_name_that_is_no_address_has_no_others() -> None:
    assert other_addresses("harbour-bridge") == ("harbour-bridge",)
    assert "https://paper.example/b" not in other_addresses("https://paper.example/a")
