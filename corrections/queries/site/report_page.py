"""The article as a list of passages, for a report without JavaScript."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from corrections.domain.reading.directions import direction_of
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.stored_string import scan
from corrections.models import VersionText
from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.site.article_row import public_article, version_rows

KINDS = {"img": "picture", "figcaption": "caption", "caption": "caption"}
_ALT = re.compile(r' alt="([^"]+)"')
_FILE = re.compile(r' src="(?:[^"]*/)?([^"/]+)"')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the text. `start` and `end` are code points of the part's canonical text, half open.

    `kind` is picture, caption or empty; the text of a picture is what is said of it, and no part of the article's.
    """

    index: int
    part: str
    start: int
    end: int
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What a reader can point at: headline, dek and every block of the body that has words or is a picture, in order.

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
    passages = [(Part.HEADLINE, Span(0, len(words.headline)), words.headline, "")]
    passages += [(Part.DEK, Span(0, len(words.dek)), words.dek, "")]
    for block in found.blocks:
        text = block.span.slice(found.text)
        if block.tag == "img":
            text = _said_of(words.body[block.string_start : block.string_end])
        passages.append((Part.BODY, block.span, text, KINDS.get(block.tag, "")))
    return tuple(
        Paragraph(index, part.value, span.start, span.end, text, kind)
        for index, (part, span, text, kind) in enumerate(
            each for each in passages if each[2].strip() or each[3] == "picture"
        )
    )


def _said_of(picture: str) -> str:
    """What a picture's element says it shows, or the name of its file."""
    found = _ALT.search(picture) or _FILE.search(picture)
    return unescape(found[1]) if found else ""
