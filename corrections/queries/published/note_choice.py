"""Which notes of the public record somebody asked for, as conditions on the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select

from corrections.domain.refusals import NotFound
from corrections.models import Article, Note, VersionText
from corrections.models.article import Desk
from corrections.models.public_view import SHOWS_WORDS, searchable_notes

LONGEST_SEARCH = 200
_MONTH = re.compile(r"([1-9][0-9]{3})-(0[1-9]|1[0-2])\Z")
_ESCAPED = re.compile(r"[\\%_]")


@dataclass(frozen=True, slots=True)
class NoteChoice:
    """The kind, desk, month (such as 2026-03), language, words and article asked for; empty: any."""

    kind: str = ""
    desk: str = ""
    month: str = ""
    language: str = ""
    words: str = ""
    article: str = ""

    def __bool__(self) -> bool:
        """Whether anything was asked for."""
        return any((self.kind, self.desk, self.month, self.language, self.words, self.article))


def conditions(choice: NoteChoice, zone: ZoneInfo) -> Iterator[ColumnElement[bool]]:
    """What the notes must be, for a select of Note, Article and (of the live version) VersionText.

    Raises NotFound for a month that is none and for what no row can hold.
    """
    if "\x00" in "".join((choice.kind, choice.desk, choice.language, choice.words, choice.article)):
        raise NotFound
    if choice.kind:
        yield Note.kind == choice.kind
    if choice.desk:
        yield Article.desk_id == select(Desk.id).where(Desk.name == choice.desk).scalar_subquery()
    if choice.month:
        start, end = month_of(choice.month, zone)
        yield (Note.published_at >= start) & (Note.published_at < end)
    if choice.language:
        dialects = Note.language.startswith(f"{choice.language}-", autoescape=True)
        yield (Note.language == choice.language) | dialects
    if choice.article:
        yield Article.slug == choice.article
    if choice.words:
        yield _says(choice.words[:LONGEST_SEARCH])


def month_of(text: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When a month such as 2026-03 begins and ends by the publication's clock. Raises NotFound."""
    match = _MONTH.match(text)
    if match is None:
        raise NotFound
    year, month = int(match[1]), int(match[2])
    after = (year + month // 12, month % 12 + 1)
    if after[0] > MAXYEAR:
        raise NotFound
    start, end = (datetime(*each, 1, tzinfo=zone).astimezone(UTC) for each in ((year, month), after))
    return start, end


def _says(words: str) -> ColumnElement[bool]:
    """Whether note or headline, as far as they are shown, has the words.

    SQLite folds only ASCII letters, so usual spellings are tried.
    """
    spellings = {words, words.lower(), words.upper(), words[:1].upper() + words[1:].lower()}
    patterns = sorted("%" + _ESCAPED.sub(r"\\\g<0>", each) + "%" for each in spellings)
    columns = ((Note.text, searchable_notes()), (VersionText.headline, SHOWS_WORDS))
    return or_(
        *(
            and_(shown, or_(*(column.ilike(pattern, escape="\\") for pattern in patterns)))
            for column, shown in columns
        )
    )
