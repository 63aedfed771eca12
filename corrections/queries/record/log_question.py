"""What somebody asks of the log, and the entries that answer it, by the indexes that the log's lines have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from corrections.domain.record.log_words import words_in
from corrections.models import Article, FormerSlug, LogLine, LogWord

NONE_LATER = 2**62
Column = InstrumentedAttribute[Any]


@dataclass(frozen=True, slots=True)
class LogQuestion:
    """All of it has to hold; what is empty is not asked. Times are half open: from `since`, before `until`."""

    person: int | None = None
    act: str = ""
    article: str = ""
    subject: str = ""
    reason: str = ""
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it asks for the whole log."""
        return self == LogQuestion()


def article_asked(session: Session, question: LogQuestion) -> int | None:
    """The number of the article that is asked for, by its address, present or former; None where there is none."""
    if not question.article:
        return None
    former = select(FormerSlug.article_id).where(FormerSlug.slug == question.article)
    return session.scalar(
        select(Article.id).where(or_(Article.slug == question.article, Article.id.in_(former)))
    )


def answering(
    question: LogQuestion, article: int | None, *, before: int | None = None, after: int | None = None
) -> Select[int]:
    """The numbers of the entries that answer; a page is cut by `before`, an export goes on `after`.

    The narrowest filter leads through its index, and the others are looked up at what it finds: with hundreds of
    thousands of entries on either side a database might otherwise choose the wrong one.
    """
    chosen = select(LogLine.seq)
    wanted = _wanted(question, article)
    words = sorted(words_in(question.words), key=len, reverse=True)
    seq = LogLine.seq
    if words and not (question.subject or question.article):
        (first, *words), seq = words, LogWord.seq
        chosen = select(seq).where(LogWord.word == first).join(LogLine, LogLine.seq == LogWord.seq)
        chosen = chosen.where(*(_beside(*each) for each in wanted))
    elif wanted:
        (column, value), *rest = wanted
        chosen = chosen.where(column == value, *(_with_lead(column, *each) for each in rest))
    return chosen.where(*(_has(word, seq) for word in words), *_bounds(question, seq, before, after))


def _wanted(question: LogQuestion, article: int | None) -> Sequence[tuple[Column, object]]:
    """Columns and values, the narrowest first."""
    given: Sequence[tuple[Column, object, object]] = (
        (LogLine.subject, question.subject, question.subject),
        (LogLine.article_id, question.article, -1 if article is None else article),
        (LogLine.reason, question.reason, question.reason),
        (LogLine.staff_id, question.person, question.person),
        (LogLine.act, question.act, question.act),
    )
    return [(column, value) for column, asked, value in given if asked]


def _with_lead(lead: Column, column: Column, value: object) -> ColumnElement[bool]:
    """One index serves person and act together; everything else is compared where the lead led."""
    return column == value if (lead, column) == (LogLine.staff_id, LogLine.act) else _beside(column, value)


def _beside(column: Column, value: object) -> ColumnElement[bool]:
    """Equal, in words that no index answers to."""
    return (column + 0 if isinstance(value, int) else column + "") == value


def _has(word: str, seq: Column) -> ColumnElement[bool]:
    other = aliased(LogWord)
    return exists().where(other.word == word, other.seq == seq)


def _bounds(
    question: LogQuestion, seq: Column, before: int | None, after: int | None
) -> list[ColumnElement[bool]]:
    """The range of entries: times never go back in the log, so a time is a place in it."""
    bounds: list[ColumnElement[bool]] = []
    if before is not None:
        bounds.append(seq < before)
    if after is not None:
        bounds.append(seq > after)
    if question.since is not None:
        bounds.append(seq >= func.coalesce(_first_at(question.since), NONE_LATER))
    if question.until is not None:
        bounds.append(seq < func.coalesce(_first_at(question.until), NONE_LATER))
    return bounds


def _first_at(moment: datetime) -> Any:
    line = aliased(LogLine)
    found = select(line.seq).where(line.at >= moment).order_by(line.at, line.seq).limit(1)
    return found.scalar_subquery()
