"""Entries one after the other for an export, a thousand at a time, so that any number needs the same memory."""

from __future__ import annotations

from collections.abc import Iterator

from corrections.models.sessions import Sessions
from corrections.queries.reading_session import reading
from corrections.queries.record.log_listing import LogLineShown, lines_of
from corrections.queries.record.log_question import LogQuestion, answering, article_asked

BATCH = 1000


def log_stream(sessions: Sessions, question: LogQuestion) -> Iterator[LogLineShown]:
    """The entries that answer, the oldest first; each batch in a session of its own."""
    after = -1
    while True:
        with reading(sessions) as session:
            found = answering(question, article_asked(session, question), after=after)
            numbers = session.scalars(found.order_by(found.selected_columns[0]).limit(BATCH)).all()
            lines = lines_of(session, numbers)
        yield from lines
        if len(numbers) < BATCH:
            return
        after = numbers[-1]
