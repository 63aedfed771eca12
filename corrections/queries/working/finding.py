"""The page on which the newsroom opens a case by itself: an article's live text, and where words stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from corrections.domain.working.siblings import occurrences
from corrections.models import Article, ArticleVersion, VersionText
from corrections.models.article import article_named
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.queries.desk.surroundings import PlaceToChoose, in_context
from corrections.queries.reading_session import reading

MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class ArticleToChoose:
    """An article in the list to choose from."""

    slug: str
    headline: str
    language: str
    author: str


@dataclass(frozen=True, slots=True)
class FindingPage:
    """The article, its live version, what was looked for, and the places where exactly that stands."""

    slug: str
    headline: str
    language: str
    version: int
    find: str
    places: tuple[PlaceToChoose, ...]


def articles_to_choose(sessions: Sessions, words: str) -> tuple[ArticleToChoose, ...]:
    """The newest articles whose headline holds these words, or that have this address; at most thirty."""
    sought = words.strip()
    live = (ArticleVersion.article_id == Article.id) & (ArticleVersion.number == Article.current_version)
    chosen = (
        select(Article.slug, VersionText.headline, Article.language, Article.author)
        .join(ArticleVersion, live)
        .join(VersionText, VersionText.version_id == ArticleVersion.id)
        .where(Article.status != "removed")
        .order_by(Article.published_at.desc(), Article.id.desc())
        .limit(MOST_LISTED)
    )
    if sought:
        named = Article.slug == sought.rstrip("/").rpartition("/")[2]
        chosen = chosen.where(VersionText.headline.icontains(sought, autoescape=True) | named)
    with reading(sessions) as session:
        return tuple(ArticleToChoose(*row) for row in session.execute(chosen))


def finding_page(sessions: Sessions, slug: str, find: str) -> FindingPage:
    """The page of an article. Two statements. Raises UnknownArticle."""
    with reading(sessions) as session:
        article = article_named(session, slug)
        text = text_of(session, article.id, article.current_version)
    places = (
        PlaceToChoose(
            place.part.value,
            place.span.start,
            place.span.end,
            in_context(text.canonical(place.part), place.span),
        )
        for place in occurrences(text, find.strip())
    )
    return FindingPage(
        article.slug, text.headline, article.language, article.current_version, find, tuple(places)
    )
