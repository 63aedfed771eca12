"""A newsroom whose changes are made in a CMS, for tests."""

from __future__ import annotations

from dataclasses import replace

from tests.newsroom import Newsroom


def beside_a_cms(newsroom: Newsroom) -> None:
    """From now on, acts and pages hand changes of the CMS's articles over."""
    newsroom.house = replace(newsroom.house, hands_over=True)
    newsroom.app.extensions["corrections.house"] = newsroom.house
