"""Which addresses are kept in front of the application, and whose stamp says that they changed."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

ARTICLE = re.compile(
    r"/articles/(?P<slug>[a-z0-9][a-z0-9-]*)"
    r"(?:|/versions|/versions\.svg|/versions/[1-9][0-9]*|/compare/[1-9][0-9]*\.\.[1-9][0-9]*|/timemap)\Z"
)
SITE = re.compile(r"/|/corrections|/corrections/[0-9]{4}-[0-9]+|/corrections\.(?:atom|rss|json)")
FILE = re.compile(r"/static/h-[0-9a-f]{12}/[a-z0-9_./-]+")


class Whose(Enum):
    """Whose change makes a page another one."""

    ARTICLE = "article"
    SITE = "site"
    NOBODY = "nobody"


@lru_cache(maxsize=4096)
def whose(path: str) -> tuple[Whose, str] | None:
    """Who a page belongs to, with the article's slug; None for addresses that are never kept."""
    article = ARTICLE.match(path)
    if article:
        return Whose.ARTICLE, article["slug"]
    if SITE.fullmatch(path):
        return Whose.SITE, ""
    return (Whose.NOBODY, "") if FILE.fullmatch(path) else None
