"""The whole live text of an article, for whoever edits it whole."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from corrections.domain.house_rules import HouseRules
from corrections.domain.reading.directions import direction_of
from corrections.domain.refusals import UnknownArticle
from corrections.models import Article
from corrections.models.newsroom.handed_change import is_made_there
from corrections.models.sessions import Sessions
from corrections.models.version_chain import text_of
from corrections.queries.reading_session import reading


@dataclass(frozen=True, slots=True)
class EditPage:
    """The live text with the tokens that the form carries; `body` is the stored string, `is_made_there` whether the
    desk's changes of this article are made in a CMS."""

    number: int
    slug: str
    version: int
    status: str
    language: str
    direction: str
    headline: str
    dek: str
    body: str
    is_made_there: bool


def edit_page(sessions: Sessions, slug: str, *, house: HouseRules) -> EditPage:
    """The live text of an article. Raises UnknownArticle."""
    with reading(sessions) as session:
        article = session.scalar(select(Article).where(Article.slug == slug, Article.current_version > 0))
        if article is None:
            raise UnknownArticle
        text = text_of(session, article.id, article.current_version)
    return EditPage(
        number=article.id,
        slug=article.slug,
        version=article.current_version,
        status=article.status,
        language=article.language,
        direction=direction_of(article.language),
        headline=text.headline,
        dek=text.dek,
        body=text.body,
        is_made_there=is_made_there(house, article),
    )
