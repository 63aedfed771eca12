"""Checking the log's index: each line and its words are those of the entry, or of the act behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from corrections.domain.record.log_lines import Line, private_line, public_line
from corrections.models import LogEntry, LogLine, LogWord, PrivateAct
from corrections.queries.found_broken import Broken

BATCH = 1000


def check(session: Session, size: int) -> Iterator[Broken]:
    """Compare every line with its entry; give what differs. `size` is how many entries there are."""
    words = _Words(session)
    for row in session.execute(_rows()).yield_per(BATCH):
        where = f"line {row.seq}"
        if row.entry is None:
            yield Broken(where, "it is in the index, but the log has no such entry")
        elif (_kept(row), row.at) != (_told(row), datetime.fromisoformat(json.loads(row.entry)["at"])):
            yield Broken(where, "it is not the one of its entry")
        elif words.of(row.seq) != _told_words(row):
            yield Broken(where, "its words are not those of its entry")
        size -= 1
    if size:
        yield Broken("the index of the log", f"{size} entries have no line")
    if words.is_left:
        yield Broken("the index of the log", "words are kept of entries that are not there")


class _Words:
    """The words of the entries, asked for in the order of the entries."""

    def __init__(self, session: Session) -> None:
        chosen = select(LogWord.seq, LogWord.word).order_by(LogWord.seq)
        self._rows = iter(session.execute(chosen).yield_per(BATCH))
        self._next: Any = next(self._rows, None)

    @property
    def is_left(self) -> bool:
        """Whether there are words that nobody asked for."""
        return self._next is not None

    def of(self, seq: int) -> frozenset[str]:
        """The words of an entry; those of entries that were left out stay in the way, and are found."""
        found = set()
        while self._next is not None and self._next.seq == seq:
            found.add(self._next.word)
            self._next = next(self._rows, None)
        return frozenset(found)


def _kept(row: Row[Any]) -> tuple[object, ...]:
    return (row.act, row.subject, row.article_id, row.staff_id, row.reason)


def _told(row: Row[Any]) -> tuple[object, ...]:
    line = _line(row)
    return (line.act, line.subject, line.article, line.staff, line.reason)


def _told_words(row: Row[Any]) -> frozenset[str]:
    return _line(row).words


def _line(row: Row[Any]) -> Line:
    """What the entry says; entries that are older than this index do not name the article of their case."""
    if row.contents is None:
        written = json.loads(row.entry)
        return public_line(written["kind"], written)
    return private_line({"article": row.article_id, **json.loads(row.contents)})


def _rows() -> Any:
    line = (LogLine.act, LogLine.subject, LogLine.article_id, LogLine.staff_id, LogLine.reason, LogLine.at)
    return (
        select(LogLine.seq, *line, LogEntry.entry, PrivateAct.contents)
        .outerjoin(LogEntry, LogEntry.seq == LogLine.seq)
        .outerjoin(PrivateAct, PrivateAct.seq == LogLine.seq)
        .order_by(LogLine.seq)
    )
