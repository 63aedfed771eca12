"""The article as a list of passages, for a report without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass

from corrections.domain.reading.directions import direction_of
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.stored_string import scan
from corrections.models import VersionText
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article, version_rows


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the text. `start` and `end` are code points of the part's canonical text, half open."""

    index: int
    part: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What a reader can point at: headline, dek and every block of the body that has words, in order.

    The form's field `paragraph` names one by its `index`; `exact` may then hold the very words.
    """

    slug: str
    headline: str
    language: str
    direction: str
    version: int
    paragraphs: tuple[Paragraph, ...]


def report_page(sessions: Sessions, slug: str, version: int | None = None) -> ReportPage:
    """The passages of a version (None, or one there never was: the live one). Raises UnknownArticle."""
    with reading(sessions) as session:
        article = public_article(session, slug)
        known = version is not None and 1 <= version <= article.current_version
        number = version if version is not None and known else article.current_version
        _, words = version_rows(session, article, number)
        return ReportPage(
            slug=article.slug,
            headline=words.headline,
            language=article.language,
            direction=direction_of(article.language),
            version=number,
            paragraphs=_paragraphs(words),
        )


def _paragraphs(words: VersionText) -> tuple[Paragraph, ...]:
    found = scan(words.body)
    passages = [(Part.HEADLINE, Span(0, len(words.headline)), words.headline)]
    passages += [(Part.DEK, Span(0, len(words.dek)), words.dek)]
    passages += [(Part.BODY, block.span, block.span.slice(found.text)) for block in found.blocks]
    return tuple(
        Paragraph(index, part.value, span.start, span.end, text)
        for index, (part, span, text) in enumerate(each for each in passages if each[2].strip())
    )
