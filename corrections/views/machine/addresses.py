"""Our pages' addresses as the world knows them: ids in feeds and exports, the same from every process."""

from __future__ import annotations

from typing import Any

from flask import url_for

from corrections.views.context import settings


def known_as(endpoint: str, **values: Any) -> str:
    """The full address of a page, under the publication's public address."""
    return settings().public_url + url_for(endpoint, **values)


def article_address(slug: str) -> str:
    """An article's own address."""
    return known_as("public.article", slug=slug)


def version_address(slug: str, number: int) -> str:
    """One version's address, for ever."""
    return known_as("public.version", slug=slug, number=number)


def note_address(reference: str) -> str:
    """A note's own address."""
    return known_as("public.note", reference=reference)
