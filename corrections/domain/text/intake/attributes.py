"""The attributes that an element keeps, each in the one form it is stored in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urljoin, urlsplit

from corrections.domain.text.intake.allow_list import (
    ATTRIBUTES,
    LINK_ATTRIBUTES,
    PATTERNS,
    SCHEMES,
    TEXT_ATTRIBUTES,
)
from corrections.domain.text.plain_text import fold, line_feeds, normal, refuse_unreadable

LinkCheck = Callable[[str], bool]


def kept_attributes(
    tag: str, found: Mapping[str, str], *, base_url: str, link_stands: LinkCheck
) -> dict[str, str]:
    """What of the attributes `found` on a `tag` is stored, ordered by name."""
    kept = {}
    for name in sorted(found.keys() & (ATTRIBUTES["*"] | ATTRIBUTES.get(tag, frozenset()))):
        if name in LINK_ATTRIBUTES:
            value = _link(found[name], base_url=base_url, link_stands=link_stands)
        elif name in TEXT_ATTRIBUTES:
            value = fold(normal(line_feeds(found[name]), field=name)).strip(" ")
        else:
            value = found[name].strip() if PATTERNS[name].fullmatch(found[name].strip()) else None
        if value is not None:
            kept[name] = value
    return kept


def _link(address: str, *, base_url: str, link_stands: LinkCheck) -> str | None:
    words = "".join(address.split("\n")).replace("\t", "").replace("\r", "").strip(" \f").replace(" ", "%20")
    refuse_unreadable(words, field="link")
    try:
        absolute = urljoin(base_url, words) if base_url else words
        scheme = urlsplit(absolute).scheme
    except ValueError:
        return None
    return absolute if scheme in SCHEMES and link_stands(absolute) else None
