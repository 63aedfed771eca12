"""What of a page is not part of the article: a newsroom's settings, and how they judge an element."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_NEVER_ARTICLE: Mapping[str, str] = {"aside": "aside", "nav": "navigation"}
EXCERPT_LENGTH = 120


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What did not become text, or perhaps should not have: a reason code and its first words."""

    reason: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class ImportRules:
    """A newsroom's settings for taking articles in.

    Lines are compared whole, after trimming; `related_lines` without case and closing colon. `limit` and
    `headline_limit` count code points.
    """

    advertisement_lines: frozenset[str] = frozenset({"Advertisement", "ADVERTISEMENT"})
    advertisement_classes: frozenset[str] = frozenset(
        {"ad", "ads", "advert", "advertisement", "ad-slot", "adsbygoogle", "banner-ad", "sponsored"}
    )
    related_classes: frozenset[str] = frozenset(
        {"read-also", "related", "related-articles", "related-posts", "related-topics"}
    )
    related_lines: frozenset[str] = frozenset(
        {
            "also read", "more on this topic", "other topics of interest", "read also", "read more",
            "related", "related articles", "related topics", "related stories",
            "читайте також", "за темою", "схожі новини",
        }
    )  # fmt: skip
    reporting_phrases: frozenset[str] = frozenset(
        {
            "to suggest a correction", "highlight the text and press", "ctrl + enter", "ctrl+enter",
            "виділіть текст",
        }
    )  # fmt: skip
    base_url: str = ""
    limit: int = 2_000_000
    headline_limit: int = 500

    def reason_to_leave_out(self, tag: str, attributes: Mapping[str, str]) -> str:
        """The code of why an element is no part of the article, or an empty string."""
        if attributes.get("data-corrections", "").strip().lower() == "ignore":
            return "ignored"
        if tag in _NEVER_ARTICLE:
            return _NEVER_ARTICLE[tag]
        classes = frozenset(attributes.get("class", "").lower().split())
        if classes & self.advertisement_classes:
            return "advertisement"
        return "related" if classes & self.related_classes else ""


NO_RULES = ImportRules(
    advertisement_lines=frozenset(),
    advertisement_classes=frozenset(),
    related_classes=frozenset(),
    related_lines=frozenset(),
    reporting_phrases=frozenset(),
)


def excerpt_of(text: str) -> str:
    """The first words of something left out, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT_LENGTH else line[: EXCERPT_LENGTH - 1] + "…"
