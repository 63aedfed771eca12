"""The front page: the articles, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """One article on the front page. `note_kinds` are the kinds of its notes, each once, oldest first."""

    slug: str
    headline: str
    dek: str
    language: str
    direction: str
    author: str
    published_at: datetime
    version: int
    note_kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A page of articles. `older` is the mark of the next page (`/?older=...`), or None at the end."""

    articles: tuple[ArticleCard, ...]
    older: str | None
